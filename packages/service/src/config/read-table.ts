import type { ReferenceTable } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import { isRecord } from "./is-record.ts";

/** Takes a table, or what reading one gave; every mistake in it is a sentence. */
export function readTable(value: unknown): Result<ReferenceTable, readonly string[]> {
  if (isTable(value)) return ok(value);
  if (value === undefined) return err([`table: there is none; give ${WHAT_GIVES_ONE}.`]);
  if (typeof value === "string") return err([`table: expected a table, not its file's name; give ${WHAT_GIVES_ONE}.`]);
  if (value instanceof Promise) return err(["table: expected a table, not the promise of one; await it."]);
  if (!isOutcome(value)) return err([NO_TABLE]);
  return value.match<Result<ReferenceTable, readonly string[]>>(
    (table) => (isTable(table) ? ok(table) : err([NO_TABLE])),
    (found) => {
      const problems = Problems.safeParse(found);
      return err(problems.success ? problems.data.map(({ sentence }) => `table: ${sentence}`) : [NO_TABLE]);
    },
  );
}

const WHAT_GIVES_ONE = "what readCsvTable, readYamlTable or defineTable gives";

const NO_TABLE = `table: expected ${WHAT_GIVES_ONE}.`;

const Problems = z.array(z.looseObject({ sentence: z.string() })).min(1);

const TableShape = z.looseObject({
  name: z.string(),
  org: z.string(),
  version: z.string(),
  rows: z.array(
    z.looseObject({
      id: z.string(),
      owner: z.string(),
      class: z.string(),
      conditions: z.array(z.looseObject({})),
      grants: z.array(z.looseObject({ kind: z.string() })),
    }),
  ),
  rules: z.looseObject({ login: z.looseObject({}), brakes: z.looseObject({}) }),
});
const isTable = (value: unknown): value is ReferenceTable => TableShape.safeParse(value).success;

/** A `Result`, of whichever copy of neverthrow. */
interface Outcome {
  match<T>(ok: (value: unknown) => T, err: (error: unknown) => T): T;
}
const isOutcome = (value: unknown): value is Outcome => isRecord(value) && typeof value["match"] === "function";
