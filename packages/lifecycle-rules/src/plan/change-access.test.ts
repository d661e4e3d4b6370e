import { describe, expect, it } from "vitest";
import type { ObservedAssignment, Provenance } from "../observation/observation.ts";
import { anInstant, aTable, aZone } from "../testing/builders.ts";
import { type ChangeTiming, changeAccess, compareDue } from "./change-access.ts";

const now = anInstant("2027-06-01T00:00:00Z");
const later = anInstant("2027-07-01T00:00:00Z");
const timing: ChangeTiming = { due: now, after: [], zone: aZone("UTC"), now, seen: {}, others: "keep" };
const ENGINEERS = "00gengineers00000001";

describe("changeAccess", () => {
  it("says of every assignment why it stays", () => {
    const app = (appId: string, scope: ObservedAssignment["scope"]): ObservedAssignment => ({
      appId,
      label: appId,
      scope,
    });
    const extraAccess = [{ id: "for-a-time", until: later, ticket: { id: "1", key: "A-1" } }];
    const assignments = [app("with-a-group", "group"), app("for-a-time", "user"), app("by-hand", "user")];

    const { kept, steps } = changeAccess(
      aTable(),
      { matched: [], excluded: new Map() },
      { memberships: [], assignments },
      { ...timing, others: "revoke", seen: { extraAccess } },
    );

    expect(steps).toEqual([]);
    expect(kept.map(({ id, why }) => [id, why])).toEqual([
      ["by-hand", "by-hand"],
      ["for-a-time", "extra-access"],
      ["with-a-group", "comes-with-group"],
    ]);
  });

  it.each<readonly [Provenance, string]>([
    [{ kind: "rule", ruleIds: ["0pr1"] }, "by a group rule"],
    [{ kind: "imported" }, "by an import"],
    [{ kind: "by-hand" }, "by hand"],
  ])("says how somebody came by what is excluded and not ours to take: %j", (provenance, how) => {
    const excluded = new Map([[ENGINEERS, [{ kind: "excluded", rowId: "r", owner: "o", reason: "r" }]]] as const);
    const memberships = [{ groupId: ENGINEERS, name: "Engineers", provenance }];

    const { findings, steps } = changeAccess(
      aTable(),
      { matched: [], excluded },
      { memberships, assignments: [] },
      { ...timing, others: "revoke" },
    );

    expect(steps).toEqual([]);
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      `"Engineers" is excluded by the table, but came ${how}; somebody must decide.`,
    ]);
  });
});

describe("compareDue", () => {
  it.each([
    ["at-once", "at-once", 0],
    ["at-once", now, -1],
    [now, "at-once", 1],
    [now, now, 0],
    [now, later, -1],
    [later, now, 1],
  ] as const)("%s and %s: %i", (a, b, order) => {
    expect(compareDue(a, b)).toBe(order);
  });
});
