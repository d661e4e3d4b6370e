import { describe, expect, it } from "vitest";
import { adf } from "./adf.ts";
import { adfToText } from "./adf-to-text.ts";
import { boundAdf } from "./bound-adf.ts";

const rows = (count: number) => Array.from({ length: count }, (_, index) => [`step ${index}`, "done"]);
const size = (value: unknown) => JSON.stringify(value).length;

describe("boundAdf", () => {
  it("leaves a document alone that fits", () => {
    const document = adf.doc(adf.paragraph("short"));
    expect(boundAdf(document)).toBe(document);
  });

  it("cuts the folded part first and says so, and keeps the rest whole", () => {
    const summary = adf.panel("info", adf.paragraph("Everything is done."));
    const steps = adf.table({ rows: rows(20) });
    const bounded = boundAdf(adf.doc(summary, steps, adf.expand("Details", adf.codeBlock("x".repeat(90_000)))));
    expect(size(bounded)).toBeLessThanOrEqual(30_000);
    expect(size(bounded)).toBeGreaterThan(29_500);
    expect(bounded.content.slice(0, 2)).toEqual([summary, steps]);
    expect(adfToText(bounded)).toContain("shortened here");
  });

  it("cuts the last folded part before an earlier one", () => {
    const part = (name: string) => adf.expand(name, adf.bulletList(...rows(150).map(([step]) => step)));
    const bounded = boundAdf(adf.doc(part("first"), part("second")), 20_000);
    expect(bounded.content[0]).toEqual(part("first"));
    expect(adfToText(bounded.content[1])).toContain("shortened here");
  });

  it("cuts a table by rows when folded parts are not enough", () => {
    const bounded = boundAdf(adf.doc(adf.table({ head: ["Step", "Result"], rows: rows(2_000) })));
    expect(size(bounded)).toBeLessThanOrEqual(30_000);
    expect(adfToText(bounded)).toMatch(/^Step \| Result\nstep 0 \| done\n/);
    expect(adfToText(bounded)).toMatch(/shortened here[^\n]*$/);
  });

  it("never cuts a character in half", () => {
    for (let limit = 300; limit < 330; limit++) {
      const shown = adfToText(boundAdf(adf.doc(adf.paragraph("👩‍🚀".repeat(500))), limit));
      expect(shown.isWellFormed()).toBe(true);
    }
  });
});
