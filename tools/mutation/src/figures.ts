import { readFileSync, writeFileSync } from "node:fs";

/** What became of a file's mutants. `lawsOnly` are among the killed: no example noticed them, only a law did. */
export interface Figures {
  readonly file: string;
  readonly mutants: number;
  readonly killed: number;
  readonly lawsOnly: number;
  readonly timedOut: number;
  readonly explained: number;
  readonly unexplained: number;
}

const HEAD =
  "| file | mutants | killed | of these by laws only | timed out | equivalent (explained) | unexplained | date |";
const NUMBERS = ["mutants", "killed", "lawsOnly", "timedOut", "explained", "unexplained"] as const;

/** A row of the page's table. */
function row(figures: Figures, date: string): string {
  return `| ${[`\`${figures.file}\``, ...NUMBERS.map((name) => figures[name]), date].join(" | ")} |`;
}

/** Writes the figures of a run into the page's table, which is the last thing on it; other files keep theirs. */
export function recordFigures(page: string, figures: readonly Figures[], files: readonly string[], date: string): void {
  const text = readFileSync(page, "utf8");
  const at = text.indexOf(HEAD);
  const before = at === -1 ? `${text.trimEnd()}\n\n` : text.slice(0, at);
  const known = new Map(
    [...(at === -1 ? "" : text.slice(at)).matchAll(/^\| `(.+?)` \|.*$/gm)].map(([line, file]) => [file ?? "", line]),
  );
  for (const one of figures) known.set(one.file, row(one, date));
  const rows = files.flatMap((file) => known.get(file) ?? []);
  const rule = `| --- |${" ---: |".repeat(NUMBERS.length)} --- |`;
  writeFileSync(page, `${before}${[HEAD, rule, ...rows, total(rows)].join("\n")}\n`);
}

/** The sum of rows, whenever they were found. */
function total(rows: readonly string[]): string {
  const numbers = rows.map((line) =>
    line
      .split("|")
      .slice(2, 2 + NUMBERS.length)
      .map(Number),
  );
  const sums = NUMBERS.map((_, column) => numbers.reduce((sum, one) => sum + (one[column] ?? 0), 0));
  return `| all ${rows.length} | ${sums.join(" | ")} | |`;
}
