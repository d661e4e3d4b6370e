import type { MinedTable } from "@tenure/lifecycle-rules";

/** What rows that were inferred leave open, on one line. */
export function minedWords({ exceptions, rows }: Pick<MinedTable, "exceptions" | "rows">): string {
  const held = exceptions.filter(({ kind }) => kind === "held-without-row").length;
  const lacked = exceptions.length - held;
  const size = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  const left = held === 1 ? "1 membership fits" : `${held} memberships fit`;
  const more = lacked === 0 ? "" : `, and ${lacked === 1 ? "1 more" : `${lacked} more`} would be given`;
  return `${size} inferred from who is in which group; ${left} none of them${more}`;
}
