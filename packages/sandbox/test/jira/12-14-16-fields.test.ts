import { describe, expect, it } from "vitest";
import { aSite, list, pick, words } from "./a-site.ts";

const T = "com.atlassian.jira.plugin.system.customfieldtypes:";
const ADA = "712020:ada";
const rows = [
  { kind: "text", custom: `${T}textfield`, type: "string", write: "words", read: "words", bad: 7 },
  {
    kind: "paragraph",
    custom: `${T}textarea`,
    type: "string",
    write: words("long"),
    read: words("long"),
    bad: "plain",
  },
  { kind: "number", custom: `${T}float`, type: "number", write: 23, read: 23, bad: "23" },
  {
    kind: "url",
    custom: `${T}url`,
    type: "string",
    write: "https://a.example",
    read: "https://a.example",
    bad: "no url",
  },
  { kind: "date", custom: `${T}datepicker`, type: "date", write: "2026-03-01", read: "2026-03-01", bad: "01/02/2026" },
  {
    kind: "datetime",
    custom: `${T}datetime`,
    type: "datetime",
    write: "2026-07-12T16:00:00.000+0100",
    read: "2026-07-12T15:00:00.000+0000",
    bad: "2026-07-12",
  },
  {
    kind: "select",
    custom: `${T}select`,
    type: "option",
    write: { value: "A" },
    read: { value: "A", id: "1" },
    bad: { value: "Z" },
  },
  {
    kind: "radio",
    custom: `${T}radiobuttons`,
    type: "option",
    write: { id: "1" },
    read: { value: "A", id: "1" },
    bad: { id: "99" },
  },
  {
    kind: "multiselect",
    custom: `${T}multiselect`,
    type: "array",
    items: "option",
    write: [{ id: "1" }, { value: "B" }],
    read: [{ value: "A" }, { value: "B" }],
    bad: { id: "1" },
  },
  {
    kind: "checkboxes",
    custom: `${T}multicheckboxes`,
    type: "array",
    items: "option",
    write: [{ value: "B" }],
    read: [{ value: "B", id: "2" }],
    bad: [{ value: "Z" }],
  },
  {
    kind: "cascading",
    custom: `${T}cascadingselect`,
    type: "option-with-child",
    write: { value: "B", child: { value: "B1" } },
    read: { value: "B", id: "2", child: { value: "B1", id: "21" } },
    bad: { value: "B", child: { value: "A1" } },
  },
  {
    kind: "user",
    custom: `${T}userpicker`,
    type: "user",
    write: { accountId: ADA },
    read: { accountId: ADA, displayName: "Ada" },
    bad: { name: "ada" },
  },
  {
    kind: "users",
    custom: `${T}multiuserpicker`,
    type: "array",
    items: "user",
    write: [{ accountId: ADA }],
    read: [{ accountId: ADA }],
    bad: { accountId: ADA },
  },
  {
    kind: "people",
    custom: `${T}people`,
    type: "array",
    items: "user",
    write: [{ id: ADA }],
    read: [{ accountId: ADA }],
    bad: [{ accountId: "nobody" }],
  },
  {
    kind: "group",
    custom: `${T}grouppicker`,
    type: "group",
    write: { name: "hr" },
    read: { name: "hr", groupId: "g1" },
    bad: { name: "nobodies" },
  },
  {
    kind: "groups",
    custom: `${T}multigrouppicker`,
    type: "array",
    items: "group",
    write: [{ groupId: "g1" }],
    read: [{ name: "hr" }],
    bad: { groupId: "g1" },
  },
  {
    kind: "labels",
    custom: `${T}labels`,
    type: "array",
    items: "string",
    write: ["a", "b"],
    read: ["a", "b"],
    bad: ["with space"],
  },
  {
    kind: "project",
    custom: `${T}project`,
    type: "project",
    write: { key: "HR" },
    read: { key: "HR", name: "HR" },
    bad: { key: "NO" },
  },
  {
    kind: "version",
    custom: `${T}version`,
    type: "version",
    write: { name: "1.0" },
    read: { name: "1.0", id: "7" },
    bad: { name: "9.9" },
  },
  {
    kind: "versions",
    custom: `${T}multiversion`,
    type: "array",
    items: "version",
    write: [{ id: "7" }],
    read: [{ name: "1.0" }],
    bad: [{ id: "8" }],
  },
  {
    kind: "team",
    custom: "com.atlassian.teams:rm-teams-custom-field-team",
    type: "team",
    write: "36885b3c-1bf0-4f85-a357-c5b858c31de4",
    read: { id: "36885b3c-1bf0-4f85-a357-c5b858c31de4" },
    bad: { id: "x" },
  },
  {
    kind: "assets",
    custom: "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype",
    type: "array",
    items: "cmdb-object-field",
    write: [{ id: "ws:1" }],
    read: [{ workspaceId: "ws", id: "ws:1", objectId: "1" }],
    bad: [{ id: "LAPTOP-1" }],
  },
  {
    kind: "request-type",
    custom: "com.atlassian.servicedesk:vp-origin",
    type: "sd-customerrequesttype",
    write: "96",
    read: { requestType: { id: "96", serviceDeskId: "2" }, currentStatus: { statusCategory: "NEW" } },
    bad: { id: "96" },
  },
  {
    kind: "participants",
    custom: "com.atlassian.servicedesk:sd-request-participants",
    type: "array",
    items: "user",
    write: [{ accountId: ADA }],
    read: [{ accountId: ADA }],
    bad: "ada",
  },
  {
    kind: "organizations",
    custom: "com.atlassian.servicedesk:sd-customer-organizations",
    type: "array",
    items: "sd-customerorganization",
    write: [3],
    read: [{ id: "3", name: "Acme" }],
    bad: [4],
  },
  {
    kind: "sprint",
    custom: "com.pyxis.greenhopper.jira:gh-sprint",
    type: "array",
    items: "json",
    write: 5,
    read: [{ id: 5, state: "active" }],
    bad: "5",
  },
] as const;
const readOnly = [
  ["approvals", "com.atlassian.servicedesk.approvals-plugin:sd-approvals"],
  ["sla", "com.atlassian.servicedesk:sd-sla-field"],
  ["forms-open", "com.atlassian.jira.plugins.proforma-managed-fields:forms-open-field-cftype"],
  ["forms-submitted", "com.atlassian.jira.plugins.proforma-managed-fields:forms-submitted-field-cftype"],
  ["rank", "com.pyxis.greenhopper.jira:gh-lexo-rank"],
  ["scripted", "com.onresolve.jira.groovy.groovyrunner:scripted-field"],
] as const;

const options = [
  { id: "1", value: "A", children: [{ id: "11", value: "A1" }] },
  { id: "2", value: "B", children: [{ id: "21", value: "B1" }] },
];
const withField = (kind: (typeof rows)[number]["kind"] | (typeof readOnly)[number][0], settings = {}) =>
  aSite({
    settings,
    users: [{ accountId: ADA, email: "ada@jupiter.example", name: "Ada", groups: ["hr"] }],
    groups: [{ id: "g1", name: "hr" }],
    organizations: [{ id: "3", name: "Acme" }],
    fields: [{ id: "customfield_10500", name: "Field", kind, options }],
    projects: [
      {
        key: "HR",
        type: "service_desk",
        serviceDeskId: "2",
        versions: [{ id: "7", name: "1.0" }],
        requestTypes: [{ id: "96", name: "Help" }],
      },
    ],
    issues: [{ key: "HR-1", fields: { summary: "x" } }],
  });
const ISSUE = "/rest/api/3/issue/HR-1";
const fieldRows = async (site: ReturnType<typeof aSite>) =>
  list({ rows: (await site.get("/rest/api/3/field")).body }, "rows");
const fieldRow = async (site: ReturnType<typeof aSite>, id: string) =>
  (await fieldRows(site)).find((row) => pick(row, "id") === id);

describe("§12.16 values of fields", () => {
  it.each(rows)("$kind: written, read back and cleared", async ({ kind, write, read }) => {
    const site = withField(kind);
    const answer = await site.put(ISSUE, { fields: { customfield_10500: write } });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    const value = (await site.get(ISSUE)).at("fields.customfield_10500");
    if (typeof read === "object") expect(value).toMatchObject(read);
    else expect(value).toBe(read);
    await site.put(ISSUE, { fields: { customfield_10500: null } });
    expect((await site.get(ISSUE)).at("fields.customfield_10500")).toBeNull();
  });

  it.each(rows)("$kind: refused in another form", async ({ kind, bad }) => {
    const answer = await withField(kind).put(ISSUE, { fields: { customfield_10500: bad } });
    expect([answer.status, Object.keys(Object(answer.at("errors")))]).toEqual([400, ["customfield_10500"]]);
  });

  it.each(rows)("$kind: told by its schema", async ({ kind, custom, type, ...rest }) => {
    const site = withField(kind);
    const found = await fieldRow(site, "customfield_10500");
    expect(pick(found, "schema")).toEqual({
      type,
      ...("items" in rest ? { items: rest.items } : {}),
      custom,
      customId: 10500,
    });
    const meta = await site.get(`${ISSUE}/editmeta`);
    expect(meta.at("fields.customfield_10500.schema")).toEqual(pick(found, "schema"));
  });

  it.each(readOnly)("%s: only read", async (kind, custom) => {
    const site = withField(kind);
    expect((await site.get(`${ISSUE}?expand=schema`)).at("schema.customfield_10500.custom")).toBe(custom);
    expect((await site.put(ISSUE, { fields: { customfield_10500: 1 } })).status).toBe(400);
    expect((await site.get(`${ISSUE}/editmeta`)).at("fields.customfield_10500")).toBeUndefined();
  });

  it("come in version 2 with markup for documents", async () => {
    const site = withField("paragraph");
    expect((await site.put("/rest/api/2/issue/HR-1", { fields: { customfield_10500: "one\n\ntwo" } })).status).toBe(
      204,
    );
    expect((await site.get("/rest/api/2/issue/HR-1")).at("fields.customfield_10500")).toBe("one\n\ntwo");
    expect((await site.get(ISSUE)).at("fields.customfield_10500.content.length")).toBe(2);
  });

  it("have a script's schema without a type", async () => {
    const schema = (await withField("scripted").get(`${ISSUE}?expand=schema`)).at("schema.customfield_10500");
    expect(schema).not.toHaveProperty("type");
  });
});

const contexts = () =>
  aSite({
    fields: [
      {
        id: "customfield_10600",
        name: "Start date",
        kind: "select",
        contexts: [
          {
            name: "HR",
            projects: ["HR"],
            options: [
              { id: "100", value: "Monday" },
              { id: "101", value: "Sunday", disabled: true },
            ],
          },
          { name: "others", options: [{ id: "200", value: "Monday" }] },
        ],
      },
      { id: "customfield_10601", name: "Start date", kind: "date", contexts: [{ projects: ["IT"] }] },
      { id: "customfield_10602", name: "Team's own", kind: "text", project: "TM" },
    ],
    projects: [{ key: "HR" }, { key: "IT" }, { key: "TM", simplified: true }],
    issues: [
      { key: "HR-1", fields: { summary: "x" }, values: { customfield_10600: "101" } },
      { key: "IT-1", fields: { summary: "y" } },
    ],
  });

describe("§12.14 options", () => {
  it("have another id in another context", async () => {
    const site = contexts();
    const allowed = async (key: string) =>
      list((await site.get(`/rest/api/3/issue/${key}/editmeta`)).body, "fields.customfield_10600.allowedValues").map(
        (one) => pick(one, "id"),
      );
    expect([await allowed("HR-1"), await allowed("IT-1")]).toEqual([["100"], ["200"]]);
    expect(
      (await site.put("/rest/api/3/issue/IT-1", { fields: { customfield_10600: { id: "100" } } })).at(
        "errors.customfield_10600",
      ),
    ).toBe("Option id '100' is not valid");
    expect(
      (await site.put("/rest/api/3/issue/IT-1", { fields: { customfield_10600: { value: "Monday" } } })).status,
    ).toBe(204);
  });

  it("may be disabled, and are then still stored but no longer chosen", async () => {
    const site = contexts();
    expect((await site.get("/rest/api/3/issue/HR-1")).at("fields.customfield_10600")).toMatchObject({
      id: "101",
      value: "Sunday",
      disabled: true,
    });
    expect((await site.put("/rest/api/3/issue/HR-1", { fields: { customfield_10600: { id: "101" } } })).status).toBe(
      400,
    );
  });

  it("do not exist for a field outside its contexts", async () => {
    const site = contexts();
    const answer = await site.put("/rest/api/3/issue/HR-1", { fields: { customfield_10601: "2026-03-01" } });
    expect(answer.at("errors.customfield_10601")).toMatch(/not on the appropriate screen, or unknown/);
    expect((await site.get("/rest/api/3/issue/HR-1")).at("fields")).not.toHaveProperty("customfield_10601");
  });
});

describe("§12.15 two fields of one name", () => {
  it("differ by id only, and a query by name means both", async () => {
    const site = contexts();
    const twins = (await fieldRows(site)).filter((row) => pick(row, "name") === "Start date");
    expect(twins.map((row) => pick(row, "id"))).toEqual(["customfield_10600", "customfield_10601"]);
    await site.put("/rest/api/3/issue/IT-1", { fields: { customfield_10601: "2026-03-01" } });
    expect(await site.search('"Start date" is not EMPTY ORDER BY key')).toEqual(["HR-1", "IT-1"]);
    expect(await site.search("cf[10601] = 2026-03-01")).toEqual(["IT-1"]);
  });

  it("may belong to a team's own project", async () => {
    const own = await fieldRow(contexts(), "customfield_10602");
    expect(pick(own, "scope.type")).toBe("PROJECT");
  });
});
