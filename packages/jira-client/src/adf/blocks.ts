import type {
  AdfBlock,
  AdfBlockCard,
  AdfBlockquote,
  AdfBulletList,
  AdfCodeBlock,
  AdfDocument,
  AdfExpand,
  AdfExpandBlock,
  AdfHeading,
  AdfItemBlock,
  AdfListItem,
  AdfNestedExpand,
  AdfNestedExpandBlock,
  AdfOrderedList,
  AdfPanel,
  AdfPanelBlock,
  AdfPanelType,
  AdfParagraph,
  AdfQuoteBlock,
  AdfRule,
  AdfTaskList,
} from "./adf-document.ts";
import { cleanLine, cleanText, safeHref } from "./clean-text.ts";
import { type AdfInlineInput, inlineCard, toInline } from "./inline.ts";

/** Leaves out what is not there, so that a part can be built under a condition. */
const present = <T>(parts: readonly (T | undefined)[]): readonly T[] => parts.filter((part) => part !== undefined);

/** Keeps a container valid that nothing was put into. */
const filled = <T>(parts: readonly (T | undefined)[]): readonly (T | AdfParagraph)[] => {
  const there = present(parts);
  return there.length === 0 ? [{ type: "paragraph" }] : there;
};

/** A whole document. */
export function doc(...blocks: readonly (AdfBlock | undefined)[]): AdfDocument {
  return { type: "doc", version: 1, content: present(blocks) };
}

/** A paragraph; line breaks in strings are kept. */
export function paragraph(...pieces: readonly AdfInlineInput[]): AdfParagraph {
  const content = toInline(pieces);
  return content.length === 0 ? { type: "paragraph" } : { type: "paragraph", content };
}

/** A heading. */
export function heading(level: 1 | 2 | 3 | 4 | 5 | 6, ...pieces: readonly AdfInlineInput[]): AdfHeading {
  const content = toInline(pieces);
  return { type: "heading", attrs: { level }, ...(content.length === 0 ? {} : { content }) };
}

/** A coloured box. */
export function panel(panelType: AdfPanelType, ...blocks: readonly (AdfPanelBlock | undefined)[]): AdfPanel {
  return { type: "panel", attrs: { panelType }, content: filled(blocks) };
}

/** An entry of a list: its line, then what hangs below it. */
export function listItem(
  line: AdfParagraph | AdfInlineInput | readonly AdfInlineInput[],
  ...below: readonly (AdfItemBlock | undefined)[]
): AdfListItem {
  return { type: "listItem", content: [toParagraph(line), ...present(below)] };
}

/** What a list takes: ready entries, or a line for each. */
export type AdfListInput = AdfListItem | AdfInlineInput | readonly AdfInlineInput[];

/** A list with bullets. */
export function bulletList(...items: readonly AdfListInput[]): AdfBulletList {
  return { type: "bulletList", content: toItems(items) };
}

/** A list with numbers. */
export function orderedList(...items: readonly AdfListInput[]): AdfOrderedList {
  return { type: "orderedList", content: toItems(items) };
}

/** A list of ticks. Ids have to be stable and unique in the document. */
export function taskList(
  localId: string,
  ...items: readonly { readonly id: string; readonly done: boolean; readonly line: AdfInlineInput }[]
): AdfTaskList {
  const rows = items.length === 0 ? [{ id: `${localId}-none`, done: true, line: "–" }] : items;
  return {
    type: "taskList",
    attrs: { localId },
    content: rows.map(({ id, done, line }) => ({
      type: "taskItem",
      attrs: { localId: id, state: done ? "DONE" : "TODO" },
      content: toInline([line]),
    })),
  };
}

/** A part that starts folded; at the top of a document only. */
export function expand(title: string, ...blocks: readonly (AdfExpandBlock | undefined)[]): AdfExpand {
  return { type: "expand", attrs: { title: cleanLine(title) }, content: filled(blocks) };
}

/** A part that starts folded, for cells and expands. */
export function nestedExpand(title: string, ...blocks: readonly (AdfNestedExpandBlock | undefined)[]): AdfNestedExpand {
  return { type: "nestedExpand", attrs: { title: cleanLine(title) }, content: filled(blocks) };
}

/** Text shown as it is. */
export function codeBlock(value: string, language?: string): AdfCodeBlock {
  const clean = cleanText(value);
  return {
    type: "codeBlock",
    ...(language === undefined ? {} : { attrs: { language } }),
    ...(clean === "" ? {} : { content: [{ type: "text", text: clean }] }),
  };
}

/** A quotation. */
export function blockquote(...blocks: readonly (AdfQuoteBlock | undefined)[]): AdfBlockquote {
  return { type: "blockquote", content: filled(blocks) };
}

/** A smart link as a block; a paragraph with the text when it is no web address. */
export function blockCard(address: string): AdfBlockCard | AdfParagraph {
  const url = safeHref(address);
  return url?.startsWith("http") ? { type: "blockCard", attrs: { url } } : paragraph(inlineCard(address));
}

/** A line across. */
export const rule = (): AdfRule => ({ type: "rule" });

/** Whether builder input is several pieces of a line. */
export const isPieces = (input: unknown): input is readonly AdfInlineInput[] => Array.isArray(input);

function toParagraph(line: AdfParagraph | AdfInlineInput | readonly AdfInlineInput[]): AdfParagraph {
  if (isPieces(line)) return paragraph(...line);
  if (typeof line === "object" && line.type === "paragraph") return line;
  return paragraph(line);
}

function toItems(items: readonly AdfListInput[]): readonly AdfListItem[] {
  const there = present(items);
  if (there.length === 0) return [listItem(undefined)];
  return there.map((item) => {
    if (isPieces(item) || typeof item === "string") return listItem(item);
    return item.type === "listItem" ? item : listItem(item);
  });
}
