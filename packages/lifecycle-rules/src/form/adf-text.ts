/** The plain text of an Atlassian document: block by block, marks and media left out. */
export function adfText(node: unknown): string {
  if (typeof node !== "object" || node === null) return "";
  const { type, text, content } = node as {
    readonly type?: unknown;
    readonly text?: unknown;
    readonly content?: unknown;
  };
  if (type === "hardBreak") return "\n";
  if (typeof text === "string") return text;
  const inner = Array.isArray(content) ? content.map(adfText).join("") : "";
  return BLOCKS.has(String(type)) ? `${inner}\n` : inner;
}

const BLOCKS = new Set(["paragraph", "heading", "blockquote", "codeBlock", "listItem", "tableRow", "rule"]);
