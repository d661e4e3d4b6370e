import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adfToText } from "../src/adf/adf-to-text.ts";
import { boundAdf } from "../src/adf/bound-adf.ts";
import { adfJudge } from "./adf-schema.ts";
import { anyAdf } from "./any-adf.ts";
import { haveShared } from "./shared-folder.ts";

describe.runIf(haveShared("the vendor's ADF schema"))("documents against the vendor's schema", () => {
  const judge = haveShared("") ? adfJudge() : () => [];

  it("judges at all", () => {
    expect(judge({ type: "doc", version: 1, content: [{ type: "text", text: "" }] })).not.toEqual([]);
    expect(judge({ type: "doc", version: 1, content: [{ type: "paragraph", extra: 1 }] })).not.toEqual([]);
  });

  it("finds every document the builder makes valid", () => {
    fc.assert(
      fc.property(anyAdf, (document) => {
        expect(judge(document)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("finds every document valid that was cut, and none too long", () => {
    fc.assert(
      fc.property(anyAdf, fc.integer({ min: 200, max: 3000 }), (document, limit) => {
        const bounded = boundAdf(document, limit);
        expect(JSON.stringify(bounded).length).toBeLessThanOrEqual(limit);
        expect(judge(bounded)).toEqual([]);
        expect(boundAdf(bounded, limit)).toEqual(bounded);
      }),
      { numRuns: 500 },
    );
  });

  it("reads every document as text", () => {
    fc.assert(fc.property(anyAdf, (document) => typeof adfToText(document) === "string"));
  });
});
