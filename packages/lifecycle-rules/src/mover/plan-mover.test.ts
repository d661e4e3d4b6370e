import { describe, expect, it } from "vitest";
import { plan } from "../plan/make-plan.ts";
import { aMover, anAccount, anInstant, anObservation, aTable } from "../testing/builders.ts";

const now = anInstant("2027-05-01T10:00:00Z");
const account = anAccount({
  memberships: [
    { groupId: "00gstaff000000000001", name: "Staff", provenance: { kind: "ours" } },
    { groupId: "00gengineers00000001", name: "Engineers", provenance: { kind: "ours" } },
    { groupId: "00gnewyork0000000001", name: "New York office", provenance: { kind: "by-hand" } },
    { groupId: "00gzurich00000000001", name: "Zurich office", provenance: { kind: "rule", ruleIds: ["0pr1"] } },
    { groupId: "00gclub0000000000001", name: "Climate club", provenance: { kind: "ours" } },
  ],
});

describe("plan for a mover", () => {
  it("gives what the new place grants and takes only what we gave and the table manages (M1)", () => {
    const decided = plan(aMover(), aTable(), anObservation({ accounts: [account] }), now)._unsafeUnwrap();

    expect(decided.steps.map(({ id }) => id)).toEqual([
      "update-profile",
      "add-to-group:00gsales000000000001",
      "remove-from-group:00gengineers00000001",
      "notify:access-changed:person",
    ]);
    expect(new Set(decided.steps.map(({ due }) => due))).toEqual(new Set(["2027-05-31T22:00:00.000Z"]));
    expect(decided.kept.map(({ name, why }) => [name, why])).toEqual([
      ["Climate club", "not-in-table"],
      ["New York office", "by-hand"],
      ["Staff", "granted-by-row"],
      ["Zurich office", "granted-by-row"],
    ]);
  });

  it("says which rows no longer match when it takes something", () => {
    const decided = plan(aMover(), aTable(), anObservation({ accounts: [account] }), now)._unsafeUnwrap();

    const removal = decided.steps.find(({ id }) => id === "remove-from-group:00gengineers00000001");

    expect(removal?.causes).toEqual([{ kind: "no-row", rowIds: ["engineering"] }]);
  });
});
