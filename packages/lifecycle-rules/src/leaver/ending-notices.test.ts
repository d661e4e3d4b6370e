import { describe, expect, it } from "vitest";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { LeaverRequest } from "../request/request.ts";
import { decide } from "../scenarios/decide.ts";
import { aDay, aLeaver, anAccount, aTable, given, someRules } from "../testing/builders.ts";

const desk: RowDraft = {
  id: "desk",
  owner: "it@jupiter.example",
  reason: "The desk of engineering is free again",
  when: { department: "Engineering" },
  grants: [{ kind: "notification", event: "access-ended", audience: "mailbox:desk@jupiter.example" }],
};
const table = (rules: Partial<TableRules> = {}) => aTable({ rules: someRules(rules), rows: [desk] });
const manager = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: true };
const decided = (request: Partial<LeaverRequest>, rules?: Partial<TableRules>) =>
  decide(aLeaver(request), { table: table(rules), seen: { accounts: [anAccount()], manager } });
const told = (request: Partial<LeaverRequest>, rules?: Partial<TableRules>) =>
  decided(request, rules).steps.flatMap(({ action }) => (action.kind === "notify" ? [action.audience] : []));

describe("endingNotices", () => {
  it("tells the manager and whom the rows name; security only where the table has its mailbox", () => {
    expect(told({})).toEqual(["mailbox:desk@jupiter.example", "manager"]);
    expect(told({}, { securityMailbox: "sec@jupiter.example" })).toEqual([
      "mailbox:desk@jupiter.example",
      "mailbox:sec@jupiter.example",
      "manager",
    ]);
  });

  it("tells security and nobody else after a death, whatever the rows ask for", () => {
    const discreet = given("Yes", "discreet");

    expect(told({ discreet }, { securityMailbox: "sec@jupiter.example" })).toEqual(["mailbox:sec@jupiter.example"]);
    expect(told({ discreet })).toEqual([]);
  });

  it("finds the rows without what is cleared, so that it tells the same people before and after", () => {
    expect(told({}, { clearedOnLeave: ["department"] })).toEqual(["manager"]);
    expect(told({}, { clearedOnLeave: ["title"] })).toEqual(["mailbox:desk@jupiter.example", "manager"]);
  });

  it("says the last day where there is one", () => {
    const said = (request: Partial<LeaverRequest>) =>
      decided(request).steps.flatMap(({ action }) => (action.kind === "notify" ? [action.facts] : []))[0];
    const person = [
      { label: "Name", value: "Ana Silva" },
      { label: "Login", value: "ana.silva@jupiter.example" },
    ];

    expect(said({})).toEqual(person);
    expect(said({ leave: { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") } })).toEqual([
      ...person,
      { label: "lastDay", value: "2027-09-30" },
    ]);
  });
});
