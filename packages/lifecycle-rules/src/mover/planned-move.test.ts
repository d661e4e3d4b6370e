import { describe, expect, it } from "vitest";
import type { OtherTicket } from "../observation/observation.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { Attributes } from "../request/request.ts";
import { decide, ENGINEERS, findings, ids, ours, refused, SALES, STAFF, sentences } from "../scenarios/decide.ts";
import { aDay, aMover, anAccount, anInstant, aTable, given, someAttributes, someRules } from "../testing/builders.ts";

const row = (id: string, when: RowDraft["when"], grants: RowDraft["grants"]): RowDraft => ({
  id,
  owner: "o@jupiter.example",
  reason: "r",
  ...(when === undefined ? {} : { when }),
  grants,
});
const group = ([groupId, name]: readonly [string, string]) => ({ kind: "group", groupId, name }) as const;
const rows = [
  row("everyone", undefined, [group(STAFF)]),
  row("engineering", { department: "Engineering" }, [group(ENGINEERS)]),
  row("sales", { department: "Sales" }, [group(SALES)]),
];
const seen = { accounts: [anAccount({ memberships: ours(STAFF, ENGINEERS) })] };
const now = "2027-05-01T10:00:00Z";

describe("planMover", () => {
  it("plans the way back in the very instant in which the time is over, and says beforehand that it will", () => {
    const request = aMover({ until: given(aDay("2027-08-31"), "until") });

    const there = decide(request, { seen, now });
    expect(sentences(there)).toContain(
      "The way back is planned on 2027-08-31T22:00:00.000Z, with what the table grants by then.",
    );
    expect(findings(decide(aMover(), { seen, now }))).not.toContain("returns");
    expect(ids(decide(request, { seen, now: "2027-08-31T21:59:59Z" }))).toContain(`add-to-group:${SALES[0]}`);
    expect(ids(decide(request, { seen, now: "2027-08-31T22:00:00Z" }))).not.toContain(`add-to-group:${SALES[0]}`);
  });

  it("gives only what a leave lets them keep, also where the leave begins between now and the change", () => {
    const table = aTable({ rules: someRules({ leave: { access: "reduced", keepRows: ["everyone"] } }), rows });
    const leave: OtherTicket = {
      ticket: { id: "10009", key: "ON-9" },
      kind: "leave-of-absence",
      effectiveAt: anInstant("2027-05-15T00:00:00Z"),
      state: "open",
    };

    const during = decide(aMover(), { table, seen: { ...seen, otherTickets: [leave] }, now });
    const after = { ...leave, effectiveAt: anInstant("2027-06-15T00:00:00Z") };

    expect(findings(during)).toContain("stays-reduced");
    expect(ids(during)).not.toContain(`add-to-group:${SALES[0]}`);
    expect(ids(decide(aMover(), { table, seen: { ...seen, otherTickets: [after] }, now }))).toContain(
      `add-to-group:${SALES[0]}`,
    );
  });

  it("takes before it gives where the ticket states any one of the attributes that ask for it", () => {
    const table = aTable({ rules: someRules({ takeFirstOn: ["department", "location"] }), rows });

    const decided = ids(decide(aMover(), { table, seen, now }));

    expect(decided.indexOf(`remove-from-group:${ENGINEERS[0]}`)).toBeLessThan(
      decided.indexOf(`add-to-group:${SALES[0]}`),
    );
  });

  it("opens tasks and mails only by rows about what changes: the others have done so before", () => {
    const table = aTable({
      rows: [
        ...rows,
        row("badge", { location: "Zurich" }, [{ kind: "task", task: "badge", summary: "Make a badge" }]),
        row("phone", { department: "Sales" }, [{ kind: "task", task: "phone", summary: "Order a phone" }]),
        row("tram", { department: "Sales", location: "Zurich" }, [
          { kind: "task", task: "tram", summary: "Order a tram pass" },
        ]),
        row("desk", undefined, [
          { kind: "notification", event: "access-changed", audience: "mailbox:desk@jupiter.example" },
        ]),
      ],
    });

    const asked = (attributes: Attributes) =>
      ids(decide(aMover({ attributes }), { table, seen, now })).filter((id) => /^(open-task|notify)/.test(id));
    const origin = { source: "form-answer", id: "1", label: "Department" } as const;
    const all = ["open-task:phone", "open-task:tram", "notify:access-changed:person"];

    expect(asked(someAttributes({ department: "Sales" }))).toEqual(all);
    expect(asked({ department: { value: "Sales", origin } })).toEqual(all);
  });

  it("stops where the number on the ticket is somebody else's and no new one is given", () => {
    const person = { login: given("ana.silva@jupiter.example", "login"), employeeNumber: given("9999", "number") };

    expect(refused(aMover({ person }), { seen, now })[0]).toMatch(/^person-mismatch/);
  });

  it("takes what was given for an attribute that ends with the change", () => {
    const table = aTable({
      rules: someRules({
        profile: { ...someRules().profile, agency: "agency" },
        requires: [{ attribute: "employmentType", value: "Contractor", needs: ["agency"], only: ["agency"] }],
      }),
      rows: [...rows, row("adept", { agency: "Adept" }, [group(SALES)])],
    });
    const contractor = anAccount({
      memberships: ours(STAFF, ENGINEERS, SALES),
      profile: { ...anAccount().profile, userType: "Contractor", agency: "Adept" },
    });
    const request = aMover({ attributes: someAttributes({ employmentType: "Employee" }) });
    expect(ids(decide(request, { table, seen: { accounts: [contractor] }, now }))).toContain(
      `remove-from-group:${SALES[0]}`,
    );
  });
});
