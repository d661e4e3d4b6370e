import { describe, expect, it } from "vitest";
import type { Action } from "../plan/plan.ts";
import type { LiveRequest } from "../request/request.ts";
import { aJoiner, aLeaver, aMover, anAccount, aTable, given, someRules } from "../testing/builders.ts";
import { wantedActions } from "./wanted-actions.ts";

const table = aTable({ rules: someRules({ clearedOnLeave: ["department"], masteredElsewhere: ["title"] }) });
const { login: _, ...hire } = aJoiner();
const rehire: LiveRequest = { ...hire, kind: "rehire", person: { login: given("ana.silva@jupiter.example", "login") } };

const add = { kind: "add-to-group", groupId: "00gclimbing000000001", name: "Climbing" } as const;
const assign = { kind: "assign-application", appId: "0oacrm00000000000001", label: "CRM" } as const;
const remove = { kind: "remove-from-group", groupId: "00gstaff000000000001", name: "Staff" } as const;
const [activate, unsuspend, end] = (["activate-account", "unsuspend-account", "deactivate-account"] as const).map(
  (kind): Action => ({ kind }),
);
const change = (attribute: string, from: string | undefined, to: string | undefined): Action => ({
  kind: "update-profile",
  changes: [{ attribute, from, to }],
});

const wanted = (of: LiveRequest, undos: readonly (Action | undefined)[], account = anAccount()) =>
  wantedActions(
    of,
    table,
    account,
    undos.flatMap((action) => action ?? []),
  );

describe("wantedActions", () => {
  it("takes a ticket back in the order given, but wakes first and writes the profile before access is given", () => {
    expect(wanted(aMover(), [add, change("department", "Engineering", "Sales"), remove])).toEqual([
      change("department", "Engineering", "Sales"),
      add,
      remove,
    ]);
    const back = change("department", "Engineering", "Data");
    expect(wanted(aLeaver(), [add, back, activate], anAccount({ status: "DEPROVISIONED" }))).toEqual([
      activate,
      back,
      add,
    ]);
    expect(wanted(aLeaver(), [back, unsuspend], anAccount({ status: "SUSPENDED" }))).toEqual([unsuspend, back]);
    expect(wanted(aMover(), [add, add])).toEqual([add]);
    expect(wanted(aMover(), [])).toEqual([]);
  });

  it("goes back to what was before the first of several changes, and leaves alone what is so or is another system's", () => {
    const twice = [change("department", "Engineering", "B"), change("department", "B", "A")];
    expect(wanted(aMover(), twice)).toEqual([change("department", "Engineering", "A")]);
    // Written by somebody else since: it is theirs.
    expect(wanted(aMover(), [change("department", "C", "B"), change("department", "B", "A")])).toEqual([]);
    expect(wanted(aMover(), [change("department", "Sales", "Engineering")])).toEqual([]);
    expect(wanted(aMover(), [change("title", "Engineer", "Analyst")])).toEqual([]);
  });

  it("clears what rules read before an account sleeps for good, gives it nothing, and keeps a hire's mark", () => {
    const cleared = change("department", "Engineering", undefined);
    const undos = [end, assign, add, remove, change("tenureTicket", "10001", undefined)];

    expect(wanted(aJoiner(), undos)).toEqual([cleared, end, remove]);
    expect(wanted(aJoiner(), [])).toEqual([cleared, end]);
    const marked = anAccount({ profile: { ...anAccount().profile, tenureTicket: "10001" } });
    expect(wanted(aJoiner(), undos, marked)).toEqual([cleared, end, remove]);
    expect(wanted(rehire, undos, marked)).toEqual([
      {
        kind: "update-profile",
        changes: [
          { attribute: "department", from: "Engineering", to: undefined },
          { attribute: "tenureTicket", from: "10001", to: undefined },
        ],
      },
      end,
      remove,
    ]);
  });

  it("does not end the account of a person hired again whom the ticket had not woken", () => {
    expect(wanted(rehire, [add, assign, remove])).toEqual([remove]);
    expect(wanted(rehire, [remove, end]).at(-1)).toEqual(end);
    expect(wanted(aMover(), [end])).toEqual([end]);
  });

  it("changes no profile of an account that sleeps and is not woken", () => {
    const gone = anAccount({ status: "DEPROVISIONED" });

    expect(wanted(aJoiner(), [change("department", "B", "A")], gone)).toEqual([end]);
    expect(wanted(aLeaver(), [change("department", "B", "A"), add], gone)).toEqual([add]);
  });
});
