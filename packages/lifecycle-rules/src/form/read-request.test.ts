import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ticket } from "../request/ticket.ts";
import { anInstant, aTable, someRules } from "../testing/builders.ts";
import { date, email, multiSelect, select, shortText, user, yesNo } from "./field.ts";
import { defineForm, type Form, findForm } from "./form.ts";
import { readRequest } from "./read-request.ts";

const field = (id: string) => ({ id, label: id });

const joiner = defineForm({
  name: "onboarding",
  kind: "joiner",
  when: { projectKey: "PPL", requestTypeId: "11" },
  fields: {
    givenName: shortText({ id: "c1", label: "Given name", required: true }),
    familyName: shortText({ id: "c2", label: "Family name" }),
    personalEmail: email({ id: "c3", label: "Personal e-mail" }),
    start: date({ id: "c4", label: "Start date", required: true }),
    department: select({ id: "c5", label: "Department", required: true }),
    location: select({ id: "c6", label: "Location", options: ["Zurich", "New York"] }),
    employmentType: select({ id: "c7", label: "Employment type" }),
    contractEnd: date({ id: "c8", label: "Contract ends" }),
    manager: user({ id: "c9", label: "Manager" }),
    withdrawn: yesNo({ id: "c10", label: "Withdrawn" }),
    applications: multiSelect({ id: "q1", label: "Applications", choices: { 1: "GitLab" } }),
  },
});

const ticket = (fields: Readonly<Record<string, unknown>>, overrides: Partial<Ticket> = {}): Ticket => ({
  id: "10001",
  key: "PPL-1",
  projectKey: "PPL",
  issueTypeId: "3",
  requestTypeId: "11",
  fields,
  createdAt: anInstant("2027-02-01T09:00:00Z"),
  updatedAt: anInstant("2027-02-01T09:00:00Z"),
  statusCategory: "new",
  ...overrides,
});

const good = { c1: "Ana", c2: "Silva", c4: "2027-03-01", c5: { value: "Engineering" }, c6: { value: "Zurich" } };

const rules = someRules({
  requires: [{ attribute: "employmentType", value: "Contractor", needs: ["contractEnd", "manager"] }],
});
const table = aTable({ rules });

const read = (fields: Readonly<Record<string, unknown>>, form: Form = joiner) =>
  readRequest(form, table, ticket(fields));
const problems = (fields: Readonly<Record<string, unknown>>, form: Form = joiner) =>
  read(fields, form)
    ._unsafeUnwrapErr()
    .map(({ sentence }) => sentence);

describe("readRequest", () => {
  it("brings every problem back at once: field, label, expected, found, nearest", () => {
    const found = read({
      c3: "nowhere",
      c4: "1.3.2027",
      c5: { value: "Enginering" },
      c6: { value: "Zürich" },
      c7: { value: "Contractor" },
    })._unsafeUnwrapErr();

    expect(found.map(({ kind, field: id, label, nearest }) => [kind, id, label, nearest])).toEqual([
      ["missing", "c1", "Given name", undefined],
      ["not-an-address", "c3", "Personal e-mail", undefined],
      ["not-a-day", "c4", "Start date", undefined],
      ["not-allowed", "c6", "Location", "Zurich"],
      ["unknown-value", "c5", "Department", "Engineering"],
      ["missing", "c8", "Contract ends", undefined],
      ["missing", "c9", "Manager", undefined],
    ]);
    expect(found.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
      [
        "Given name is not filled in.",
        "Personal e-mail: expected a mail address, found "nowhere".",
        "Start date: expected a day from 1900 to 2999, YYYY-MM-DD, found "1.3.2027".",
        "Location: expected one of Zurich, New York, found "Zürich". Did you mean "Zurich"?",
        "Department: expected a value the reference table knows, found "Enginering". Did you mean "Engineering"?",
        "Contract ends is not filled in; Contractor needs it.",
        "Manager is not filled in; Contractor needs it.",
      ]
    `);
  });

  it("keeps with every value where it was read", () => {
    const request = readRequest(joiner, table, ticket(good, { answers: { q1: { choices: ["1"] } } }))._unsafeUnwrap();

    expect(request).toMatchObject({
      kind: "joiner",
      givenName: { value: "Ana", origin: { source: "field", id: "c1", label: "Given name" } },
      attributes: {
        applications: { value: ["GitLab"], origin: { source: "form-answer", id: "q1", label: "Applications" } },
      },
      zone: { value: "Europe/Zurich", origin: { id: "c6" } },
    });
  });

  it.each([
    ["one name", "Sukarno", undefined],
    ["several surnames", "María José", "García Márquez y López"],
    ["an apostrophe", "Seán", "O’Brien"],
    ["right to left", "أمين", "العلي"],
    ["another script", "김", "민준"],
    ["an emoji", "Zoë 🦊", "Fox"],
    ["dots, commas, brackets, digits", "J. R. (Bob)", "Smith-Jones, Jr., 3rd: the elder"],
    ["a parent's name", "Ravi", "s/o Kumar"],
    ["another parent's name", "Devi A/P", "Muthu"],
  ])("takes %s as it is, neither split nor guessed", (_, givenName, familyName) => {
    const request = read({ ...good, c1: givenName, c2: familyName })._unsafeUnwrap();

    expect(request.kind === "joiner" && [request.givenName.value, request.familyName?.value]).toEqual([
      givenName,
      familyName,
    ]);
  });

  it("cleans what a name only seems to hold: odd spaces, direction marks, letters in two pieces", () => {
    const request = read({ ...good, c1: " \u200FZoe\u0308\u00A0 Ann\u202E ", c2: "Silva\n" })._unsafeUnwrap();

    expect(request.kind === "joiner" && [request.givenName.value, request.familyName?.value]).toEqual([
      "Zoë Ann",
      "Silva",
    ]);
  });

  it.each([
    ["a second line", "Eve\nBcc: evil@evil.example", 'a name on one line, found "Eve Bcc: evil@evil.example"'],
    ["a control character", "Eve\u0000Bcc", 'a name on one line, found "Eve Bcc"'],
    ["an address", "evil@evil.example", 'a name, which has no @, found "evil@evil.example"'],
    ["markup", "<b>Eve</b>", 'a name, which has no <, found "<b>Eve</b>"'],
    ["a web address", "https://evil.example", 'a name, which has no /, found "https://evil.example"'],
    ["another web address", "Eve www.evil.example", 'a name, which has no www., found "Eve www.evil.example"'],
    ["a formula", "=Eve", 'a name, which has no =, found "=Eve"'],
  ])("takes %s for no name, whether a field or a form's answer says so", (_, typed, sentence) => {
    expect(problems({ ...good, c1: typed })).toEqual([`Given name: expected ${sentence}.`]);
    expect(problems({ ...good, c2: typed })).toEqual([`Family name: expected ${sentence}.`]);
    const answered = readRequest(joiner, table, ticket(good, { answers: { c1: { text: typed } } }));
    expect(answered._unsafeUnwrapErr().map((problem) => problem.sentence)).toEqual([
      `Given name: expected ${sentence}.`,
    ]);
  });

  it("does not cut a long name short, and does not write to mail that is not there yet", () => {
    expect(problems({ ...good, c1: "A".repeat(51), c3: "ana@jupiter.example" })).toEqual([
      'Given name: expected at most 50 characters, found "51 characters".',
      'Personal e-mail: expected an address outside the company, found "@jupiter.example".',
    ]);
  });

  it("turns a withdrawn ticket into the cancellation of what it asks", () => {
    expect(read({ ...good, c10: { value: "Yes" } })._unsafeUnwrap()).toMatchObject({
      kind: "cancellation",
      of: { kind: "joiner" },
      origin: { id: "c10" },
    });
  });

  it.each([
    ["mover", { effective: date(field("d1")) }, { d1: "2027-06-01" }],
    ["leaver", { lastDay: date(field("d1")) }, { d1: "2027-06-01" }],
    ["leaver", { immediate: yesNo(field("d1")) }, { d1: true }],
    ["leave-of-absence", { from: date(field("d1")) }, { d1: "2027-06-01" }],
    ["return", { effective: date(field("d1")) }, { d1: "2027-06-01" }],
    ["access", { reason: shortText(field("d1")) }, { d1: "On call" }],
    ["rehire", { givenName: shortText(field("d2")), start: date(field("d1")) }, { d1: "2027-06-01", d2: "Ana" }],
  ] as const)("reads a %s, and asks whom it is about", (kind, own, fields) => {
    const form = {
      name: kind,
      kind,
      when: {},
      fields: { ...own, login: user({ id: "u", label: "Employee" }) },
    } as Form;
    const employee = { u: { emailAddress: "ana.silva@jupiter.example" } };

    expect(read({ ...fields, ...employee }, form)._unsafeUnwrap()).toMatchObject({
      kind,
      person: { login: { value: "ana.silva@jupiter.example" } },
    });
    expect(problems(fields, form)).toEqual(["Employee is not filled in."]);
    expect(problems(employee, form).length).toBeGreaterThan(0);
  });

  it("refuses days in the wrong order", () => {
    const person = { login: user({ id: "u", label: "Employee" }) };
    const ana = { u: { emailAddress: "ana.silva@jupiter.example" } };
    const forms = {
      leave: {
        name: "f",
        kind: "leave-of-absence",
        when: {},
        fields: { ...person, from: date(field("a")), until: date(field("b")) },
      },
      mover: {
        name: "f",
        kind: "mover",
        when: {},
        fields: { ...person, effective: date(field("a")), until: date(field("b")) },
      },
      leaver: {
        name: "f",
        kind: "leaver",
        when: {},
        fields: { ...person, lastDay: date(field("a")), employmentEnd: date(field("b")) },
      },
    } as const satisfies Record<string, Form>;
    const days = { ...ana, a: "2027-06-10", b: "2027-06-01" };

    expect(problems(days, forms.leave)).toEqual(['b: expected a day after 2027-06-10, found "2027-06-01".']);
    expect(problems(days, forms.mover)).toEqual(['b: expected a day not before 2027-06-10, found "2027-06-01".']);
    expect(problems(days, forms.leaver)).toEqual(['b: expected a day not before 2027-06-10, found "2027-06-01".']);
  });

  it("never throws, whatever a ticket holds", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.values(joiner.fields).map(({ id }) => id)), fc.jsonValue()),
        (fields) => {
          const both = readRequest(joiner, table, ticket(fields, { answers: fields }));
          expect(both.isErr() || both.value.kind === "joiner" || both.value.kind === "cancellation").toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("findForm", () => {
  it("takes the form with most conditions of those that fit, and none where none does", () => {
    const general = { ...joiner, name: "general", when: { projectKey: "PPL" } };

    expect(findForm([general, joiner], ticket({}))?.name).toBe("onboarding");
    expect(findForm([general, joiner], ticket({}, { requestTypeId: "12" }))?.name).toBe("general");
    expect(findForm([general, joiner], ticket({}, { projectKey: "OPS" }))).toBeUndefined();
  });

  it.each([
    ["until", { kind: "date-time" }, "2027-08-05T18:00:00+0200"],
    ["until", { kind: "short-text" }, "next Friday"],
    ["withdrawn", { kind: "short-text" }, "yes"],
    ["reason", { kind: "labels" }, ["one", "two"]],
  ])("says that %s is declared as %j, where its answer would be lost", (name, { kind }, answer) => {
    const form = {
      name: "f",
      kind: "access",
      when: {},
      fields: {
        login: user({ id: "u", label: "Employee" }),
        reason: shortText({ id: "r", label: "Reason" }),
        [name]: { id: "x", label: "Field", required: false, kind },
      },
    } as unknown as Form;
    const employee = { u: { emailAddress: "ana.silva@jupiter.example" }, r: "On call" };

    expect(problems({ ...employee, x: answer }, form)[0]).toMatch(`Field: the form's field "${name}" must be a `);
    if (name !== "reason") expect(read(employee, form).isOk()).toBe(true);
  });
});
