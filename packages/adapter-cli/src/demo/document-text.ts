import { z } from "zod";

const Node = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.looseObject({ text: z.string().optional(), title: z.string().optional() }).optional(),
  content: z.array(z.unknown()).optional(),
});

/** Blocks after which a reader's eye begins a new line. */
const BLOCKS = new Set(["paragraph", "tableRow", "expand", "heading"]);

/** The words of an Atlassian document, a line for each paragraph and each row of a table. */
export function documentText(document: unknown): string {
  return words(document, "\n")
    .split("\n")
    .map((line) => line.replaceAll(/ +/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function words(value: unknown, blockEnd: string): string {
  const { attrs, content = [], text, type } = Node.parse(value);
  // Cells of a row share its line.
  const end = type === "tableRow" ? " " : blockEnd;
  const inner = content.map((child) => words(child, end)).join("");
  const own = type === "expand" ? `${attrs?.title ?? ""}\n` : (text ?? attrs?.text ?? "");
  return `${own}${inner}${BLOCKS.has(type) ? blockEnd : ""}`;
}
