import type { TenureSettings } from "./settings.ts";

/**
 * Declares a company's settings; what an editor completes. Checked when Tenure starts, by {@link readConfig}.
 *
 * @example
 * ```ts
 * export default defineConfig({
 *   table: readCsvTable(readFileSync("reference-table.csv", "utf8"), rules, "reference-table.csv"),
 *   forms: [onboarding, change, termination],
 *   mail: { from: "Tenure <tenure@acme.example>" },
 * });
 * ```
 */
export function defineConfig(settings: TenureSettings): TenureSettings {
  return settings;
}
