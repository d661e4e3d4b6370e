/** Deeper than any document people write; what lies below is left out. */
const DEEPEST = 100;

/** Nodes looked at before the rest is left out, so that no document can keep us busy. */
const MOST_NODES = 50_000;

/**
 * What a document says, as plain text: blocks on lines, list entries with a dash, cells with a bar.
 *
 * Reads anything Jira may hand over: nodes unknown to us give their text, a plain string (older
 * APIs and webhooks) comes back as it is, and everything else is empty.
 */
export function adfToText(value: unknown): string {
  if (typeof value === "string") return value;
  const seen = { nodes: 0 };
  return render(value, 0, seen)
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

type Node = { readonly [name: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

function render(value: unknown, depth: number, seen: { nodes: number }): string {
  if (!isNode(value) || depth > DEEPEST || ++seen.nodes > MOST_NODES) return "";
  const attrs = isNode(value["attrs"]) ? value["attrs"] : {};
  const children = Array.isArray(value["content"]) ? value["content"] : [];
  const inner = () => children.map((child) => render(child, depth + 1, seen));
  switch (value["type"]) {
    case "text":
      return word(value["text"]);
    case "hardBreak":
      return "\n";
    case "status":
      return `[${word(attrs["text"])}]`;
    case "mention":
      return word(attrs["text"]) || "@somebody";
    case "emoji":
      return word(attrs["text"]) || word(attrs["shortName"]);
    case "date":
      return day(attrs["timestamp"]);
    case "inlineCard":
    case "blockCard":
    case "embedCard":
      return `${word(attrs["url"])}${value["type"] === "inlineCard" ? "" : "\n"}`;
    case "rule":
      return "---\n";
    case "listItem":
      return `- ${inner().join("").trim().replaceAll("\n", "\n  ")}\n`;
    case "taskItem":
      return `[${attrs["state"] === "DONE" ? "x" : " "}] ${inner().join("")}\n`;
    case "tableRow":
      return `${inner()
        .map((cell) => cell.trim().replaceAll("\n", " "))
        .join(" | ")}\n`;
    case "expand":
    case "nestedExpand":
      return `${word(attrs["title"])}\n${inner().join("")}`;
    case "paragraph":
    case "heading":
    case "codeBlock":
      return `${inner().join("")}\n`;
    default:
      return inner().join("");
  }
}

const word = (value: unknown): string => (typeof value === "string" ? value : "");

function day(timestamp: unknown): string {
  const instant = new Date(Number(word(timestamp) || Number.NaN));
  return Number.isNaN(instant.getTime()) ? "" : instant.toISOString().slice(0, 10);
}
