import { lintTable } from "@tenure/lifecycle-rules";
import type { TenureConfig } from "../config/read-config.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, warning } = diagnosing("policy");

/** The table by itself: what is readable and yet probably not meant. */
export async function examinePolicy({ table }: Pick<TenureConfig, "table">): Promise<readonly Diagnosis[]> {
  const findings = lintTable(table).map(({ sentence, severity }) => (severity === "error" ? bad : warning)(sentence));
  return [good(`The table ${table.name} has ${table.rows.length} rows for ${table.org}.`), ...findings];
}
