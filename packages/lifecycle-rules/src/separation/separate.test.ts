import { describe, expect, it } from "vitest";
import { makeStep } from "../plan/make-step.ts";
import type { Step } from "../plan/plan.ts";
import { anInstant } from "../testing/builders.ts";
import { separate } from "./separate.ts";

const now = anInstant("2027-06-01T00:00:00Z");
const later = anInstant("2027-07-01T00:00:00Z");
const causes = [{ kind: "no-row", rowIds: ["r"] }] as const;
const give = (groupId: string, due = now): Step =>
  makeStep({ kind: "add-to-group", groupId, name: groupId }, { due, causes, after: ["update-profile"] });
const take = (groupId: string, due = later): Step =>
  makeStep({ kind: "remove-from-group", groupId, name: groupId }, { due, causes });
const rule = (id: string, ...targets: readonly string[]) => ({ id, reason: "because", targets });
const apart = (
  held: readonly string[],
  grants: readonly Step[],
  removals: readonly Step[],
  ...separation: readonly ReturnType<typeof rule>[]
) => separate({ separation }, new Set(held), grants, removals);

describe("separate", () => {
  it("leaves a change alone that no rule is about", () => {
    const change = apart(["a"], [give("b")], [take("a")], rule("r", "a", "z"));

    expect(change).toEqual({ first: [], grants: [give("b")], removals: [take("a")], refusals: [], findings: [] });
    expect(separate({}, new Set(["a"]), [give("b")], [take("a")]).first).toEqual([]);
  });

  it("takes before it gives, at the time of giving, and lets the giving wait for the taking", () => {
    const { first, grants, removals, refusals } = apart(
      ["a", "c"],
      [give("b"), give("d")],
      [take("a"), take("c")],
      rule("r", "a", "b"),
    );

    expect(first).toEqual([{ ...take("a"), due: now }]);
    expect(removals).toEqual([take("c")]);
    expect(grants.map(({ after }) => after)).toEqual([["update-profile", "remove-from-group:a"], ["update-profile"]]);
    expect(refusals).toEqual([]);
  });

  it("names a removal once that two rules want first", () => {
    const { first, grants } = apart(["a"], [give("b")], [take("a")], rule("r", "a", "b"), rule("s", "b", "a"));

    expect(first).toHaveLength(1);
    expect(grants[0]?.after).toEqual(["update-profile", "remove-from-group:a"]);
  });

  it.each([
    ["two that arrive together", [], [give("a"), give("b")], []],
    ["one that arrives beside one that stays", ["a"], [give("b")], []],
  ] as const)("refuses %s", (_, held, grants, removals) => {
    const { refusals } = apart(held, grants, removals, rule("r", "b", "a", "c"));

    expect(refusals).toEqual([
      { kind: "separation-of-duties", sentence: "a and b must not be held together (r: because)." },
    ]);
  });

  it("only reports what was broken before and is not made worse", () => {
    const { refusals, findings } = apart(["a", "b"], [give("z")], [], rule("r", "a", "b"));

    expect(refusals).toEqual([]);
    expect(findings).toEqual([
      { kind: "separation-broken", sentence: "Already so: a and b must not be held together (r: because)." },
    ]);
    expect(apart(["a", "b"], [], [take("b")], rule("r", "a", "b")).findings).toEqual([]);
  });

  it("speaks of rules in the order of their ids", () => {
    const [r, s] = [rule("r", "a", "b"), rule("s", "c", "d")];

    for (const rules of [
      [r, s],
      [s, r],
    ]) {
      const { refusals } = apart(["a", "c"], [give("b"), give("d")], [], ...rules);
      expect(refusals.map(({ sentence }) => sentence.slice(-12))).toEqual(["r: because).", "s: because)."]);
    }
  });

  it("gives applications and groups the same rule", () => {
    const assign = makeStep({ kind: "assign-application", appId: "b", label: "B" }, { due: now, causes });

    expect(separate({ separation: [rule("r", "a", "b")] }, new Set(["a"]), [assign], []).refusals).toHaveLength(1);
  });
});
