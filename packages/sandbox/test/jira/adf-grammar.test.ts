import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAdf } from "../../src/jira/adf/check-adf.ts";
import { anyDocument, anyMutant } from "./any-adf.ts";
import { hasDocuments, readSpecification } from "./official-documents.ts";

const numRuns = Number(process.env["TENURE_RUNS"] ?? 400);

describe("the grammar of documents", () => {
  it("takes what clients write", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(checkAdf(document)).toBe(true);
      }),
      { numRuns },
    );
  });
});

// The vendor's schema is not part of this repository; without it beside the checkout there is nothing to compare.
describe.skipIf(!hasDocuments)("the vendor's schema", () => {
  it("judges documents and their mutants as the grammar does", () => {
    const { $schema: _, ...schema } = Object(readSpecification("adf-full.schema.json.gz"));
    const validate = new Ajv({ strict: false, logger: false }).compile(schema);
    let refused = 0;
    fc.assert(
      fc.property(anyMutant, (document) => {
        const isGood = validate(document);
        if (!isGood) refused += 1;
        expect(checkAdf(document)).toBe(isGood);
      }),
      { numRuns: numRuns * 5 },
    );
    expect(refused).toBeGreaterThan(numRuns);
  });
});
