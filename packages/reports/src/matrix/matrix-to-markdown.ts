import { markdownText } from "../text/markdown-text.ts";
import type { AccessMatrix, Share } from "./access-matrix.ts";

const MARK: Readonly<Record<Share, string>> = { everybody: "●", some: "◐", "on-request": "○", nobody: "" };

/** The matrix as a GitHub-flavoured Markdown table. */
export function matrixToMarkdown({ attribute, lines, values }: AccessMatrix): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `## Access by ${markdownText(attribute)}`,
    "",
    "● everybody · ◐ some, other cells decide · ○ on request",
    "",
    row(["", ...values.map(markdownText)]),
    row(["---", ...values.map(() => ":-:")]),
    ...lines.map(({ cells, name }) => row([markdownText(name), ...cells.map((share) => MARK[share])])),
    "",
  ].join("\n");
}
