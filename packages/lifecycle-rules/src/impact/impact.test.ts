import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessTarget } from "../entitlements/granted.ts";
import { someTable } from "../laws/company.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import { aTable, someAttributes } from "../testing/builders.ts";
import { impact } from "./impact.ts";

const ana = { id: "ana", attributes: { department: "Engineering", location: "Zurich", employmentType: "Employee" } };
const bo = { id: "bo", attributes: { department: "Sales", location: "New York", employmentType: "Employee" } };

const draft = (keep: (id: string) => boolean = () => true) => {
  const table = aTable();
  const rows = table.rows
    .filter(({ id }) => keep(id))
    .map((row) => ({
      ...row,
      when: Object.fromEntries(row.conditions.map(({ attribute, cell }) => [attribute, cell])),
    }));
  return { ...table, rows };
};

describe("impact", () => {
  it("says who loses what when a row goes, and by which row they had it (D5)", () => {
    const after = aTable({ rows: draft((id) => id !== "engineering").rows });

    const found = impact(aTable(), after, [ana, bo]);

    expect(found.affected).toBe(1);
    expect(found.changes.map(({ before, after }) => [before, after])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(found.changes.map(({ direction, name, rows, people }) => [direction, name, rows, people])).toEqual([
      ["loses", "Engineers", [{ rowId: "engineering", people: 1 }], ["ana"]],
      ["loses", "GitLab", [{ rowId: "engineering", people: 1 }], ["ana"]],
    ]);
  });

  it("gives a new row to people who match already only when it says backfill (D6)", () => {
    const sailing = { kind: "group", groupId: "00gsailing0000000001", name: "Sailing" } as const;
    const row = {
      id: "sailing",
      owner: "it@jupiter.example",
      reason: "new",
      when: { location: "Zurich" },
      grants: [sailing],
    };
    const gain = (backfill: boolean) =>
      impact(aTable(), aTable({ rows: [...draft().rows, { ...row, ...(backfill ? { backfill: true } : {}) }] }), [
        ana,
        bo,
      ]).changes;

    expect(gain(false).map(({ direction, people, backfilled }) => [direction, people, backfilled])).toEqual([
      ["gains", ["ana"], false],
    ]);
    expect(gain(true).map(({ backfilled }) => backfilled)).toEqual([true]);
  });

  it("counts the rename of a department as no change for anybody (M17)", () => {
    const rows = draft().rows.map((row) => ({
      ...row,
      when: Object.fromEntries(
        Object.entries(row.when).map(([name, cell]) => [name, cell.replace("Engineering", "Technology")]),
      ),
    }));
    const after = aTable({ rows });

    expect(impact(aTable(), after, [ana, bo]).affected).toBe(1);
    expect(impact(aTable(), after, [ana, bo], { department: { Engineering: "Technology" } }).affected).toBe(0);
  });

  it("is the difference of what each table grants, for any two tables", () => {
    fc.assert(
      fc.property(someTable, someTable, (before, after) => {
        const granted = (table: typeof before) => {
          const matched = matchRows(table, someAttributes(ana.attributes)).map(({ row }) => row);
          const excluded = new Set(matched.flatMap(({ excludes }) => excludes ?? []));
          const given = matched
            .filter((row) => row.class !== "privileged")
            .flatMap(({ grants }) => grants.flatMap((grant) => accessTarget(grant) ?? []));
          return new Set(given).difference(excluded);
        };
        const { changes } = impact(before, after, [ana]);
        const lost = changes.filter(({ direction }) => direction === "loses").map(({ id }) => id);

        expect(lost).toEqual([...granted(before).difference(granted(after))].toSorted());
      }),
      { numRuns: 300 },
    );
  });
});
