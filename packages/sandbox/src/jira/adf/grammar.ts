import {
  type Attributes,
  anything,
  like,
  numbers,
  numeric,
  oneOf,
  someText,
  text,
  truth,
  within,
} from "./attributes.ts";

/**
 * A node of the Atlassian Document Format.
 *
 * Children are written `"paragraph"`, or with the marks they may carry in this place, `"paragraph:fontSize,alignment"`:
 * the same paragraph may be aligned in a cell and not in a list.
 */
export interface NodeRule {
  /** Several shapes where one of them has to fit; absent: no attributes at all. */
  readonly attrs?: readonly Attributes[];
  readonly attrsRequired?: boolean;
  readonly content?: {
    readonly of: readonly string[];
    readonly min: number;
    readonly max?: number;
    readonly required: boolean;
  };
}

const attrs = (required: Attributes["required"], optional: Attributes["optional"] = {}): Attributes => ({
  required,
  optional: { localId: text, ...optional },
});
const must = (...shapes: readonly Attributes[]) => ({ attrs: shapes, attrsRequired: true });
const may = (optional: Attributes["optional"] = {}) => ({ attrs: [attrs({}, optional)] });
const content = (of: readonly string[], min = 1, max?: number) => ({
  content: { of, min, required: true, ...(max === undefined ? {} : { max }) },
});
const mayContain = (of: readonly string[]) => ({ content: { of, min: 0, required: false } });

const appMarks = "dataConsumer,fragment";
const wideLayouts = oneOf("wide", "full-width", "center", "wrap-right", "wrap-left", "align-end", "align-start");
const inlineText = [
  "text:link,em,strong,strike,subsup,underline,textColor,annotation,backgroundColor",
  "text:code,link,annotation",
];
const inline = [
  ...inlineText,
  "date",
  "emoji",
  "hardBreak",
  "inlineCard",
  "mention",
  "placeholder",
  "status",
  `inlineExtension:${appMarks}`,
  "mediaInline:dataConsumer,link,annotation,border",
];
const sized = "paragraph:fontSize";
const aligned = ["paragraph:fontSize,alignment", "paragraph:fontSize,indentation"];
const headings = ["heading", "heading:alignment", "heading:indentation"];
const lists = ["bulletList", "orderedList"];
const media = ["mediaSingle:link", "mediaGroup"];
const extension = `extension:${appMarks}`;
const bodied = `bodiedExtension:${appMarks}`;
const table = "table:fragment";
const cell = [
  ...aligned.slice(0, 1),
  "panel",
  "blockquote",
  ...lists,
  "rule",
  ...headings,
  "codeBlock",
  ...media,
  "decisionList",
  "taskList",
  "blockCard",
  "embedCard",
  extension,
  "nestedExpand",
];
const inExpand = [
  sized,
  "panel",
  "blockquote",
  ...lists,
  "rule",
  "heading",
  "codeBlock",
  ...media,
  "decisionList",
  "taskList",
  table,
  "blockCard",
  "embedCard",
  extension,
];
const block = [...aligned, ...inExpand.slice(1), ...headings, "expand", bodied];
const cellAttributes = {
  colspan: numeric,
  rowspan: numeric,
  colwidth: numbers,
  background: text,
  valign: oneOf("top", "middle", "bottom"),
};
const extensionAttributes = attrs(
  { extensionKey: someText, extensionType: someText },
  { parameters: anything, text, localId: someText },
);
const mediaFile = (...types: readonly string[]) =>
  attrs(
    { type: oneOf(...types), id: someText, collection: text },
    { alt: text, height: numeric, occurrenceKey: someText, width: numeric },
  );

/** The nodes, by `type`. */
export const nodeRules: Readonly<Record<string, NodeRule>> = {
  doc: content([...block, "codeBlock:breakout", "expand:breakout", "layoutSection:breakout"], 0),
  paragraph: { ...may(), ...mayContain(inline) },
  heading: { ...must(attrs({ level: within(1, 6) })), ...mayContain(inline) },
  hardBreak: may({ text: oneOf("\n") }),
  panel: {
    ...must(
      attrs(
        { panelType: oneOf("info", "note", "tip", "warning", "error", "success", "custom") },
        { panelIcon: text, panelIconId: text, panelIconText: text, panelColor: text },
      ),
    ),
    ...content([
      sized,
      "heading",
      ...lists,
      "blockCard",
      ...media,
      "codeBlock",
      "taskList",
      "rule",
      "decisionList",
      extension,
    ]),
  },
  blockquote: { ...may(), ...content(["paragraph", ...lists, "codeBlock", ...media, extension]) },
  bulletList: { ...may(), ...content(["listItem"]) },
  orderedList: { ...may({ order: within(0) }), ...content(["listItem"]) },
  listItem: { ...may(), ...content([sized, ...lists, "taskList", "mediaSingle:link", "codeBlock", extension]) },
  taskList: { ...must(attrs({ localId: text })), ...content(["taskItem", "taskList", "blockTaskItem"]) },
  taskItem: { ...must(attrs({ localId: text, state: oneOf("TODO", "DONE") })), ...mayContain(inline) },
  blockTaskItem: { ...must(attrs({ localId: text, state: oneOf("TODO", "DONE") })), ...content([sized, extension]) },
  decisionList: { ...must(attrs({ localId: text })), ...content(["decisionItem"]) },
  decisionItem: { ...must(attrs({ localId: text, state: text })), ...mayContain(inline) },
  codeBlock: {
    ...may({ language: text, uniqueId: text, wrap: truth, hideLineNumbers: truth }),
    ...mayContain(["text"]),
  },
  rule: may(),
  table: {
    attrs: [
      attrs(
        {},
        {
          displayMode: oneOf("default", "fixed"),
          isNumberColumnEnabled: truth,
          layout: oneOf("wide", "full-width", "center", "align-end", "align-start", "default"),
          localId: someText,
          width: numeric,
        },
      ),
    ],
    ...content(["tableRow"]),
  },
  tableRow: { ...may(), ...content(["tableCell", "tableHeader"], 0) },
  tableCell: { ...may(cellAttributes), ...content(cell) },
  tableHeader: { ...may(cellAttributes), ...content(cell) },
  expand: { ...may({ title: text }), ...content([...inExpand, "nestedExpand"]) },
  nestedExpand: {
    ...must(attrs({}, { title: text })),
    ...content([
      sized,
      "heading",
      ...media,
      "codeBlock",
      ...lists,
      "taskList",
      "decisionList",
      "rule",
      "panel",
      "blockquote",
      extension,
    ]),
  },
  layoutSection: { ...may(), ...content(["layoutColumn"], 2, 3) },
  layoutColumn: {
    ...must(attrs({ width: within(0, 100) }, { valign: oneOf("top", "middle", "bottom") })),
    ...content(block),
  },
  status: must(
    attrs({ text: someText, color: like(/^(neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/) }, { style: text }),
  ),
  mention: must(attrs({ id: text }, { text, accessLevel: text, userType: oneOf("DEFAULT", "SPECIAL", "APP") })),
  emoji: must(attrs({ shortName: text }, { id: text, text })),
  date: must(attrs({ timestamp: someText })),
  placeholder: must(attrs({ text })),
  inlineCard: must(attrs({ url: text }), attrs({ data: anything })),
  blockCard: must(
    attrs({ url: text }),
    attrs({ data: anything }),
    attrs({ datasource: anything }, { url: text, width: numeric, layout: wideLayouts }),
  ),
  embedCard: must(
    attrs(
      { url: text, layout: wideLayouts },
      { width: within(0, 100), originalHeight: numeric, originalWidth: numeric },
    ),
  ),
  media: must(
    mediaFile("link", "file"),
    attrs({ type: oneOf("external"), url: text }, { alt: text, height: numeric, width: numeric }),
  ),
  mediaInline: must(mediaFile("link", "file", "image")),
  mediaGroup: content(["media:dataConsumer,link,annotation,border"]),
  mediaSingle: {
    attrs: [
      attrs({ layout: wideLayouts }, { width: within(0, 100), widthType: oneOf("percentage") }),
      attrs({ layout: wideLayouts, width: within(0), widthType: oneOf("pixel") }),
    ],
    ...content(["media:dataConsumer,link,annotation,border", "caption"], 1, 2),
  },
  caption: {
    ...may(),
    ...mayContain(["hardBreak", "mention", "emoji", "date", "placeholder", "inlineCard", "status", ...inlineText]),
  },
  extension: must({
    ...extensionAttributes,
    optional: { ...extensionAttributes.optional, layout: oneOf("wide", "full-width", "default") },
  }),
  inlineExtension: must(extensionAttributes),
  bodiedExtension: {
    ...must({
      ...extensionAttributes,
      optional: { ...extensionAttributes.optional, layout: oneOf("wide", "full-width", "default") },
    }),
    ...content(inExpand),
  },
};
