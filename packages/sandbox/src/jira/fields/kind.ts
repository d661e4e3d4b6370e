import type { Result } from "neverthrow";
import type { Reader } from "../http/reader.ts";
import type { Site } from "../site.ts";
import type { Context, Field, Place } from "./field.ts";

/** Where a value is written. */
export interface Writing {
  readonly site: Site;
  readonly field: Field;
  readonly place: Place;
  readonly context: Context | undefined;
  /** Version 2 takes wiki markup where version 3 takes documents. */
  readonly version: 2 | 3;
}

/** What may be done to a field in `update`. */
export type Verb = "set" | "add" | "remove" | "edit" | "copy";

/**
 * How one kind of field behaves. What is kept is ids and plain values, so that renaming a user or an option changes
 * every issue at once; what is shown is made when it is read.
 */
export interface Kind {
  /** `schema.type`; absent for some fields of apps. */
  readonly type?: string;
  /** `schema.items`, for lists. */
  readonly items?: string;
  /** `schema.custom`; absent for kinds that only system fields have. */
  readonly custom?: string;
  readonly verbs: readonly Verb[];
  /** From what a caller writes (never null) to what is kept; a text says what is wrong. */
  readonly read: (input: unknown, at: Writing) => Result<unknown, string>;
  /** From what is kept (never null) to what a reader gets. */
  readonly view: (stored: unknown, reader: Reader) => unknown;
  /** The raw value in a changelog; texts have none. */
  readonly raw: (stored: unknown) => string | null;
  /** The value as a person reads it. */
  readonly text: (stored: unknown, site: Site) => string;
  /** What may be chosen, where that is a closed list. */
  readonly choices?: (at: Omit<Writing, "version">, reader: Reader) => readonly unknown[];
}

/** Whether a kind holds several values. */
export function isList(kind: Kind): boolean {
  return kind.type === "array";
}
