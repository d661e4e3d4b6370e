import type { Impact } from "@tenure/lifecycle-rules";
import { markdownText } from "../text/markdown-text.ts";

/** What a new table would change, as a comment on a pull request. Names of groups and rows, numbers of people. */
export function impactToMarkdown({ affected, changes, people }: Impact): string {
  const head = `**${affected} of ${people} people** would gain or lose something.`;
  if (changes.length === 0) return `${head}\n`;
  const rows = changes.map(({ direction, name, people: those, rows }) => {
    const by = rows.map(({ rowId, people: count }) => `${markdownText(rowId)} (${count})`).join(", ");
    return `| ${direction} | ${markdownText(name)} | ${those.length} | ${by} |`;
  });
  return [head, "", "| | What | People | By row |", "| --- | --- | --: | --- |", ...rows, ""].join("\n");
}
