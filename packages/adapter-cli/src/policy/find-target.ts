import type { ReferenceTable } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { didYouMean } from "./did-you-mean.ts";

/** The id of a group or application of the table by its id or name. */
export function findTarget(table: ReferenceTable, text: string): Result<string, Complaint> {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return err(complaint("Say which group or application."));
  const targets = targetsOf(table);
  const found = targets.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
  if (found !== undefined) return ok(found.id);
  const names = targets.map(({ name }) => name);
  return err(complaint(`The table names no group or application ${text}.${didYouMean(text, names)}`));
}

/** What groups and applications are called in a table, by id. */
export function targetNames(table: ReferenceTable): ReadonlyMap<string, string> {
  return new Map(targetsOf(table).map(({ id, name }) => [id, name]));
}

function targetsOf({ rows }: ReferenceTable): readonly { readonly id: string; readonly name: string }[] {
  return rows.flatMap(({ grants }) =>
    grants.flatMap((grant) => {
      if (grant.kind === "group") return [{ id: grant.groupId, name: grant.name }];
      return grant.kind === "application" ? [{ id: grant.appId, name: grant.label }] : [];
    }),
  );
}

function complaint(sentence: string): Complaint {
  return { kind: "unknown-target", exit: exitCode.badInput, sentence };
}
