import { describe, expect, it } from "vitest";
import { plan } from "../plan/make-plan.ts";
import { aJoiner, anAccount, anInstant, anObservation, aTable } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";

const now = anInstant("2027-02-01T09:00:00Z");

describe("plan for a joiner", () => {
  it("makes the account at once and wakes it at the first minute of the start day", () => {
    const decided = plan(aJoiner(), aTable(), anObservation(), now)._unsafeUnwrap();

    expect(decided.steps.map(({ id, due }) => [id, due])).toEqual([
      ["create-account", "at-once"],
      ["add-to-group:00gengineers00000001", "at-once"],
      ["add-to-group:00gstaff000000000001", "at-once"],
      ["add-to-group:00gzurich00000000001", "at-once"],
      ["assign-application:0oagitlab00000000001", "at-once"],
      ["open-task:laptop", "at-once"],
      ["notify:account-prepared:mailbox:it@jupiter.example", "at-once"],
      ["activate-account", "2027-02-28T23:00:00.000Z"],
      ["notify:account-active:person", "2027-02-28T23:00:00.000Z"],
    ]);
    expect(decided.subject).toEqual({ login: "ana.silva@jupiter.example", name: "Ana Silva" });
  });

  it("takes over the account of a run whose answer was lost (J2)", () => {
    const first = plan(aJoiner(), aTable(), anObservation(), now)._unsafeUnwrap();
    const created = carryOutAll(anObservation(), first, ["create-account"]);

    const again = plan(aJoiner(), aTable(), created, now)._unsafeUnwrap();

    expect(again.steps.map(({ id }) => id)).not.toContain("create-account");
    expect(again.subject.login).toBe("ana.silva@jupiter.example");
  });

  it("numbers the login of the second Ana Silva, whatever became of the first (J1)", () => {
    const namesake = anAccount({ status: "DEPROVISIONED", profile: { employeeNumber: "17" } });

    const decided = plan(aJoiner(), aTable(), anObservation({ accounts: [namesake] }), now)._unsafeUnwrap();

    expect(decided.subject.login).toBe("ana.silva2@jupiter.example");
  });
});
