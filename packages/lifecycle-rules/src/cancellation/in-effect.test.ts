import { describe, expect, it } from "vitest";
import type { AccountStatus } from "../observation/observation.ts";
import type { Action } from "../plan/plan.ts";
import { ours, STAFF } from "../scenarios/decide.ts";
import { anAccount } from "../testing/builders.ts";
import { inEffect } from "./in-effect.ts";

const STATUSES: readonly AccountStatus[] = ["STAGED", "PROVISIONED", "ACTIVE", "SUSPENDED", "DEPROVISIONED"];
type OfAnAccount =
  | "activate-account"
  | "suspend-account"
  | "unsuspend-account"
  | "deactivate-account"
  | "delete-account";
const [groupId, name] = STAFF;
const app = { appId: "0oapager", label: "Pager" } as const;

describe("inEffect", () => {
  it.each<readonly [OfAnAccount, readonly AccountStatus[]]>([
    ["activate-account", ["PROVISIONED", "ACTIVE", "SUSPENDED"]],
    ["suspend-account", ["STAGED", "SUSPENDED", "DEPROVISIONED"]],
    ["unsuspend-account", ["STAGED", "PROVISIONED", "ACTIVE", "DEPROVISIONED"]],
    ["deactivate-account", ["DEPROVISIONED"]],
    ["delete-account", []],
  ])("%s would change nothing in %j", (kind, statuses) => {
    const idle = STATUSES.filter((status) => inEffect({ kind }, anAccount({ status })));

    expect(idle).toEqual(statuses);
  });

  it("knows who holds nothing that could be ended", () => {
    const account = (holds: boolean) => anAccount({ mayHoldSessions: holds, mayHoldFactors: holds });

    for (const kind of ["end-sessions", "reset-factors"] as const) {
      expect([inEffect({ kind }, account(false)), inEffect({ kind }, account(true))]).toEqual([true, false]);
    }
    // Whoever did not look cannot say that there is nothing.
    expect(inEffect({ kind: "reset-factors" }, anAccount())).toBe(false);
  });

  it("knows who is in a group or has an application", () => {
    const without = anAccount();
    const holding = anAccount({ memberships: ours(STAFF), assignments: [{ ...app, scope: "user" }] });
    const [gives, takes]: readonly (readonly Action[])[] = [
      [
        { kind: "add-to-group", groupId, name },
        { kind: "assign-application", ...app },
      ],
      [
        { kind: "remove-from-group", groupId, name },
        { kind: "unassign-application", ...app },
      ],
    ];

    for (const action of gives ?? [])
      expect([inEffect(action, holding), inEffect(action, without)]).toEqual([true, false]);
    for (const action of takes ?? [])
      expect([inEffect(action, holding), inEffect(action, without)]).toEqual([false, true]);
  });

  it("knows who has what a profile is to say", () => {
    const change = (to: string): Action => ({
      kind: "update-profile",
      changes: [{ attribute: "department", from: undefined, to }],
    });

    expect(inEffect(change("Engineering"), anAccount())).toBe(true);
    expect(inEffect(change("Sales"), anAccount())).toBe(false);
  });

  it("has nothing to do again for an account, a task or a mail that is there", () => {
    const made: readonly Action[] = [
      { kind: "create-account", login: "a", profile: {}, intent: { attribute: "a", value: "b" } },
      { kind: "open-task", task: "laptop", summary: "Prepare a laptop", details: [] },
      { kind: "notify", event: "access-changed", audience: "person", to: "ana@jupiter.example", facts: [] },
    ];

    expect(made.map((action) => inEffect(action, anAccount()))).toEqual([true, true, true]);
  });
});
