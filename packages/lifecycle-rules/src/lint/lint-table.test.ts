import { describe, expect, it } from "vitest";
import { date, email, labels, multiGroup, multiSelect, organizations, select } from "../form/field.ts";
import { defineForm, type Form } from "../form/form.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import { aTable, someRules } from "../testing/builders.ts";
import { lintTable } from "./lint-table.ts";

const group = (id: string) => ({ kind: "group", groupId: id, name: id }) as const;

const aRow = (id: string, overrides: Partial<RowDraft> = {}): RowDraft => ({
  id,
  owner: "it@jupiter.example",
  reason: "because",
  when: { department: "Engineering" },
  grants: [group("g1")],
  ...overrides,
});

const form: Form = {
  name: "onboarding",
  kind: "joiner",
  when: {},
  fields: {
    department: select({ id: "1", label: "Department", options: ["Engineering", "Sales"] }),
    applications: multiSelect({ id: "2", label: "Applications", options: ["GitLab", "Snowflake"] }),
    title: email({ id: "3", label: "Title" }),
  },
};

const kinds = (rows: readonly RowDraft[], context = {}, rules = {}) =>
  lintTable(aTable({ rows, rules: someRules({ closed: ["department"], ...rules }) }), context).map(
    ({ kind, rowIds, value, nearest }) => [kind, rowIds.join(), value, nearest],
  );

describe("lintTable", () => {
  it("says nothing about a table there is nothing to say about", () => {
    const rows = [aRow("a"), aRow("b", { when: { department: "Sales" }, grants: [group("g2")] })];
    const groups = ["g1", "g2"].map((id) => ({ id, name: id, type: "OKTA_GROUP" }));

    expect(kinds(rows, { forms: [form], groups })).toEqual([]);
  });

  it("finds a row that says the same as another", () => {
    expect(kinds([aRow("a"), aRow("b")])).toEqual([["duplicate", "b,a", undefined, undefined]]);
  });

  it.each([
    ["everybody", {}],
    ["a list that includes it", { department: "Engineering | Sales" }],
    ["a beginning", { department: "Eng*" }],
    ["its hierarchy", { department: "Engineering/*" }],
    ["any value", { department: "(any)" }],
  ])("finds a row in the shadow of one for %s", (_, when) => {
    expect(kinds([aRow("special"), aRow("general", { when })])[0]?.slice(0, 2)).toEqual([
      "shadowed",
      "special,general",
    ]);
  });

  it.each([
    ["another class", { class: "requestable" as const }],
    ["other grants", { grants: [group("g2")] }],
    ["other people", { when: { department: "Engineering", location: "Zurich" } }],
    ["those who are something else", { when: { department: "!Sales" } }],
  ])("does not call a row for %s a shadow", (_, overrides) => {
    const found = kinds([aRow("a"), aRow("b", overrides)]).filter(
      ([kind, ids]) => kind === "shadowed" && ids === "a,b",
    );

    expect(found).toEqual([]);
  });

  it("finds a value that is a slip of another, and knows which is the slip", () => {
    const rows = [aRow("a"), aRow("b", { when: { department: "Engineerng" }, grants: [group("g2")] })];

    expect(kinds(rows)).toEqual([["near-miss", "b", "Engineerng", "Engineering"]]);
  });

  it("finds two letters that changed places, where the other rows have it right", () => {
    const rows = [
      aRow("a", { when: { department: "Climate Scienec" } }),
      aRow("b", { when: { department: "Climate Science" }, grants: [group("g2")] }),
      aRow("c", { when: { department: "Climate Science | Sales" }, grants: [group("g3")] }),
    ];

    expect(kinds(rows)).toEqual([["near-miss", "a", "Climate Scienec", "Climate Science"]]);
    expect(kinds([rows[0], rows[1], aRow("d", { grants: [group("g4")] })].flatMap((row) => row ?? []))).toHaveLength(1);
  });

  it("takes what a form offers for right, however rare it is", () => {
    const rows = [
      aRow("a"),
      aRow("b", { when: { department: "Enginereing" }, grants: [group("g2")] }),
      aRow("c", { when: { department: "Enginereing | Sales" }, grants: [group("g3")] }),
    ];

    expect(kinds(rows, { forms: [form] }).slice(0, 2)).toEqual([
      ["near-miss", "b,c", "Enginereing", "Engineering"],
      ["value-without-option", "b", "Enginereing", "Engineering"],
    ]);
  });

  it("takes numbers and short codes for what they are", () => {
    const rows = [
      aRow("a", { when: { department: "Team 10" } }),
      aRow("b", { when: { department: "Team 11" }, grants: [group("g2")] }),
    ];

    expect(kinds(rows)).toEqual([]);
  });

  it("finds an owner nobody can write to, and privileges without an end", () => {
    expect(kinds([aRow("a", { owner: "somebody" })])).toEqual([["unowned", "a", "somebody", undefined]]);
    expect(kinds([aRow("a", { class: "privileged" })])).toEqual([
      ["privileged-without-expiry", "a", undefined, undefined],
    ]);
    expect(kinds([aRow("a", { class: "privileged", expiresAfterDays: 7 })])).toEqual([]);
    expect(kinds([aRow("a", { excludes: ["g1"] })])).toEqual([["excluded-by-itself", "a", "g1", undefined]]);
  });

  it("finds groups Okta does not have, calls otherwise, or does not let us fill (J13)", () => {
    const groups = [
      { id: "g2", name: "g1", type: "OKTA_GROUP" },
      { id: "g3", name: "Three", type: "OKTA_GROUP" },
      { id: "g4", name: "g4", type: "APP_GROUP" },
    ];

    expect(kinds([aRow("a", { grants: [group("g1"), group("g3"), group("g4")] })], { groups })).toEqual([
      ["group-unknown", "a", "g1", "g2"],
      ["group-renamed", "a", "g3", "Three"],
      ["group-not-assignable", "a", "g4", undefined],
    ]);
  });

  it("finds an exclusion of what neither Okta nor a row knows", () => {
    const rows = [aRow("a", { excludes: ["g2", "g3", "g4"] }), aRow("b", { grants: [group("g3")] })];
    const groups = ["g1", "g2", "g3"].map((id) => ({ id, name: id, type: "OKTA_GROUP" }));

    expect(kinds(rows, { groups })).toEqual([["group-unknown", "a", "g4", undefined]]);
    expect(kinds(rows, { groups: [...groups, { id: "g4", name: "g4", type: "APP_GROUP" }] })).toEqual([]);
  });

  it("finds what no form offers, and the row nobody can reach for it", () => {
    const rows = [aRow("a"), aRow("b", { when: { department: "Salez" }, grants: [group("g2")] })];

    expect(kinds(rows, { forms: [form] })).toEqual([
      ["value-without-option", "b", "Salez", "Sales"],
      ["unreachable", "b", "Salez", undefined],
      ["option-without-row", "", "Sales", "Salez"],
    ]);
  });

  it("finds an option of an open attribute that gives nothing, but none that a row names, negates or takes for any", () => {
    const offers = (hardware: string) =>
      kinds([aRow("a"), aRow("b", { when: { employmentType: hardware }, grants: [group("g2")] })], {
        forms: [
          defineForm({
            name: "change",
            kind: "mover",
            when: {},
            fields: {
              effective: date({ id: "effective", label: "Effective" }),
              employmentType: select({ id: "type", label: "Type", options: ["Laptop", "Lamp", "Own device"] }),
            },
          }),
        ],
      });
    const forNothing = (value: string, near?: string) => ["option-without-row", "", value, near];

    expect(offers("Laptop")).toEqual([forNothing("Lamp"), forNothing("Own device")]);
    expect(offers("La*")).toEqual([forNothing("Own device")]);
    expect(offers("!Own device")).toEqual([]);
    expect(offers("(any)")).toEqual([]);
    expect(offers("(none)")).toEqual([forNothing("Laptop"), forNothing("Lamp"), forNothing("Own device")]);
  });

  it.each([multiSelect, multiGroup, organizations, labels])(
    "joins duties in the answer to any field that holds several values (%#)",
    (several) => {
      const separation = [{ id: "s", reason: "r", targets: ["g1", "g2"] }];
      const rows = [
        aRow("a", { when: { systems: "A" } }),
        aRow("b", { when: { systems: "B" }, grants: [group("g2")] }),
      ];
      const systems = several({ id: "systems", label: "Systems" });
      const effective = date({ id: "effective", label: "Effective" });
      const asks = defineForm({ name: "f", kind: "mover", when: {}, fields: { effective, systems } });
      const rules = someRules({ separation, profile: { ...someRules().profile, systems: "systems" } });
      const breaches = lintTable(aTable({ rules, rows }), { forms: [asks] }).filter(
        ({ kind }) => kind === "separation-breach",
      );

      expect(breaches.map(({ value }) => value)).toEqual(["systems A and B"]);
    },
  );
});
