import type { AttributeValue } from "../request/request.ts";

/** An imaginary person and everything the table should give them: the policy's examples, kept true by machine. */
export interface Persona {
  readonly name: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /**
   * Everything by attributes alone, and nothing more: group names, application labels, `task NAME` and
   * `mail EVENT to AUDIENCE`.
   */
  readonly grants: readonly string[];
  /** Privileged groups and applications the person may ask for; what is not said is not checked. */
  readonly mayAskFor?: readonly string[];
}

/** A persona the table gives something else. */
export interface PersonaFailure {
  readonly persona: string;
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
  readonly sentence: string;
}

/** A row that could be deleted, or a cell that could be emptied, without any persona noticing. */
export interface UntestedRow {
  readonly rowId: string;
  readonly mutation: { readonly kind: "deleted" } | { readonly kind: "widened"; readonly attribute: string };
  readonly sentence: string;
}

/** What testing a table found. */
export interface PolicyTestReport {
  readonly personas: number;
  readonly failures: readonly PersonaFailure[];
  /** How many rows and cells were changed to see whether somebody notices. */
  readonly mutations: number;
  readonly untested: readonly UntestedRow[];
}
