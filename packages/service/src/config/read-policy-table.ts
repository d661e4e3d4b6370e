import { type ReferenceTable, withApplications } from "@tenure/lifecycle-rules";
import { err, type Result } from "neverthrow";
import { type KnownApplications, knownApplications } from "./application-facts.ts";
import { type DeclaredApplication, readApplications } from "./application-settings.ts";
import { readTable } from "./read-table.ts";

/** A table whose rows name what Okta knows, and the applications that are declared beside it. */
export interface PolicyTable {
  readonly table: ReferenceTable;
  readonly applications: readonly DeclaredApplication[];
  /** What plans cannot know of applications. */
  readonly unknown: Omit<KnownApplications, "facts">;
}

/**
 * Reads the table and the applications of a configuration together: rows may name an application by the key of its
 * blueprint, and what the configuration and the catalogue know of it becomes part of the table and of its version.
 * Every mistake is a sentence.
 */
export function readPolicyTable(table: unknown, applications: unknown): Result<PolicyTable, readonly string[]> {
  const read = readTable(table);
  const declared = readApplications(applications);
  if (read.isErr() || declared.isErr()) {
    return err([...(read.isErr() ? read.error : []), ...(declared.isErr() ? declared.error : [])]);
  }
  const { facts, ...unknown } = knownApplications(declared.value, read.value);
  return withApplications(read.value, facts, "table")
    .map((resolved) => ({ table: resolved, applications: declared.value, unknown }))
    .mapErr((problems) => [
      ...problems.map(({ sentence }) => sentence),
      // Likely the reason, where a row names an application that is declared.
      ...unknown.unknownGroups
        .filter(({ place }) => place.endsWith("assignmentGroups"))
        .map(
          ({ place, group }) =>
            `${place}: the table knows no id and name of the group "${group}"; write both under rules.applications.`,
        ),
    ]);
}
