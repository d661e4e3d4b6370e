import { describe, expect, it } from "vitest";
import type { GoneAccount } from "../observation/observation.ts";
import { nextDue } from "../plan/due.ts";
import type { LeaverRequest } from "../request/request.ts";
import { aDay, aLeaver, anAccount, anInstant, given } from "../testing/builders.ts";
import { decide, findings, refused, sentences } from "./decide.ts";

const now = "2027-09-01T10:00:00Z";
const login = given("ana.silva@jupiter.example", "login");
const employeeNumber = given("4711", "employeeNumber");
const both = { login, employeeNumber };
const lastDay: LeaverRequest["leave"] = { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") };
const gone = (...goneAccounts: readonly GoneAccount[]) => ({ goneAccounts });
const yesterday = anInstant("2027-08-31T10:00:00Z");

describe("a leaver without an account", () => {
  it("§3.0 absent, immediate: nothing is to be done, verified by number and login", () => {
    const decided = decide(aLeaver({ person: both }), { now });

    expect(decided.steps).toEqual([]);
    expect(findings(decided)).toEqual(["nothing-to-do"]);
    expect(sentences(decided)).toEqual([
      "Okta knows nobody who is ana.silva@jupiter.example or employee 4711: both were looked for. Nothing is to be done.",
    ]);
    expect(nextDue(decided, anInstant(now))).toBeUndefined();
  });

  it("§3.0 absent, scheduled: is looked at again at the hour, and then nothing is to be done", () => {
    const request = aLeaver({ person: both, leave: lastDay });
    const before = decide(request, { now });

    expect(before.steps).toEqual([]);
    expect(findings(before)).toEqual(["nobody-there-yet"]);
    expect(nextDue(before, anInstant(now))).toBe("2027-10-01T00:00:00.000Z");
    // Who was hired in the meantime is shut out like everybody else.
    expect(decide(request, { seen: { accounts: [anAccount()] }, now }).steps).not.toEqual([]);
    expect(findings(decide(request, { now: "2027-10-01T00:00:00Z" }))).toEqual(["nothing-to-do"]);
  });

  it("§3.0 absent: one name that nobody has may be misspelt, and is refused with what to do", () => {
    expect(refused(aLeaver({ person: { login } }), { now })).toEqual([
      "nobody-found: Okta knows nobody who is ana.silva@jupiter.example. Correct it; if the account is gone already, give the employee number as well, so that both can be looked for.",
    ]);
    expect(refused(aLeaver({ person: { employeeNumber } }), { now })[0]).toMatch(
      /^nobody-found: .* employee 4711\. .* give the login as well/,
    );
    expect(refused(aLeaver({ person: { login }, leave: lastDay }), { now })[0]).toMatch(/^nobody-found/);
  });

  it("§3.0 absent: one name is enough where the ledger knows the account behind it, and it is gone by its id", () => {
    const ended = (account: GoneAccount) => decide(aLeaver({ person: { login } }), { seen: gone(account), now });

    expect(sentences(ended({ id: "00u1", deletedAt: yesterday }))).toEqual([
      "Okta knows nobody who is ana.silva@jupiter.example; the account 00u1 that they had was deleted on 2027-08-31. Nothing is to be done.",
    ]);
    expect(sentences(ended({ id: "00u1" }))).toEqual([
      "Okta knows nobody who is ana.silva@jupiter.example; the account 00u1 that they had is not there any more. Nothing is to be done.",
    ]);
  });

  it("§3.0 absent, L16: is not believed while one of the names, or the account behind it, is there", () => {
    const other = anAccount({ id: "00uother", login: "ana.keller@jupiter.example" });
    const renamed = { accounts: [other] };
    const elses = { accounts: [{ ...other, profile: { employeeNumber: "9999" } }] };

    for (const seen of [renamed, elses, { ...renamed, ...gone({ id: "00u1" }) }]) {
      expect(refused(aLeaver({ person: both }), { seen, now })[0]).toMatch(/^person-mismatch/);
      expect(refused(aLeaver({ person: { login } }), { seen, now })[0]).toMatch(/^nobody-found/);
    }
  });

  it.each(["joiner", "rehire"] as const)(
    "§3.0 absent, J5: a %s that is about to make the account is withdrawn instead",
    (kind) => {
      const hire = { ticket: { id: "10001", key: "ON-1" }, kind, effectiveAt: anInstant("2027-10-01T00:00:00Z") };
      const request = aLeaver({ person: both });

      expect(refused(request, { seen: { otherTickets: [{ ...hire, state: "open" }] }, now })).toEqual([
        "nobody-found: ON-1 is about to make an account for this person; withdraw that ticket instead.",
      ]);
      for (const state of ["done", "cancelled"] as const) {
        expect(findings(decide(request, { seen: { otherTickets: [{ ...hire, state }] }, now }))).toEqual([
          "nothing-to-do",
        ]);
      }
    },
  );

  it("L5: is withdrawn with nothing to take back", () => {
    const of = aLeaver({ person: { login } });
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;

    const decided = decide({ kind: "cancellation", ticket: of.ticket, of, origin }, { now });

    expect(decided.steps).toEqual([]);
    expect(findings(decided)).toEqual(["nothing-done"]);
  });
});
