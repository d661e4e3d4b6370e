import { describe, expect, it } from "vitest";
import { sentTexts, strikeOut } from "./strike-out.ts";

describe("strikeOut", () => {
  it.each([
    ["Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.", [], undefined],
    ["Field 'customfield_10042' cannot be set.", [], undefined],
    ["You don't have the permission; it's the admin's.", [], undefined],
    ["The user 'Ana Silva' does not exist.", [], "The user '…' does not exist."],
    ['Option "Data Science" is not valid', [], 'Option "…" is not valid'],
    ["ana.silva@acme.example is unknown", [], "… is unknown"],
    ["Issue HR-77 is closed", [], "Issue … is closed"],
    ["Operation value Scranton must be a string", ["Scranton"], "Operation value … must be a string"],
    ["a\u0000b\nc", [], "a b c"],
  ])("makes of %j with %j struck", (message, words, expected) => {
    expect(strikeOut(message, words)).toBe(expected ?? message);
  });

  it("cuts to length, and is quick about a long message", () => {
    expect(strikeOut("x".repeat(500_000), [])).toHaveLength(301);
    expect(strikeOut("'".repeat(200_000), [])).toHaveLength(301);
  });
});

describe("sentTexts", () => {
  it("gathers texts wherever they are, but not the words of the document format", () => {
    const body = { type: "paragraph", content: [{ type: "text", text: "Ana Silva" }], n: 7, list: ["Lisbon", "ab"] };
    expect(sentTexts([body, undefined, null])).toEqual(["Ana Silva", "Lisbon"]);
  });
});
