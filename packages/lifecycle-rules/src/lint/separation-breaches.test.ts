import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiSelect, select } from "../form/field.ts";
import type { Form } from "../form/form.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import { aTable, someRules } from "../testing/builders.ts";
import { matchOneByOne } from "../testing/match-one-by-one.ts";
import { separationBreaches } from "./separation-breaches.ts";

const PAY = "00gpay0000000000001";
const APPROVE = "00gapprove000000001";
const rules = someRules({
  separation: [{ id: "pay", reason: "Nobody pays what they approve", targets: [PAY, APPROVE] }],
});

const aRow = (
  id: string,
  when: Readonly<Record<string, string>>,
  target: string,
  extra: Partial<RowDraft> = {},
): RowDraft => ({
  id,
  owner: "cfo@jupiter.example",
  reason: "because",
  when,
  grants: [{ kind: "group", groupId: target, name: target }],
  ...extra,
});

const breaches = (rows: readonly RowDraft[], context = {}) => separationBreaches(aTable({ rules, rows }), context);

describe("separationBreaches", () => {
  it("finds the smallest person who would hold both, though nobody like that works here", () => {
    const found = breaches([
      aRow("payer", { department: "Finance", location: "!London" }, PAY),
      aRow("approver", { title: "Director", department: "Finance | Legal" }, APPROVE),
    ]);

    expect(found.map(({ value, rowIds }) => [value, rowIds])).toEqual([
      ["department Finance, location something else, title Director", ["payer", "approver"]],
    ]);
  });

  it("is content where no person can be both", () => {
    expect(
      breaches([aRow("payer", { department: "Finance" }, PAY), aRow("approver", { department: "Legal" }, APPROVE)]),
    ).toEqual([]);
  });

  it("sees that somebody who ticks two boxes can be both", () => {
    const applications = multiSelect({ id: "1", label: "Applications", options: ["Pay", "Approve"] });
    const form: Form = { name: "f", kind: "joiner", when: {}, fields: { applications } };
    const rows = [aRow("payer", { applications: "Pay" }, PAY), aRow("approver", { applications: "Approve" }, APPROVE)];

    expect(breaches(rows)).toEqual([]);
    expect(breaches(rows, { forms: [form] }).map(({ value }) => value)).toEqual(["applications Pay and Approve"]);
  });

  it("finds the third box that somebody ticks to escape an exclusion", () => {
    const applications = multiSelect({ id: "1", label: "Applications", options: ["Pay", "Approve", "Other", "Audit"] });
    const form: Form = { name: "f", kind: "joiner", when: {}, fields: { applications } };
    const rows = [
      aRow("payer", { applications: "Pay" }, PAY),
      aRow("approver", { applications: "Approve" }, APPROVE),
      aRow("apart", { applications: "!Audit" }, "00gnone000000000001", { excludes: [PAY] }),
    ];

    expect(breaches(rows, { forms: [form] }).map(({ value }) => value)).toEqual([
      "applications Pay and Approve and Audit",
    ]);
  });

  it("believes an exclusion only where it always holds", () => {
    const rows = [aRow("payer", { department: "Finance" }, PAY), aRow("approver", { title: "Director" }, APPROVE)];
    const exclusion = (when: Readonly<Record<string, string>>) =>
      aRow("apart", when, "00gnone000000000001", { excludes: [PAY] });

    expect(breaches([...rows, exclusion({ title: "Director" })])).toEqual([]);
    expect(breaches([...rows, exclusion({ title: "Director", location: "Zurich" })])).toHaveLength(1);
  });

  it("agrees with trying every person there is, and its example is one of them", () => {
    const VALUES = { department: ["Finance", "Legal"], title: ["Director", "Clerk"] };
    const cell = (values: readonly string[]) =>
      fc.constantFrom("", values[0] ?? "", values[1] ?? "", `!${values[0]}`, values.join(" | "), "(none)", "(any)");
    const when = fc.record({ department: cell(VALUES.department), title: cell(VALUES.title) });
    const row = fc.tuple(
      when,
      fc.constantFrom(PAY, APPROVE),
      fc.constantFrom(undefined, undefined, undefined, PAY, APPROVE),
    );
    const department = select({ id: "1", label: "d", options: VALUES.department });
    const title = select({ id: "2", label: "t", options: VALUES.title });
    const context = { forms: [{ name: "f", kind: "joiner", when: {}, fields: { department, title } } satisfies Form] };

    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (drafts) => {
        const table = aTable({
          rules,
          rows: drafts.map(([cells, target, excluded], at) =>
            aRow(
              `row-${at}`,
              cells,
              target,
              excluded === undefined || excluded === target ? {} : { excludes: [excluded] },
            ),
          ),
        });
        const everybody = [undefined, ...VALUES.department].flatMap((d) =>
          [undefined, ...VALUES.title].map((t) => ({ ...(d && { department: d }), ...(t && { title: t }) })),
        );
        const both = everybody.filter((person) => {
          const matched = matchOneByOne(table, person);
          const gone = new Set(matched.flatMap(({ excludes }) => excludes ?? []));
          const has = new Set(
            matched.flatMap(({ grants }) => grants.map((grant) => (grant.kind === "group" ? grant.groupId : ""))),
          );
          return has.difference(gone).isSupersetOf(new Set([PAY, APPROVE]));
        });
        const [breach, ...more] = separationBreaches(table, context);

        expect(more).toEqual([]);
        expect(breach !== undefined).toBe(both.length > 0);
        if (breach === undefined) return;
        const sizes = both.map((person) => Object.keys(person).length);
        expect(breach.value === "" ? 0 : breach.value?.split(", ").length).toBe(Math.min(...sizes));
      }),
      { numRuns: 500 },
    );
  });
});
