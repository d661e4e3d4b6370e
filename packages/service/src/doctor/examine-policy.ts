import { lintTable } from "@tenure/lifecycle-rules";
import type { TenureConfig } from "../config/read-config.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, warning } = diagnosing("policy");

/** The table by itself, and what it names of applications: what is readable and yet probably not meant. */
export async function examinePolicy({
  table,
  unknownApplications: { unknownGroups, unknownKeys },
}: Pick<TenureConfig, "table" | "unknownApplications">): Promise<readonly Diagnosis[]> {
  const findings = lintTable(table).map(({ sentence, severity }) => (severity === "error" ? bad : warning)(sentence));
  return [
    good(`The table ${table.name} has ${table.rows.length} rows for ${table.org}.`),
    ...findings,
    ...unknownKeys.map((key) =>
      warning(
        `The table describes an application "${key}" that is neither declared nor in the catalogue: no plan knows what a leaver leaves there.`,
        "Write its residue into the table, or declare it under applications.",
      ),
    ),
    ...unknownGroups.map(({ place, group }) =>
      warning(
        `${place} names the group "${group}", whose id and name the table does not know: no plan gives the application by it, or leaves it first.`,
        "Name it with id and name under rules.applications of the table.",
      ),
    ),
  ];
}
