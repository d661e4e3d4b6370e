import { describe, expect, it } from "vitest";
import { adf } from "./adf.ts";

describe("adf", () => {
  it("drops empty text, keeps line breaks and removes what no reader can see", () => {
    expect(adf.text("")).toBeUndefined();
    expect(adf.text("\u0000\u202E")).toBeUndefined();
    expect(adf.paragraph("a\r\nb\u0007", "", adf.strong(""), "\u202Eevil")).toEqual({
      type: "paragraph",
      content: [
        { type: "text", text: "a" },
        { type: "hardBreak" },
        { type: "text", text: "b" },
        { type: "text", text: "evil" },
      ],
    });
  });

  it("links to web and mail addresses only", () => {
    expect(adf.link("here", "https://example.com/a b")).toMatchObject({
      marks: [{ type: "link", attrs: { href: "https://example.com/a%20b" } }],
    });
    expect(adf.link("here", "javascript:alert(1)")).toEqual({ type: "text", text: "here" });
    expect(adf.inlineCard("data:text/html,x")).toEqual({ type: "text", text: "data:text/html,x" });
  });

  it("fills short rows, so that no table is ragged", () => {
    const { content } = adf.table({ head: ["System", "Result"], rows: [["Okta"]] });
    expect(content.map((row) => row.content.map((cell) => cell.type))).toEqual([
      ["tableHeader", "tableHeader"],
      ["tableCell", "tableCell"],
    ]);
  });

  it("gives an empty container something to hold", () => {
    expect(adf.panel("info").content).toEqual([{ type: "paragraph" }]);
    expect(adf.bulletList().content).toHaveLength(1);
    expect(adf.table({ rows: [] }).content).toHaveLength(1);
    expect(adf.expand("Details", undefined).content).toHaveLength(1);
  });

  it("shows a day from milliseconds, a Date or text, and text that is no day as text", () => {
    const day = { type: "date", attrs: { timestamp: "1772323200000" } };
    expect([adf.date(1772323200000), adf.date("2026-03-01"), adf.date(new Date(1772323200000))]).toEqual([
      day,
      day,
      day,
    ]);
    expect(adf.date("next Monday")).toEqual({ type: "text", text: "next Monday" });
  });

  it("does not compile for a nesting Jira refuses", () => {
    const table = adf.table({ rows: [["x"]] });
    // @ts-expect-error a panel holds no table
    adf.panel("info", table);
    // @ts-expect-error an expand stands at the top only
    adf.expand("outer", adf.expand("inner"));
    // @ts-expect-error a nested expand never stands at the top
    adf.doc(adf.nestedExpand("inner"));
    // @ts-expect-error a list entry holds no heading
    adf.listItem("line", adf.heading(2, "no"));
    // @ts-expect-error a cell holds no table
    adf.table({ rows: [[table]] });
    // @ts-expect-error a quotation holds no panel
    adf.blockquote(adf.panel("note"));
    // @ts-expect-error a line holds no block
    adf.paragraph(adf.rule());
    // @ts-expect-error a document holds no bare text
    adf.doc(adf.text("bare"));
    expect(table.type).toBe("table");
  });
});
