import { describe, expect, it } from "vitest";
import { aTable, someAttributes } from "../testing/builders.ts";
import { who, why, whyNot } from "./why.ts";

const ENGINEERS = "00gengineers00000001";
const ZURICH = "00gzurich00000000001";
const ana = someAttributes({ department: "Engineering", location: "Zurich", employmentType: "Employee" });

describe("why", () => {
  it("names the row and the cell, with the field the value came from", () => {
    expect(why(aTable(), ana, ENGINEERS)).toEqual([
      {
        kind: "row",
        rowId: "engineering",
        owner: "cto@jupiter.example",
        reason: "Engineers write code",
        cells: [
          {
            attribute: "department",
            cell: "Engineering",
            value: "Engineering",
            origin: { source: "field", id: "department", label: "department" },
          },
        ],
      },
    ]);
  });
});

describe("whyNot", () => {
  it("names the nearest row and the cell that failed", () => {
    const contractor = someAttributes({ location: "Zurich", employmentType: "Contractor" });

    const answer = whyNot(aTable(), contractor, ZURICH);

    expect(answer.kind === "no-row" && answer.nearest.map(({ row, failed }) => [row.id, failed])).toEqual([
      ["zurich", [{ attribute: "employmentType", cell: "!Contractor", value: "Contractor" }]],
    ]);
  });

  it.each([
    ["granted", ENGINEERS, {}],
    ["not-in-table", "00gunknown0000000001", {}],
    ["excluded", ENGINEERS, { excludes: [ENGINEERS] }],
    [
      "privileged",
      "00gadmin000000000001",
      { class: "privileged", grants: [{ kind: "group", groupId: "00gadmin000000000001", name: "Admin" }] },
    ],
  ] as const)("says %s", (kind, target, extra) => {
    const rows = [
      {
        id: "engineering",
        owner: "o",
        reason: "r",
        when: { department: "Engineering" },
        grants: [{ kind: "group", groupId: ENGINEERS, name: "Engineers" }],
      },
      { id: "extra", owner: "o", reason: "r", when: { location: "Zurich" }, grants: [], ...extra },
    ] as const;

    expect(whyNot(aTable({ rows }), ana, target).kind).toBe(kind);
  });
});

describe("who", () => {
  it("finds the people a row holds for", () => {
    const people = [
      { id: "ana", attributes: { department: "Engineering" } },
      { id: "bo", attributes: { department: "Sales" } },
    ];

    expect(who(aTable(), "sales", people).map(({ id }) => id)).toEqual(["bo"]);
    expect(who(aTable(), "nothing", people)).toEqual([]);
  });
});
