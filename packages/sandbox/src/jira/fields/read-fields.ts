import { err, ok, type Result } from "neverthrow";
import { isObject } from "../http/call.ts";
import { cannotBeSet, type Problem, refuse, refuseFields } from "../http/problem.ts";
import type { Site } from "../site.ts";
import { contextAt, type Field, type Place } from "./field.ts";
import { isList, type Writing } from "./kind.ts";
import { kinds } from "./kinds.ts";

/** What a caller asks to be written: whole values, and steps on values. */
export interface FieldWrites {
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly update?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> | undefined;
}

/** Where and how it is written. */
export interface WriteOptions {
  readonly site: Site;
  readonly place: Place;
  readonly version: 2 | 3;
  /** Whether the field may be written here at all: screen, permission, status. */
  readonly isOpen: (field: Field) => boolean;
  /** Values as they are now; steps start from them. */
  readonly current: Readonly<Record<string, unknown>>;
}

/**
 * Reads what is to be written, to values as they are kept; `undefined` clears a field. All bad fields are named at
 * once, and then nothing is written.
 */
export function readFields(
  writes: FieldWrites,
  options: WriteOptions,
): Result<Readonly<Record<string, unknown>>, Problem> {
  const { fields = {}, update = {} } = writes;
  const twice = Object.keys(fields).find((id) => Object.hasOwn(update, id));
  if (twice !== undefined) {
    return err(
      refuseFields({
        [twice]: `Field '${twice}' cannot be set. It is defined in both the fields and the update section.`,
      }),
    );
  }
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  const write = (id: string, steps: readonly (readonly [string, unknown])[]) => {
    const result = readOne(id, steps, options);
    if (result.isErr()) errors[id] = result.error;
    else values[id] = result.value;
  };
  for (const [id, input] of Object.entries(fields)) write(id, [["set", input]]);
  for (const [id, steps] of Object.entries(update)) {
    write(
      id,
      steps.flatMap((step) => Object.entries(step)),
    );
  }
  return Object.keys(errors).length > 0 ? err(refuseFields(errors)) : ok(values);
}

function readOne(
  id: string,
  steps: readonly (readonly [string, unknown])[],
  { site, place, version, isOpen, current }: WriteOptions,
): Result<unknown, string> {
  const field = site.fields.get(id);
  const context = field && contextAt(field, place);
  if (field === undefined || context === undefined) return err(cannotBeSet(id));
  const kind = kinds[field.kind];
  if (kind.verbs.length === 0 || !isOpen(field)) return err(cannotBeSet(id));
  const at: Writing = { site, field, place, context, version };
  let value = current[id];
  for (const [verb, input] of steps) {
    if (verb === "set") {
      const isEmpty =
        input === null || input === undefined || (Array.isArray(input) && input.length === 0) || input === "";
      const read = isEmpty ? ok(undefined) : kind.read(input, at);
      if (read.isErr()) return err(read.error);
      value = read.value;
    } else if ((verb === "add" || verb === "remove") && isList(kind)) {
      const read = kind.read([input], at);
      if (read.isErr()) return err(read.error);
      const now = Array.isArray(value) ? value : [];
      const given = Array.isArray(read.value) ? read.value : [];
      const next = verb === "add" ? [...new Set([...now, ...given])] : now.filter((one) => !given.includes(one));
      value = next.length === 0 ? undefined : next;
    } else {
      return err(`Field does not support operation '${verb}'.`);
    }
  }
  return ok(value);
}

/** Reads the `fields` and `update` members of a body. */
export function writesIn(body: Readonly<Record<string, unknown>>): Result<FieldWrites, Problem> {
  const { fields, update } = body;
  const isBad = (part: unknown) => part !== undefined && !isObject(part);
  if (isBad(fields) || isBad(update)) return err(refuse(400, "Operation value must be an object"));
  const steps: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const [id, list] of Object.entries(isObject(update) ? update : {})) {
    if (!Array.isArray(list) || !list.every(isObject)) return err(refuseFields({ [id]: "data was not an array" }));
    steps[id] = list;
  }
  return ok({ fields: isObject(fields) ? fields : {}, update: steps });
}

/** Values with a few of them replaced; `undefined` takes one out. */
export function merge(
  values: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries({ ...values, ...changes }).filter(([, value]) => value !== undefined));
}
