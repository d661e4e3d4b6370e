/** A node of an Atlassian document: plain data, so that no text in it can ever become markup. */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, string | number | boolean>>;
  readonly content?: readonly AdfNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: "strong" | "em" | "code" }[];
}

/**
 * An Atlassian document, as Jira's v3 API takes it for a comment.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export interface AdfDocument {
  readonly version: 1;
  readonly type: "doc";
  readonly content: readonly AdfNode[];
}

/** Colours a lozenge can have. */
export type LozengeColor = "neutral" | "blue" | "red" | "yellow" | "green";

/** Text; Jira refuses an empty one, so nothing stands as a dash. */
export function text(words: string, mark?: "strong" | "em" | "code"): AdfNode {
  const safe = words === "" ? "–" : words;
  return mark === undefined ? { type: "text", text: safe } : { type: "text", text: safe, marks: [{ type: mark }] };
}

/** A coloured word. */
export function lozenge(words: string, color: LozengeColor): AdfNode {
  return { type: "status", attrs: { text: words, color } };
}

/** Inline nodes as a block. */
export function paragraph(...content: readonly AdfNode[]): AdfNode {
  return { type: "paragraph", content };
}

/** A coloured box. May hold paragraphs and lists, not tables. */
export function panel(panelType: "info" | "success" | "warning" | "error", ...content: readonly AdfNode[]): AdfNode {
  return { type: "panel", attrs: { panelType }, content };
}

/** A list of sentences. */
export function bullets(sentences: readonly string[]): AdfNode {
  return {
    type: "bulletList",
    content: sentences.map((sentence) => ({ type: "listItem", content: [paragraph(text(sentence))] })),
  };
}

/** A table with a head; every cell holds inline nodes. */
export function table(head: readonly string[], rows: readonly (readonly (readonly AdfNode[])[])[]): AdfNode {
  const row = (type: "tableHeader" | "tableCell", cells: readonly (readonly AdfNode[])[]): AdfNode => ({
    type: "tableRow",
    content: cells.map((cell) => ({ type, content: [paragraph(...cell)] })),
  });
  return {
    type: "table",
    content: [
      row(
        "tableHeader",
        head.map((words) => [text(words, "strong")]),
      ),
      ...rows.map((cells) => row("tableCell", cells)),
    ],
  };
}

/** A folded part. Only at the top of a document. */
export function expand(title: string, ...content: readonly AdfNode[]): AdfNode {
  return { type: "expand", attrs: { title }, content };
}

/** A document of these blocks. */
export function document(...content: readonly AdfNode[]): AdfDocument {
  return { version: 1, type: "doc", content };
}
