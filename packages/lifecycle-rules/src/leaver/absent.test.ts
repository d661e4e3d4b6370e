import { describe, expect, it } from "vitest";
import { makeStep } from "../plan/make-step.ts";
import { decide, findings, sentences } from "../scenarios/decide.ts";
import { aLeaver, given } from "../testing/builders.ts";

const login = given("ana.silva@jupiter.example", "login");
const employeeNumber = given("4711", "employeeNumber");
const step = (kind: "deactivate-account" | "delete-account") => makeStep({ kind }, { due: "at-once", causes: [] });

describe("planAbsent", () => {
  it("says that the ticket deleted the account only where it did", () => {
    const request = aLeaver({ person: { login, employeeNumber } });
    const ended = step("deactivate-account");

    const byUs = decide(request, { seen: { confirmedSteps: [ended, step("delete-account")] } });
    const bySomebody = decide(request, { seen: { confirmedSteps: [ended] } });

    expect(findings(byUs)).toEqual(["deleted"]);
    expect(findings(bySomebody)).toEqual(["nothing-to-do"]);
  });

  it("names the accounts that are gone in the same order whoever read them", () => {
    const said = (...ids: readonly string[]) =>
      sentences(decide(aLeaver({ person: { login } }), { seen: { goneAccounts: ids.map((id) => ({ id })) } }));

    expect(said("00u2", "00u1")).toEqual(said("00u1", "00u2"));
  });
});
