import { describe, expect, it } from "vitest";
import type { ObservedAssignment, Provenance } from "../observation/observation.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import { anInstant, aTable, aZone, someAttributes } from "../testing/builders.ts";
import { type ChangeTiming, changeAccess, compareDue } from "./change-access.ts";
import { makeStep } from "./make-step.ts";

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

describe("what changeAccess says of things done by hand", () => {
  const byHand = [{ groupId: ENGINEERS, name: "Engineers", provenance: { kind: "by-hand" } }] as const;
  const revoke = { ...timing, others: "revoke" } as const;
  const engineering = matchRows(aTable(), someAttributes({ department: "Engineering" }));
  const kinds = (rows: Parameters<typeof changeAccess>[1]) =>
    changeAccess(aTable(), rows, { memberships: byHand, assignments: [] }, revoke).findings.map(({ kind }) => kind);

  it("names a membership in a managed group only where no row grants or excludes it", () => {
    const exclusion = [{ kind: "excluded", rowId: "r", owner: "o", reason: "r" }] as const;

    expect(kinds({ matched: [], excluded: new Map() })).toEqual(["by-hand-in-managed-group"]);
    expect(kinds({ matched: engineering, excluded: new Map() })).toEqual([]);
    expect(kinds({ matched: [], excluded: new Map([[ENGINEERS, exclusion]]) })).toEqual(["excluded-but-held"]);
  });

  it("respects that an application was taken away, by its name", () => {
    const given = makeStep(
      { kind: "assign-application", appId: "0oagitlab00000000001", label: "GitLab" },
      { due: now, causes: [] },
    );
    const change = changeAccess(
      aTable(),
      { matched: engineering, excluded: new Map() },
      { memberships: byHand, assignments: [] },
      { ...revoke, seen: { confirmedSteps: [given] } },
    );

    expect(change.steps.map(({ id }) => id)).not.toContain(given.id);
    expect(change.findings.map(({ sentence }) => sentence)).toEqual([
      '"GitLab" was given by this ticket and taken by hand since; it is not given again until somebody decides.',
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
