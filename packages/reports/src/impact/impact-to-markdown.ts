import type { Impact } from "@tenure/lifecycle-rules";
import { markdownText } from "../text/markdown-text.ts";
import type { ImpactReportOptions } from "./impact-report-options.ts";

/** What a new table would change, as a comment on a pull request. Names of groups and rows, numbers of people. */
export function impactToMarkdown(
  { affected, changes, people }: Impact,
  { brakes = [] }: ImpactReportOptions = {},
): string {
  const over = brakes.map(({ sentence }) => `- ⛔ ${markdownText(sentence)}`);
  const head = `**${affected} of ${people} people** would gain or lose something.`;
  if (changes.length === 0) return `${head}\n`;
  const rows = changes.map(({ after, before, direction, name, people: those, rows }) => {
    const by = rows.map(({ rowId, people: count }) => `${markdownText(rowId)} (${count})`).join(", ");
    return `| ${direction} | ${markdownText(name)} | ${those.length} | ${before} → ${after} | ${by} |`;
  });
  return [
    head,
    "",
    ...(over.length === 0 ? [] : ["Over the table's own limits:", "", ...over, ""]),
    "| | What | People | Before → after | By row |",
    "| --- | --- | --: | --: | --- |",
    ...rows,
    "",
  ].join("\n");
}
