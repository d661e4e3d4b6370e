/**
 * A document in the Atlassian Document Format, as Jira's v3 API stores comments and long text.
 *
 * The types say which node may stand where; what they allow, the vendor's schema allows.
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export interface AdfDocument {
  readonly type: "doc";
  readonly version: 1;
  readonly content: readonly AdfBlock[];
}

/** What may stand at the top of a document. */
export type AdfBlock = Exclude<AdfExpandBlock, AdfNestedExpand> | AdfExpand;

/** What may stand inside an expand: everything of the top but another expand. */
export type AdfExpandBlock = AdfCellBlock | AdfTable;

/** What may stand in a table cell. */
export type AdfCellBlock = AdfNestedExpandBlock | AdfBlockCard | AdfNestedExpand;

/** What may stand in an expand inside a cell. */
export type AdfNestedExpandBlock =
  | AdfParagraph
  | AdfHeading
  | AdfList
  | AdfCodeBlock
  | AdfTaskList
  | AdfRule
  | AdfPanel
  | AdfBlockquote;

/** What may stand in a panel: no table, no expand, no panel. */
export type AdfPanelBlock = AdfParagraph | AdfHeading | AdfList | AdfCodeBlock | AdfTaskList | AdfRule | AdfBlockCard;

/** What may stand in a list item. */
export type AdfItemBlock = AdfParagraph | AdfList | AdfCodeBlock | AdfTaskList;

/** What may stand in a quotation. */
export type AdfQuoteBlock = AdfParagraph | AdfList | AdfCodeBlock;

/** What may stand in a line of text. */
export type AdfInline = AdfText | AdfHardBreak | AdfStatus | AdfDate | AdfMention | AdfEmoji | AdfInlineCard;

/** How a piece of text is marked. `code` goes together with a link only. */
export type AdfMark =
  | { readonly type: "strong" | "em" | "strike" | "underline" | "code" }
  | { readonly type: "link"; readonly attrs: { readonly href: string; readonly title?: string } };

/** A piece of text; never empty, which the builder sees to. */
export interface AdfText {
  readonly type: "text";
  readonly text: string;
  readonly marks?: readonly AdfMark[];
}

/** A line break inside a paragraph. */
export interface AdfHardBreak {
  readonly type: "hardBreak";
}

/** Colours of a lozenge. */
export type AdfStatusColor = "neutral" | "purple" | "blue" | "red" | "yellow" | "green";

/** A lozenge: a short word on a coloured ground. */
export interface AdfStatus {
  readonly type: "status";
  readonly attrs: { readonly text: string; readonly color: AdfStatusColor };
}

/** A day, shown in the reader's language. `timestamp` is epoch milliseconds as text; Jira shows the UTC day. */
export interface AdfDate {
  readonly type: "date";
  readonly attrs: { readonly timestamp: string };
}

/** Names a person and notifies them. */
export interface AdfMention {
  readonly type: "mention";
  readonly attrs: { readonly id: string; readonly text?: string };
}

/** An emoji by its short name with colons. */
export interface AdfEmoji {
  readonly type: "emoji";
  readonly attrs: { readonly shortName: string; readonly text?: string };
}

/** A smart link inside a line. */
export interface AdfInlineCard {
  readonly type: "inlineCard";
  readonly attrs: { readonly url: string };
}

/** A smart link as a block of its own. */
export interface AdfBlockCard {
  readonly type: "blockCard";
  readonly attrs: { readonly url: string };
}

/** A paragraph; may be empty. */
export interface AdfParagraph {
  readonly type: "paragraph";
  readonly content?: readonly AdfInline[];
}

/** A heading of level 1 to 6. */
export interface AdfHeading {
  readonly type: "heading";
  readonly attrs: { readonly level: 1 | 2 | 3 | 4 | 5 | 6 };
  readonly content?: readonly AdfInline[];
}

/** What a panel tells at a glance. */
export type AdfPanelType = "info" | "note" | "tip" | "warning" | "error" | "success";

/** A coloured box. */
export interface AdfPanel {
  readonly type: "panel";
  readonly attrs: { readonly panelType: AdfPanelType };
  readonly content: readonly AdfPanelBlock[];
}

/** A table. */
export interface AdfTable {
  readonly type: "table";
  readonly content: readonly AdfTableRow[];
}

/** A row of a table. */
export interface AdfTableRow {
  readonly type: "tableRow";
  readonly content: readonly AdfTableCell[];
}

/** A cell, or a heading cell, of a table. */
export interface AdfTableCell {
  readonly type: "tableCell" | "tableHeader";
  readonly content: readonly AdfCellBlock[];
}

/** A list with bullets or numbers. */
export type AdfList = AdfBulletList | AdfOrderedList;

/** A list with bullets. */
export interface AdfBulletList {
  readonly type: "bulletList";
  readonly content: readonly AdfListItem[];
}

/** A list with numbers; `order` is the first one. */
export interface AdfOrderedList {
  readonly type: "orderedList";
  readonly attrs?: { readonly order: number };
  readonly content: readonly AdfListItem[];
}

/** An entry of a list; begins with a paragraph. */
export interface AdfListItem {
  readonly type: "listItem";
  readonly content: readonly [AdfParagraph, ...AdfItemBlock[]];
}

/** A list of ticks. Anybody who may edit the comment can tick them: never read a decision from one. */
export interface AdfTaskList {
  readonly type: "taskList";
  readonly attrs: { readonly localId: string };
  readonly content: readonly AdfTaskItem[];
}

/** One tick and its line. */
export interface AdfTaskItem {
  readonly type: "taskItem";
  readonly attrs: { readonly localId: string; readonly state: "TODO" | "DONE" };
  readonly content?: readonly AdfInline[];
}

/** A part that starts folded; at the top of a document only. */
export interface AdfExpand {
  readonly type: "expand";
  readonly attrs: { readonly title: string };
  readonly content: readonly AdfExpandBlock[];
}

/** A part that starts folded, inside a cell or an expand. */
export interface AdfNestedExpand {
  readonly type: "nestedExpand";
  readonly attrs: { readonly title: string };
  readonly content: readonly AdfNestedExpandBlock[];
}

/** Text shown as it is, without marks. */
export interface AdfCodeBlock {
  readonly type: "codeBlock";
  readonly attrs?: { readonly language: string };
  readonly content?: readonly AdfText[];
}

/** A quotation. */
export interface AdfBlockquote {
  readonly type: "blockquote";
  readonly content: readonly AdfQuoteBlock[];
}

/** A line across. */
export interface AdfRule {
  readonly type: "rule";
}
