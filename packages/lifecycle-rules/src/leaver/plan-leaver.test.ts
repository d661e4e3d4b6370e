import { describe, expect, it } from "vitest";
import { plan } from "../plan/make-plan.ts";
import { aDay, aLeaver, anAccount, anInstant, anObservation, aTable, given, someRules } from "../testing/builders.ts";

const now = anInstant("2027-09-01T10:00:00Z");
const table = aTable({ rules: someRules({ clearedOnLeave: ["department"], securityMailbox: "sec@jupiter.example" }) });
const account = anAccount({
  memberships: [
    { groupId: "00geveryone000000001", name: "Everyone", provenance: { kind: "imported" } },
    { groupId: "00gengineers00000001", name: "Engineers", provenance: { kind: "ours" } },
    { groupId: "00gbyhand00000000001", name: "Climate club", provenance: { kind: "by-hand" } },
    { groupId: "00grule0000000000001", name: "All of R&D", provenance: { kind: "rule", ruleIds: ["0pr1"] } },
  ],
  assignments: [
    { appId: "0oagitlab00000000001", label: "GitLab", scope: "user", provenance: "ours" },
    { appId: "0oaslack000000000001", label: "Slack", scope: "group" },
  ],
});

describe("plan for a leaver", () => {
  it("contains, strips, deactivates and tells others last, all at once", () => {
    const decided = plan(aLeaver(), table, anObservation({ accounts: [account] }), now)._unsafeUnwrap();

    expect(decided.steps.map(({ id }) => id)).toEqual([
      "suspend-account",
      "end-sessions",
      "remove-from-group:00gbyhand00000000001",
      "remove-from-group:00gengineers00000001",
      "unassign-application:0oagitlab00000000001",
      "update-profile",
      "deactivate-account",
      "notify:access-ended:mailbox:sec@jupiter.example",
    ]);
    expect(decided.steps.every(({ due }) => due === "at-once")).toBe(true);
    expect(decided.kept.map(({ name, why }) => [name, why])).toEqual([
      ["Everyone", "imported"],
      ["All of R&D", "rule"],
      ["Slack", "comes-with-group"],
    ]);
    expect(decided.findings.map(({ kind }) => kind)).toEqual(["sessions-outside-okta", "ends-with-attribute"]);
  });

  it("lists the end of the account after the profile, and waits for nothing: a refused attribute keeps nobody in", () => {
    const rules = someRules({ ...table.rules, leaver: { deleteAfterDays: 30 } });
    const seen = anObservation({ accounts: [{ ...account, status: "LOCKED_OUT" }] });

    const { steps } = plan(aLeaver(), aTable({ rules }), seen, now)._unsafeUnwrap();

    const ids = steps.map(({ id }) => id);
    expect(ids.indexOf("deactivate-account")).toBeGreaterThan(ids.indexOf("update-profile"));
    expect(steps.find(({ id }) => id === "deactivate-account")?.after).toEqual([]);
    expect(steps.find(({ id }) => id === "delete-account")?.after).toEqual(["deactivate-account"]);
  });

  it.each(["STAGED", "PROVISIONED"])(
    "holds nothing for somebody who never came in (%s): no link stays alive",
    (status) => {
      const rules = someRules({ clearedOnLeave: ["department"], leaver: { holdDays: 30 } });
      const decide = (seen: string) => {
        const observation = anObservation({ accounts: [{ ...account, status: seen }] });
        return new Map(
          plan(aLeaver(), aTable({ rules }), observation, now)
            ._unsafeUnwrap()
            .steps.map(({ id, due }) => [id, due]),
        );
      };

      const dues = decide(status);

      expect(dues.get("deactivate-account")).toBe("at-once");
      expect(dues.get("update-profile")).toBe("at-once");
      expect(dues.get("remove-from-group:00gengineers00000001")).toBe("2027-10-01T22:00:00.000Z");
      expect(decide("ACTIVE").get("deactivate-account")).toBe("2027-10-01T22:00:00.000Z");
    },
  );

  it("waits for the end of the last day in the person's own zone (L2)", () => {
    const lastDay = given(aDay("2027-09-30"), "lastDay");
    const request = aLeaver({ leave: { kind: "end-of-day", lastDay } });

    const decided = plan(request, table, anObservation({ accounts: [account] }), now)._unsafeUnwrap();

    expect(decided.zone).toBe("Europe/Zurich");
    expect(new Set(decided.steps.map(({ due }) => due))).toEqual(new Set(["2027-09-30T22:00:00.000Z"]));
  });

  it("refuses a protected account (L15)", () => {
    const backup = anAccount({ login: "svc-backup@jupiter.example" });
    const request = aLeaver({ person: { login: given("svc-backup@jupiter.example", "login") } });

    const refused = plan(request, table, anObservation({ accounts: [backup] }), now)._unsafeUnwrapErr();

    expect(refused.map(({ kind }) => kind)).toEqual(["protected-person"]);
  });
});
