import { describe, expect, it } from "vitest";
import type { RowDraft } from "../reference-table/define-table.ts";
import { aTable, someAttributes } from "../testing/builders.ts";
import { applicableRows, excludedBy } from "./applicable-rows.ts";

const GROUP = { kind: "group", groupId: "00gvpn00000000000001", name: "VPN" } as const;
const CRM = { kind: "application", appId: "0oacrm00000000000001", label: "CRM" } as const;
const TASK = { kind: "task", task: "desk", summary: "Prepare a desk" } as const;

const row = (id: string, more: Partial<RowDraft> = {}): RowDraft => ({
  id,
  owner: `${id}@jupiter.example`,
  reason: `Because of ${id}`,
  grants: [GROUP],
  when: { department: "Data" },
  ...more,
});
const data = someAttributes({ department: "Data", location: "Zurich" });
const rowsOf = (rows: readonly RowDraft[], attributes = data) => applicableRows(aTable({ rows }), attributes);

describe("applicableRows", () => {
  it("gives what matching rows grant, but for what one of them excludes, and keeps note of that", () => {
    const excluding = row("b", { grants: [TASK], excludes: [GROUP.groupId, "00gnobody0000000001"] });
    const { matched, excluded, refusals } = rowsOf([row("a", { grants: [GROUP, CRM] }), excluding]);

    expect(matched.map(({ row: { id, grants } }) => [id, grants])).toEqual([
      ["a", [CRM]],
      ["b", [TASK]],
    ]);
    const cause = { kind: "excluded", rowId: "b", owner: "b@jupiter.example", reason: "Because of b" };
    // What no row would give is not excluded from anything.
    expect([...excluded]).toEqual([[GROUP.groupId, [cause]]]);
    expect(refusals).toEqual([]);
  });

  it("names every row that excludes, in the order of their ids, whatever the table's is", () => {
    const excludes = [GROUP.groupId];
    const drafts = [row("c", { grants: [TASK], excludes }), row("a"), row("b", { grants: [TASK], excludes })];
    for (const rows of [drafts, drafts.toReversed()]) {
      const causes = [...rowsOf(rows).excluded.values()].flat();
      expect(causes.map((cause) => cause.kind === "excluded" && cause.rowId)).toEqual(["b", "c"]);
    }
    expect(excludedBy([]).size).toBe(0);
  });

  it("lets a privileged row exclude and not give, and says which are not given, in order", () => {
    const privileged = (id: string, more: Partial<RowDraft> = {}) =>
      row(id, { grants: [CRM], class: "privileged", expiresAfterDays: 30, ...more });
    const drafts = [privileged("z"), row("a"), privileged("m", { excludes: [GROUP.groupId] })];
    for (const rows of [drafts, drafts.toReversed()]) {
      const { matched, excluded, findings } = rowsOf(rows);
      expect(matched.map(({ row: { id, grants } }) => [id, grants])).toEqual([["a", []]]);
      expect([...excluded.keys()]).toEqual([GROUP.groupId]);
      expect(findings).toEqual(
        ["m", "z"].map((id) => ({
          kind: "privileged-not-granted",
          sentence: `Row ${id} is privileged and is not granted by attributes; ask for it with an access ticket.`,
        })),
      );
    }
  });

  it("refuses where only rows for everybody match, and names the nearest three with what they want", () => {
    const rows = [
      row("everyone", { when: {} }),
      row("sales", { when: { department: "Sales" } }),
      row("legal", { when: { department: "Legal", location: "London" } }),
      row("law", { when: { department: "Law", location: "Paris", title: "Counsel" } }),
      row("ops", { when: { department: "Ops", location: "Rome", title: "Guard", employmentType: "Employee" } }),
    ];
    const [refusal, ...more] = rowsOf(rows).refusals;

    expect(more).toEqual([]);
    expect(refusal).toEqual({
      kind: "no-row-matches",
      sentence:
        'No row of the table "jupiter" is for this person. Nearest: sales (department is Data, not Sales), ' +
        "legal (department is Data, not Legal; location is Zurich, not London), " +
        "law (department is Data, not Law; location is Zurich, not Paris; title is not given, not Counsel).",
    });
    expect(rowsOf([row("everyone", { when: {} })]).refusals).toEqual([
      { kind: "no-row-matches", sentence: 'No row of the table "jupiter" is for this person.' },
    ]);
    // A privileged row is for nobody by attributes alone.
    const [only] = rowsOf([
      row("everyone", { when: {} }),
      row("admin", { class: "privileged", expiresAfterDays: 1 }),
    ]).refusals;
    expect(only?.kind).toBe("no-row-matches");
  });
});
