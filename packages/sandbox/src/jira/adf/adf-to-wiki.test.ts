import { describe, expect, it } from "vitest";
import { adfToWiki } from "./adf-to-wiki.ts";
import { plainText } from "./plain-text.ts";
import { wikiToAdf } from "./wiki-to-adf.ts";

const text = (words: string, ...marks: readonly unknown[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const paragraph = (...content: readonly unknown[]) => ({ type: "paragraph", content });
const doc = (...content: readonly unknown[]) => ({ type: "doc", version: 1, content });
const item = (...content: readonly unknown[]) => ({ type: "listItem", content });

describe("adfToWiki", () => {
  it.each([
    [
      "marks",
      doc(
        paragraph(
          text("a", { type: "strong" }),
          text("b", { type: "em" }),
          text("c", { type: "code" }),
          text("d", { type: "link", attrs: { href: "https://a.example" } }),
        ),
      ),
      "*a*_b_{{c}}[d|https://a.example]",
    ],
    [
      "a heading and a rule",
      doc({ type: "heading", attrs: { level: 2 }, content: [text("Plan")] }, { type: "rule" }),
      "h2. Plan\n\n----",
    ],
    [
      "lists in lists",
      doc({
        type: "bulletList",
        content: [
          item(paragraph(text("one")), {
            type: "orderedList",
            content: [item(paragraph(text("two")), { type: "bulletList", content: [item(paragraph(text("three")))] })],
          }),
        ],
      }),
      "* one\n*# two\n*#* three",
    ],
    [
      "tasks",
      doc({
        type: "taskList",
        attrs: { localId: "1" },
        content: [{ type: "taskItem", attrs: { localId: "2", state: "TODO" }, content: [text("do")] }],
      }),
      "* do",
    ],
    [
      "a table",
      doc({
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", content: [paragraph(text("h"))] },
              { type: "tableHeader", content: [paragraph(text("i"))] },
            ],
          },
          {
            type: "tableRow",
            content: [
              { type: "tableCell", content: [paragraph(text("c"))] },
              { type: "tableCell", content: [paragraph()] },
            ],
          },
        ],
      }),
      "||h||i||\n|c| |",
    ],
    [
      "a panel, a quote and code",
      doc(
        { type: "panel", attrs: { panelType: "info" }, content: [paragraph(text("p"))] },
        { type: "blockquote", content: [paragraph(text("q"))] },
        { type: "codeBlock", content: [text("x")] },
      ),
      "{panel}\np\n{panel}\n\n{quote}\nq\n{quote}\n\n{code}\nx\n{code}",
    ],
    [
      "what is inside an expand",
      doc({ type: "expand", attrs: { title: "more" }, content: [paragraph(text("inside"))] }),
      "more\ninside",
    ],
    [
      "mentions, lozenges, dates, breaks and cards",
      doc(
        paragraph(
          { type: "mention", attrs: { id: "712020:a" } },
          text(" "),
          { type: "status", attrs: { text: "done", color: "green" } },
          { type: "hardBreak" },
          { type: "date", attrs: { timestamp: "1795559992771" } },
          { type: "emoji", attrs: { shortName: ":ok:" } },
          { type: "inlineCard", attrs: { url: "https://a.example" } },
        ),
      ),
      "[~accountid:712020:a] *[ DONE ]*\n2026-11-24:ok:[https://a.example|https://a.example|smart-link]",
    ],
  ])("writes %s", (_name, document, expected) => {
    expect(adfToWiki(document)).toBe(expected);
  });

  it("gives back plain text that went in", () => {
    for (const words of ["one", "one\ntwo", "one\n\ntwo\nthree", "ask [~accountid:712020:a] first", ""]) {
      expect(adfToWiki(wikiToAdf(words))).toBe(words);
    }
  });
});

describe("plainText", () => {
  it("has the words of a document, a line for each block", () => {
    const document = doc(
      { type: "heading", attrs: { level: 1 }, content: [text("Plan")] },
      paragraph(
        text("a", { type: "strong" }),
        { type: "hardBreak" },
        { type: "mention", attrs: { id: "1", text: "@A" } },
      ),
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("c"))] }] }],
      },
      { type: "expand", attrs: { title: "more" }, content: [paragraph({ type: "date", attrs: { timestamp: "0" } })] },
      { type: "blockCard", attrs: { url: "https://a.example" } },
    );
    expect(plainText(document)).toBe("Plan\na\n@A\nc\n\nmore\n1970-01-01\nhttps://a.example");
  });
});
