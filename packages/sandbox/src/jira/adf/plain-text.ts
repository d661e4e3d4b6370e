import { isObject } from "../http/call.ts";

const BLOCKS = new Set(["paragraph", "heading", "codeBlock", "tableRow", "listItem", "taskItem", "rule"]);

/** The words of a document, a line for each block. */
export function plainText(node: unknown): string {
  return words(node)
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

function words(node: unknown): string {
  if (!isObject(node)) return "";
  const attrs = isObject(node["attrs"]) ? node["attrs"] : {};
  switch (node["type"]) {
    case "text":
      return String(node["text"] ?? "");
    case "hardBreak":
      return "\n";
    case "mention":
    case "status":
    case "emoji":
      return String(attrs["text"] ?? attrs["shortName"] ?? attrs["id"] ?? "");
    case "inlineCard":
    case "blockCard":
    case "embedCard":
      return String(attrs["url"] ?? "");
    case "date":
      return new Date(Number(attrs["timestamp"])).toISOString().slice(0, 10);
  }
  const content = Array.isArray(node["content"]) ? node["content"].map(words).join(separator(node["type"])) : "";
  const title = typeof attrs["title"] === "string" ? `${attrs["title"]}\n` : "";
  return `${title}${content}${BLOCKS.has(String(node["type"])) ? "\n" : ""}`;
}

function separator(type: unknown): string {
  return type === "tableRow" ? " | " : "";
}
