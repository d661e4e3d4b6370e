import { isObject } from "../http/call.ts";

/** A document as wiki markup, as version 2 and webhooks show it. */
export function adfToWiki(document: unknown): string {
  return blocks(document).trim();
}

const MARKS: Readonly<Record<string, string>> = { strong: "*", em: "_", strike: "-", underline: "+" };

type Node = Readonly<Record<string, unknown>>;

function children(node: Node): readonly Node[] {
  return Array.isArray(node["content"]) ? node["content"].filter(isObject) : [];
}

function attributes(node: Node): Node {
  return isObject(node["attrs"]) ? node["attrs"] : {};
}

function blocks(node: unknown): string {
  return isObject(node) ? children(node).map(block).join("\n\n") : "";
}

function block(node: Node): string {
  const attrs = attributes(node);
  switch (node["type"]) {
    case "paragraph":
      return inline(node);
    case "heading":
      return `h${attrs["level"]}. ${inline(node)}`;
    case "bulletList":
    case "orderedList":
      return items(node, node["type"] === "bulletList" ? "*" : "#");
    case "taskList":
      return children(node)
        .map((item) => `* ${inline(item)}`)
        .join("\n");
    case "codeBlock":
      return `{code}\n${inline(node)}\n{code}`;
    case "panel":
      return `{panel}\n${blocks(node)}\n{panel}`;
    case "blockquote":
      return `{quote}\n${blocks(node)}\n{quote}`;
    case "rule":
      return "----";
    case "table":
      return children(node).map(row).join("\n");
    case "expand":
    case "nestedExpand":
      return [attrs["title"] ?? "", blocks(node)].join("\n");
    case "blockCard":
    case "embedCard":
      return `[${attrs["url"]}]`;
    default:
      return blocks(node);
  }
}

function items(node: Node, bullet: string): string {
  return children(node)
    .flatMap((item) =>
      children(item).map((part) =>
        part["type"] === "bulletList" || part["type"] === "orderedList"
          ? items(part, `${bullet}${part["type"] === "bulletList" ? "*" : "#"}`)
          : `${bullet} ${block(part)}`,
      ),
    )
    .join("\n");
}

function row(node: Node): string {
  const cells = children(node);
  const edge = (cell: Node | undefined) => (cell?.["type"] === "tableHeader" ? "||" : "|");
  const words = cells.map((cell) => `${edge(cell)}${blocks(cell).replaceAll("\n\n", " ") || " "}`);
  return `${words.join("")}${edge(cells.at(-1))}`;
}

function inline(node: Node): string {
  return children(node).map(piece).join("");
}

function piece(node: Node): string {
  const attrs = attributes(node);
  switch (node["type"]) {
    case "text":
      return marked(String(node["text"] ?? ""), Array.isArray(node["marks"]) ? node["marks"].filter(isObject) : []);
    case "hardBreak":
      return "\n";
    case "mention":
      return `[~accountid:${attrs["id"]}]`;
    case "status":
      return `*[ ${String(attrs["text"]).toUpperCase()} ]*`;
    case "emoji":
      return String(attrs["text"] ?? attrs["shortName"] ?? "");
    case "date":
      return new Date(Number(attrs["timestamp"])).toISOString().slice(0, 10);
    case "inlineCard":
      return `[${attrs["url"]}|${attrs["url"]}|smart-link]`;
    default:
      return inline(node);
  }
}

function marked(text: string, marks: readonly Node[]): string {
  return marks.reduce((words, mark) => {
    if (mark["type"] === "code") return `{{${words}}}`;
    if (mark["type"] === "link") return `[${words}|${attributes(mark)["href"]}]`;
    const sign = MARKS[String(mark["type"])] ?? "";
    return `${sign}${words}${sign}`;
  }, text);
}
