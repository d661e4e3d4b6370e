import { describe, expect, it } from "vitest";
import { aTable } from "../testing/builders.ts";
import { readPolicyTests } from "./read-policy-tests.ts";
import { testTable } from "./test-table.ts";

const row = (id: string, when: Readonly<Record<string, string>>, extra = {}) => ({
  id,
  owner: "it@jupiter.example",
  reason: "because",
  when,
  grants: [{ kind: "group", groupId: `00g${id}`, name: id } as const],
  ...extra,
});

const table = aTable({
  rows: [row("staff", {}), row("zurich", { location: "Zurich", employmentType: "!Contractor" })],
});

const PERSONAS = `
personas:
  - name: Ana, an engineer in Zurich
    attributes: { location: Zurich, employmentType: Employee }
    grants: [staff, zurich]
  - name: Bo, a contractor in Zurich
    attributes: { location: Zurich, employmentType: Contractor }
    grants: [staff]
`;

const personas = (text = PERSONAS) => readPolicyTests(text)._unsafeUnwrap();

describe("testTable", () => {
  it("holds every persona against the table and says what is missing and what is too much", () => {
    const wrong = personas().map((persona) => ({ ...persona, grants: ["staff", "vpn"] }));

    expect(testTable(table, wrong).failures.map(({ sentence }) => sentence)).toEqual([
      "Ana, an engineer in Zurich does not get vpn and gets zurich, which is not expected.",
      "Bo, a contractor in Zurich does not get vpn.",
    ]);
  });

  it("reports a cell that could be emptied without any persona noticing", () => {
    const report = testTable(table, personas());

    expect(report.failures).toEqual([]);
    expect(report.mutations).toBe(4);
    expect(report.untested.map(({ sentence }) => sentence)).toEqual([
      "Row zurich could lose its condition on location and no persona would notice.",
    ]);
  });

  it("is content when every row and cell has somebody who would notice", () => {
    const cleo = "  - { name: Cleo, attributes: { location: London, employmentType: Employee }, grants: [staff] }\n";

    expect(testTable(table, personas(PERSONAS + cleo)).untested).toEqual([]);
  });

  it("reports a row nobody tests at all", () => {
    const more = aTable({ rows: [...drafts(), row("london", { location: "London" })] });

    expect(testTable(more, personas()).untested.map(({ rowId, mutation }) => [rowId, mutation])).toEqual([
      ["zurich", { kind: "widened", attribute: "location" }],
      ["london", { kind: "deleted" }],
    ]);
  });
});

describe("readPolicyTests", () => {
  it("says where a file is wrong", () => {
    const problems = readPolicyTests("personas: [{ name: Ana, attributs: {} }]")._unsafeUnwrapErr();

    expect(problems.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining("personas.0.attributes"),
      expect.stringContaining("personas.0.grants"),
      expect.stringContaining('"attributs"'),
    ]);
  });
});

function drafts() {
  return [row("staff", {}), row("zurich", { location: "Zurich", employmentType: "!Contractor" })];
}
