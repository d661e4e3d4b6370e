import fc from "fast-check";
import { adf } from "../src/adf/adf.ts";
import type { AdfBlock, AdfDocument, AdfInline, AdfList, AdfPanelBlock } from "../src/adf/adf-document.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "\u0000", "\ud800", "a\nb\r\nc", "\u202Etxt", "javascript:alert(1)", "https://example.com/x"),
);

const anyInline: fc.Arbitrary<AdfInline | string | undefined> = fc.oneof(
  anyText,
  anyText.map(adf.text),
  anyText.map(adf.strong),
  anyText.map(adf.em),
  anyText.map(adf.code),
  fc.tuple(anyText, anyText).map(([label, address]) => adf.link(label, address)),
  anyText.map(adf.inlineCard),
  anyText.map((label) => adf.status(label, "red")),
  fc.oneof(fc.integer(), anyText).map(adf.date),
  anyText.map((name) => adf.mention("5b10", name)),
  anyText.map(adf.emoji),
  fc.constant(adf.hardBreak()),
);

const anyLine = fc.array(anyInline, { maxLength: 4 });
const anyParagraph = anyLine.map((line) => adf.paragraph(...line));
const anyHeading = anyLine.map((line) => adf.heading(2, ...line));
const anyCode = anyText.map((text) => adf.codeBlock(text, "json"));
const anyList: fc.Arbitrary<AdfList> = fc
  .array(fc.tuple(anyLine, fc.array(fc.oneof(anyParagraph, anyCode), { maxLength: 2 })), { maxLength: 3 })
  .map((items) => adf.bulletList(...items.map(([line, below]) => adf.listItem(line, ...below))));
const anyTasks = anyLine.map((line) =>
  adf.taskList("t", ...line.map((piece, index) => ({ id: `t${index}`, done: index % 2 === 0, line: piece }))),
);
const anyPanelBlock: fc.Arbitrary<AdfPanelBlock> = fc.oneof(
  anyParagraph,
  anyHeading,
  anyList,
  anyCode,
  anyTasks,
  fc.constant(adf.rule()),
  anyText.map(adf.blockCard),
);
const anyPanel = fc.array(anyPanelBlock, { maxLength: 3 }).map((blocks) => adf.panel("warning", ...blocks));
const anyQuote = fc.array(fc.oneof(anyParagraph, anyList, anyCode), { maxLength: 2 }).map((b) => adf.blockquote(...b));
const anyNested = fc
  .tuple(anyText, fc.array(fc.oneof(anyParagraph, anyPanel, anyQuote), { maxLength: 2 }))
  .map(([title, blocks]) => adf.nestedExpand(title, ...blocks));
const anyCell = fc.oneof(anyInline, anyLine, anyPanel, anyQuote, anyNested, anyPanelBlock);
const anyTable = fc
  .tuple(
    fc.option(fc.array(anyCell, { maxLength: 3 }), { nil: undefined }),
    fc.array(fc.array(anyCell, { maxLength: 3 }), { maxLength: 4 }),
  )
  .map(([head, rows]) => adf.table(head === undefined ? { rows } : { head, rows }));
const anyExpand = fc
  .tuple(anyText, fc.array(fc.oneof(anyPanelBlock, anyPanel, anyTable, anyQuote, anyNested), { maxLength: 3 }))
  .map(([title, blocks]) => adf.expand(title, ...blocks));

const anyBlock: fc.Arbitrary<AdfBlock> = fc.oneof(anyPanelBlock, anyPanel, anyTable, anyExpand, anyQuote);

/** Any document the builder can make, with the nastiest text. For tests. */
export const anyAdf: fc.Arbitrary<AdfDocument> = fc
  .array(anyBlock, { maxLength: 6 })
  .map((blocks) => adf.doc(...blocks));
