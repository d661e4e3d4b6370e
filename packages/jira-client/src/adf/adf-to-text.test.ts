import { describe, expect, it } from "vitest";
import { adf } from "./adf.ts";
import { adfToText } from "./adf-to-text.ts";

describe("adfToText", () => {
  it("reads blocks as lines, lists with dashes and cells with bars", () => {
    const document = adf.doc(
      adf.heading(2, "Onboarding"),
      adf.paragraph("Account ", adf.status("created", "green"), " on ", adf.date("2026-03-01")),
      adf.bulletList("one", adf.listItem("two", adf.bulletList("below"))),
      adf.table({ head: ["System", "Result"], rows: [["Okta", ["all", adf.hardBreak(), "good"]]] }),
      adf.expand("Details", adf.codeBlock("a\nb")),
    );
    expect(adfToText(document)).toBe(
      "Onboarding\nAccount [created] on 2026-03-01\n- one\n- two\n  - below\nSystem | Result\nOkta | all good\nDetails\na\nb",
    );
  });

  it("gives the text of nodes it does not know, and nothing for what is no document", () => {
    expect(adfToText({ type: "future", content: [{ type: "text", text: "still here" }] })).toBe("still here");
    expect(adfToText("wiki *markup*")).toBe("wiki *markup*");
    expect([null, undefined, 7, [], { content: "x" }].map(adfToText)).toEqual(["", "", "", "", ""]);
  });

  it("ends on a document nested without end", () => {
    const endless: { type: string; content: unknown[] } = { type: "panel", content: [] };
    endless.content.push(endless, endless);
    expect(adfToText(endless)).toBe("");
  });
});
