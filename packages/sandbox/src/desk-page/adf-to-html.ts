import { z } from "zod";
import { type Html, html } from "./html.ts";

interface AdfNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?:
    | readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined }[]
    | undefined;
  readonly content?: readonly AdfNode[] | undefined;
}

const attributes = z.record(z.string(), z.unknown()).optional();
const Node: z.ZodType<AdfNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    text: z.string().optional(),
    attrs: attributes,
    marks: z.array(z.object({ type: z.string(), attrs: attributes })).optional(),
    content: z.array(Node).optional(),
  }),
);

/** A comment's document as markup; the parts it does not know show their text. */
export function adfToHtml(document: unknown): Html {
  const read = Node.safeParse(document);
  return read.success ? html`<div class="adf">${inner(read.data)}</div>` : html`<p class="empty">Unreadable.</p>`;
}

function inner(node: AdfNode): readonly Html[] {
  return (node.content ?? []).map(element);
}

function element(node: AdfNode): Html {
  switch (node.type) {
    case "paragraph":
      return html`<p>${inner(node)}</p>`;
    case "heading":
      return html`<h3>${inner(node)}</h3>`;
    case "bulletList":
    case "taskList":
      return html`<ul>${inner(node)}</ul>`;
    case "orderedList":
      return html`<ol>${inner(node)}</ol>`;
    case "listItem":
      return html`<li>${inner(node)}</li>`;
    case "taskItem":
      return html`<li>${node.attrs?.["state"] === "DONE" ? "☑" : "☐"} ${inner(node)}</li>`;
    case "panel":
      return html`<div class="panel">${inner(node)}</div>`;
    case "blockquote":
      return html`<blockquote>${inner(node)}</blockquote>`;
    case "codeBlock":
      return html`<pre><code>${inner(node)}</code></pre>`;
    case "rule":
      return html`<hr>`;
    case "table":
      return html`<table>${inner(node)}</table>`;
    case "tableRow":
      return html`<tr>${inner(node)}</tr>`;
    case "tableHeader":
      return html`<th>${inner(node)}</th>`;
    case "tableCell":
      return html`<td>${inner(node)}</td>`;
    case "expand":
    case "nestedExpand":
      return html`<details><summary>${String(node.attrs?.["title"] ?? "More")}</summary>${inner(node)}</details>`;
    case "hardBreak":
      return html`<br>`;
    case "text":
      return marked(node);
    case "status":
      return html`<span class="pill ${TONES[String(node.attrs?.["color"])] ?? "plain"}">${String(node.attrs?.["text"] ?? "")}</span>`;
    case "mention":
    case "emoji":
      return html`<span class="pill plain">${String(node.attrs?.["text"] ?? node.attrs?.["shortName"] ?? "")}</span>`;
    case "date":
      return html`${new Date(Number(node.attrs?.["timestamp"] ?? 0)).toISOString().slice(0, 10)}`;
    case "inlineCard":
      return html`${String(node.attrs?.["url"] ?? "")}`;
    default:
      return html`${inner(node)}`;
  }
}

const TONES: Readonly<Record<string, string>> = { green: "good", yellow: "warn", red: "bad" };

function marked({ text = "", marks = [] }: AdfNode): Html {
  let shown = html`${text}`;
  for (const { type, attrs } of marks) {
    if (type === "strong") shown = html`<strong>${shown}</strong>`;
    else if (type === "em") shown = html`<em>${shown}</em>`;
    else if (type === "code") shown = html`<code>${shown}</code>`;
    else if (type === "strike") shown = html`<s>${shown}</s>`;
    else if (type === "link" && /^https?:/.test(String(attrs?.["href"]))) {
      shown = html`<a href="${String(attrs?.["href"])}" rel="noreferrer">${shown}</a>`;
    }
  }
  return shown;
}
