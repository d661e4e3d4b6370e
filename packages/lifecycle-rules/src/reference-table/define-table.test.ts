import { describe, expect, it } from "vitest";
import { aTable, someRules } from "../testing/builders.ts";
import { defineTable, type RowDraft, type TableDraft } from "./define-table.ts";
import { readCsvTable } from "./read-csv-table.ts";

const row = (overrides: Partial<RowDraft> = {}): RowDraft => ({
  id: "a",
  owner: "it@jupiter.example",
  reason: "because",
  grants: [{ kind: "group", groupId: "00g1", name: "Engineers" }],
  ...overrides,
});

const problems = (rows: readonly RowDraft[], draft: Partial<TableDraft> = {}) =>
  defineTable({ name: "jupiter", org: "jupiter.okta.com", rules: someRules(), rows, ...draft }, "t")
    ._unsafeUnwrapErr()
    .map(({ sentence }) => sentence);

describe("defineTable", () => {
  it.each([
    [
      "a group with two names",
      [row(), row({ id: "b", grants: [{ kind: "group", groupId: "00g1", name: "Coders" }] })],
      "t, row b: says something else about 00g1 than row a.",
    ],
    [
      "an application with two profiles",
      [
        row({ grants: [{ kind: "application", appId: "0oa1", label: "AWS" }] }),
        row({ id: "b", grants: [{ kind: "application", appId: "0oa1", label: "AWS", profile: { role: "Admin" } }] }),
      ],
      "t, row b: says something else about 0oa1 than row a.",
    ],
    [
      "a cell that says two things",
      [row({ when: { department: "A | !B" } })],
      't, row a, column department: "A | !B" mixes values and negations; use one of the two.',
    ],
    ["an id given twice", [row(), row()], "t, row a: another row has the same id."],
    [
      "an attribute with no place to be remembered",
      [row({ when: { shoeSize: "42" } })],
      't, row a: "shoeSize" has no Okta profile attribute in rules.profile, so a later change of role could not be matched.',
    ],
    [
      "an attribute that is called like a column",
      [row({ when: { class: "A" } })],
      't: "class" says something about the row itself and cannot be an attribute.',
    ],
    ["an id that looks like a directive", [row({ id: "#a" })], "t, row #a: an id does not begin with #."],
    [
      "an id a spreadsheet would run",
      [row({ id: "=A1" })],
      `t, row =A1: an id is letters, digits, spaces and . _ - / only.`,
    ],
    [
      "an id with a line break",
      [row({ id: "a\nb" })],
      `t, row a b: an id is letters, digits, spaces and . _ - / only.`,
    ],
    [
      "a group without a name",
      [row({ grants: [{ kind: "group", groupId: "00g1", name: " " }] })],
      "t, row a, column groupName: the cell is empty.",
    ],
    ["nobody who answers for it", [row({ owner: "" })], "t, row a, column owner: the cell is empty."],
    ["no id", [row(), row({ id: "" })], "t, row 2, column id: the cell is empty."],
    [
      "a day that is none",
      [row({ keepForDays: 0.5 })],
      "t, row a, column keepFor: expected whole days between 1 and 3650, found 0.5.",
    ],
  ])("refuses %s when it is read, never at run time (J12)", (_, rows, sentence) => {
    expect(problems(rows)).toContain(sentence);
  });

  it.each([
    [
      { login: { template: "{givenname}@x.example", reserved: [] } },
      't, rules.login.template: "{givenname}" is none of givenName, familyName, employeeNumber; the nearest is "givenName".',
    ],
    [
      { login: { template: "{givenName}", reserved: [] } },
      't, rules.login.template: "{givenName}" is no mail address.',
    ],
    [
      { leave: { access: "reduced" as const, keepRows: ["A1"] } },
      't, rules.leave.keepRows: there is no row "A1"; the nearest is "a".',
    ],
    [
      { separation: [{ id: "s", reason: "r", targets: ["g", "g"] }] },
      't, rules.separation: "s" keeps nothing apart: it needs two different targets.',
    ],
  ])("refuses rules that cannot be meant: %j", (rules, sentence) => {
    expect(problems([row()], { rules: someRules(rules) })).toEqual([sentence]);
  });

  it("gives the same version whatever the order of rows, cells, values and grants, and another for another policy", () => {
    const [a, b] = [
      row({ when: { department: "A | B", location: "X" } }),
      row({ id: "b", excludes: ["00g9", "00g8"] }),
    ];
    const turned = [
      { ...b, excludes: ["00g8", "00g9"] },
      { ...a, when: { location: "X", department: "B|A" } },
    ];
    const version = (rows: readonly RowDraft[], rules = someRules()) => aTable({ rows, rules }).version;

    expect(version(turned)).toBe(version([a, b]));
    expect(version([a])).not.toBe(version([a, b]));
    expect(version([a, b], someRules({ brakes: { maxRemovals: 6 } }))).not.toBe(version([a, b]));
  });
});

describe("readCsvTable", () => {
  const head = "#name,jupiter\n#org,jupiter.okta.com\n";
  const csv = (body: string) =>
    readCsvTable(head + body, someRules(), "t.csv")
      ._unsafeUnwrapErr()
      .map(({ sentence }) => sentence);

  it("says everything at once, each with row, column, value and nearest", () => {
    const body = [
      "id,owner,reason,class,department,group,groupName,notify,keepFor,backfill,applicationProfile,application,applicationLabel",
      "a,,x,birthrite,A | !B,1 | 2,One,account-actve to person,soon,perhaps,role,0oa,App",
      ",o,r,,,,,account-active to everybody,,,,,",
    ].join("\n");
    expect(csv(body)).toMatchInlineSnapshot(`
      [
        "t.csv, row a, column class: "birthrite" is none of birthright, requestable, privileged; the nearest is "birthright".",
        "t.csv, row a, column notify: "account-actve" is none of account-prepared, account-active, access-changed, access-ended, task-opened, request-cancelled; the nearest is "account-active".",
        "t.csv, row a, column groupName: 2 in "group", but 1 in "groupName"; they must pair up.",
        "t.csv, row a, column applicationProfile: "role" is not name=value.",
        "t.csv, row a, column keepFor: "soon" is no number of days.",
        "t.csv, row a, column backfill: "perhaps" is neither yes nor no.",
        "t.csv, line 5, column notify: "everybody" is not person, manager, mailbox:address or channel:name; write "account-active to manager".",
        "t.csv, row a, column department: "A | !B" mixes values and negations; use one of the two.",
        "t.csv, line 5, column id: the cell is empty.",
        "t.csv, row a, column owner: the cell is empty.",
        "t.csv, row a, column groupName: the cell is empty.",
      ]
    `);
  });

  it.each([
    ["no header", "", "t.csv: there is no header line."],
    ["a column that is misspelt", "id,ower,reason\n", 't.csv: the column "owner" is missing; is it "ower"?.'],
    ["a column twice", "id,owner,reason,department,department\n", 't.csv: the column "department" is there twice.'],
    [
      "a quote that never ends",
      'id,owner,reason\na,b,"c\n',
      "t.csv, line 4: a quoted cell begins here and never ends.",
    ],
    [
      "a second org",
      "#org,preview.oktapreview.com\nid,owner,reason\n",
      't.csv: the line "#org,…" is there with "jupiter.okta.com" and "preview.oktapreview.com"; it must say one thing.',
    ],
  ])("says there is %s", (_, body, sentence) => {
    expect(csv(body)).toContain(sentence);
  });

  it.each([
    ["too many", "b,o,r,Sales,x", "5 cells"],
    ["too few", "b,o,r", "3 cells"],
    ["too few, and empty", "b,o,", "3 cells"],
  ])("reads no row with %s cells, and says where it stands", (_, line, found) => {
    expect(csv(`id,owner,reason,department\na,o,,Sales\n${line}\n`)).toEqual([
      `t.csv, line 5, row b: ${found}, the header has 4.`,
      "t.csv, row a, column reason: the cell is empty.",
    ]);
  });

  it("keeps short what a stray quote swallowed", () => {
    const rest = Array.from({ length: 60 }, (_, at) => `row-${at},o,r,Sales`).join("\n");
    const found = [
      ...csv(`id,owner,reason,department\n"a,o,r,Sales\n${rest}\n`),
      ...csv(`id,owner,reason,department\na,"o,r,Sales\n${rest}\nz,"o",r,Sales\n`),
      ...csv(`id,owner,reason,backfill\na,o,r,"${rest}"\n`),
      ...csv(`id,owner,reason,department\n"${rest}",o,r,Sales\n`),
      ...csv(`id,owner,reason,department\na,o,r,"A | !${rest.replaceAll("\n", " ")}"\n`),
    ];
    expect(found.map((sentence) => sentence.length).filter((length) => length > 160)).toEqual([]);
    expect(found.filter((sentence) => sentence.includes("\n"))).toEqual([]);
    expect(found).toMatchInlineSnapshot(`
      [
        "t.csv, line 4: a quoted cell begins here and never ends.",
        "t.csv, line 4: a quoted cell begins here and its text goes on behind the quote that ends it, on line 65.",
        "t.csv, row a, column backfill: "row-0,o,r,Sales row-1,o,r,Sales row-2,o…" is neither yes nor no.",
        "t.csv, line 4: "row-0,o,r,Sales row-1,o,r,Sales row-2,o…" is no id; an id is letters, digits, spaces and . _ - / only.",
        "t.csv, row a, column department: "A | !row-0,o,r,Sales row-1,o,r,Sales ro…" mixes values and negations; use one of the two.",
      ]
    `);
  });

  it("wants to know which org the table is for", () => {
    expect(readCsvTable("id,owner,reason\n", someRules(), "t.csv")._unsafeUnwrapErr()).toHaveLength(2);
  });

  it.each([
    [{ leaver: { holdDays: -5 } }, "leaver.holdDays: -5 is no number from 1 to 3650"],
    [{ leaver: { holdDays: 1.5 } }, "leaver.holdDays: 1.5 is no number from 1 to 3650"],
    [{ leaver: { deleteAfterDays: Number.NaN } }, "leaver.deleteAfterDays: NaN is no number from 1 to 3650"],
    [{ protected: [" "] }, "protected: an empty entry protects nobody"],
  ])("refuses rules that no calendar and no account could follow: %j", (overrides, what) => {
    const found = defineTable({ ...aTable(), rows: [], rules: someRules(overrides) });
    expect(found._unsafeUnwrapErr()[0]?.sentence).toContain(what);
  });
});
