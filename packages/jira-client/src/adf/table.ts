import type { AdfCellBlock, AdfInline, AdfTable, AdfTableCell, AdfTableRow } from "./adf-document.ts";
import { isPieces, paragraph } from "./blocks.ts";
import type { AdfInlineInput } from "./inline.ts";

/** What a cell takes: a line, pieces of a line, or a block. */
export type AdfCellInput = AdfInlineInput | readonly AdfInlineInput[] | AdfCellBlock | AdfTableCell;

const INLINE: ReadonlySet<string> = new Set<AdfInline["type"]>([
  "text",
  "hardBreak",
  "status",
  "date",
  "mention",
  "emoji",
  "inlineCard",
]);

const isInline = (node: AdfInline | AdfCellBlock): node is AdfInline => INLINE.has(node.type);

const isCell = (node: AdfInline | AdfCellBlock | AdfTableCell): node is AdfTableCell =>
  node.type === "tableCell" || node.type === "tableHeader";

/** A cell with several blocks in it. */
export function cell(...blocks: readonly AdfCellBlock[]): AdfTableCell {
  return { type: "tableCell", content: blocks.length === 0 ? [paragraph()] : blocks };
}

/**
 * A table from rows of cells, under a row of headings where given.
 *
 * Short rows are filled up with empty cells: Jira draws a ragged table wrongly.
 */
export function table(input: {
  readonly head?: readonly AdfCellInput[];
  readonly rows: readonly (readonly AdfCellInput[])[];
}): AdfTable {
  const { head, rows } = input;
  const width = Math.max(1, head?.length ?? 0, ...rows.map((row) => row.length));
  const content = [
    ...(head === undefined ? [] : [toRow("tableHeader", head, width)]),
    ...rows.map((row) => toRow("tableCell", row, width)),
  ];
  return { type: "table", content: content.length === 0 ? [toRow("tableCell", [], width)] : content };
}

function toRow(type: AdfTableCell["type"], cells: readonly AdfCellInput[], width: number): AdfTableRow {
  return { type: "tableRow", content: Array.from({ length: width }, (_, column) => toCell(type, cells[column])) };
}

function toCell(type: AdfTableCell["type"], input: AdfCellInput): AdfTableCell {
  if (isPieces(input)) return { type, content: [paragraph(...input)] };
  if (typeof input !== "object") return { type, content: [paragraph(input)] };
  if (isCell(input)) return { type, content: input.content };
  return { type, content: [isInline(input) ? paragraph(input) : input] };
}
