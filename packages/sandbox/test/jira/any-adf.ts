import fc from "fast-check";

type Node = { readonly type: string; readonly [key: string]: unknown };

const word = fc.string({ minLength: 1, maxLength: 6 });
const marks = fc.oneof(
  fc.constant([]),
  fc.subarray([
    { type: "strong" },
    { type: "em" },
    { type: "strike" },
    { type: "underline" },
    { type: "link", attrs: { href: "https://a.example" } },
    { type: "textColor", attrs: { color: "#ff0000" } },
    { type: "subsup", attrs: { type: "sub" } },
  ]),
  fc.subarray([{ type: "code" }, { type: "link", attrs: { href: "https://a.example", title: "a" } }]),
);
const text = fc.record({ text: word, marks }).map((rest): Node => ({ type: "text", ...rest }));
const inline: fc.Arbitrary<Node> = fc.oneof(
  text,
  fc.constant<Node>({ type: "hardBreak" }),
  fc
    .record({ text: word, color: fc.constantFrom("green", "red", "#aabbcc") })
    .map((attrs): Node => ({ type: "status", attrs })),
  fc.constant<Node>({ type: "mention", attrs: { id: "712020:a", text: "@A" } }),
  fc.constant<Node>({ type: "emoji", attrs: { shortName: ":ok:" } }),
  fc.constant<Node>({ type: "date", attrs: { timestamp: "1795559992771" } }),
  fc.constant<Node>({ type: "inlineCard", attrs: { url: "https://a.example" } }),
);
const content = <T>(arbitrary: fc.Arbitrary<T>, min = 1) => fc.array(arbitrary, { minLength: min, maxLength: 3 });
const paragraph = content(inline, 0).map((inner): Node => ({ type: "paragraph", content: inner }));
const heading = fc
  .record({ level: fc.integer({ min: 1, max: 6 }), inner: content(inline, 0) })
  .map(({ level, inner }): Node => ({ type: "heading", attrs: { level }, content: inner }));
const codeBlock = word.map(
  (code): Node => ({ type: "codeBlock", attrs: { language: "sh" }, content: [{ type: "text", text: code }] }),
);
const rule = fc.constant<Node>({ type: "rule" });
const item = content(fc.oneof(paragraph, codeBlock)).map((inner): Node => ({ type: "listItem", content: inner }));
const list = fc
  .record({ type: fc.constantFrom("bulletList", "orderedList"), inner: content(item) })
  .map(({ type, inner }): Node => ({ type, content: inner }));
const tasks = content(content(inline, 0)).map(
  (all): Node => ({
    type: "taskList",
    attrs: { localId: "t" },
    content: all.map((inner, i) => ({ type: "taskItem", attrs: { localId: `t${i}`, state: "TODO" }, content: inner })),
  }),
);
const panel = content(fc.oneof(paragraph, heading, list, codeBlock, rule, tasks)).map(
  (inner): Node => ({ type: "panel", attrs: { panelType: "info" }, content: inner }),
);
const quote = content(fc.oneof(paragraph, list, codeBlock)).map(
  (inner): Node => ({ type: "blockquote", content: inner }),
);
const nestedExpand = content(fc.oneof(paragraph, list)).map(
  (inner): Node => ({ type: "nestedExpand", attrs: { title: "t" }, content: inner }),
);
const cell = fc
  .record({
    type: fc.constantFrom("tableCell", "tableHeader"),
    inner: content(fc.oneof(paragraph, panel, list, nestedExpand, rule)),
  })
  .map(({ type, inner }): Node => ({ type, attrs: { colspan: 1 }, content: inner }));
const table = content(content(cell).map((cells): Node => ({ type: "tableRow", content: cells }))).map(
  (rows): Node => ({ type: "table", attrs: { layout: "default" }, content: rows }),
);
const expand = content(fc.oneof(paragraph, table, panel, nestedExpand)).map(
  (inner): Node => ({ type: "expand", attrs: { title: "t" }, content: inner }),
);

/** Documents as clients write them. */
export const anyDocument = content(
  fc.oneof(paragraph, heading, codeBlock, rule, list, tasks, panel, quote, table, expand),
  0,
).map((inner) => ({
  type: "doc",
  version: 1,
  content: inner,
}));

const foreign = fc.oneof(
  paragraph,
  panel,
  table,
  expand,
  nestedExpand,
  item,
  cell,
  list,
  tasks,
  text,
  codeBlock,
  fc.constant<Node>({ type: "unknown" }),
  fc.constant<Node>({ type: "media", attrs: { type: "file", id: "1", collection: "c" } }),
);

/** A document with one thing in it changed: a node in the wrong place, an attribute lost or added, a text emptied. */
export const anyMutant = fc
  .record({
    document: anyDocument,
    at: fc.array(fc.nat(7), { minLength: 1, maxLength: 5 }),
    how: fc.constantFrom(
      "replace",
      "drop-attrs",
      "extra-attr",
      "extra-key",
      "empty-text",
      "add-mark",
      "drop-content",
      "duplicate",
    ),
    node: foreign,
    mark: fc.constantFrom(
      { type: "code" },
      { type: "strong" },
      { type: "alignment", attrs: { align: "end" } },
      { type: "breakout", attrs: { mode: "wide" } },
      { type: "nothing" },
    ),
  })
  .map(({ document, at, how, node, mark }) => mutate(document, at, (one) => change(one, how, node, mark)));

function mutate(node: Node, [first, ...rest]: readonly number[], change: (node: Node) => Node): Node {
  const children = Array.isArray(node["content"]) ? node["content"] : [];
  if (first === undefined || children.length === 0) return change(node);
  const index = first % children.length;
  return { ...node, content: children.map((child, i) => (i === index ? mutate(child, rest, change) : child)) };
}

function change(node: Node, how: string, other: Node, mark: unknown): Node {
  const { attrs, content: inner, ...bare } = node;
  switch (how) {
    case "replace":
      return other;
    case "drop-attrs":
      return { ...bare, ...(inner === undefined ? {} : { content: inner }) };
    case "extra-attr":
      return { ...node, attrs: { ...Object(attrs), colour: "red" } };
    case "extra-key":
      return { ...node, extra: true };
    case "empty-text":
      return "text" in node ? { ...node, text: "" } : node;
    case "add-mark":
      return { ...node, marks: [...(Array.isArray(node["marks"]) ? node["marks"] : []), mark] };
    case "drop-content":
      return { ...bare, ...(attrs === undefined ? {} : { attrs }) };
    default:
      return { ...node, content: [...(Array.isArray(inner) ? inner : []), ...(Array.isArray(inner) ? inner : [])] };
  }
}
