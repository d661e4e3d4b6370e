import { describe, expect, it } from "vitest";
import { decodeField } from "./decode-field.ts";
import { encodeField } from "./encode-field.ts";
import type { FieldSchema, FieldValue } from "./field-value.ts";

const platform = (kind: string): FieldSchema => ({
  custom: `com.atlassian.jira.plugin.system.customfieldtypes:${kind}`,
});
const servicedesk = (kind: string): FieldSchema => ({ custom: `com.atlassian.servicedesk:${kind}` });

const ana = { accountId: "5b10", displayName: "Ana", active: true, accountType: "atlassian", avatarUrls: {} };
const anaRead = { accountId: "5b10", displayName: "Ana", active: true, accountType: "atlassian" };
const scranton = { self: "https://site.example/customFieldOption/1", value: "Scranton", id: "10058" };
const scrantonRead = { id: "10058", value: "Scranton", disabled: false };
const document = { type: "doc", version: 1, content: [{ type: "paragraph", content: [{ type: "text", text: "hi" }] }] };

const rows: readonly (readonly [string, FieldSchema, unknown, FieldValue, unknown])[] = [
  ["short text", platform("textfield"), "Ana", { kind: "text", text: "Ana" }, "Ana"],
  ["paragraph", platform("textarea"), document, { kind: "rich-text", document, text: "hi" }, document],
  ["number", platform("float"), 23, { kind: "number", number: 23 }, 23],
  ["URL", platform("url"), "https://x.example", { kind: "url", url: "https://x.example" }, "https://x.example"],
  ["date", platform("datepicker"), "2026-03-01", { kind: "date", date: "2026-03-01" }, "2026-03-01"],
  [
    "date-time",
    platform("datetime"),
    "2023-07-12T16:00:00.000+0100",
    { kind: "date-time", instant: "2023-07-12T15:00:00.000Z" },
    "2023-07-12T15:00:00.000+0000",
  ],
  ["select", platform("select"), scranton, { kind: "option", option: scrantonRead }, { id: "10058" }],
  ["radio", platform("radiobuttons"), scranton, { kind: "option", option: scrantonRead }, { id: "10058" }],
  [
    "multi-select with a disabled choice",
    platform("multiselect"),
    [scranton, { ...scranton, id: "10059", disabled: true }],
    { kind: "options", options: [scrantonRead, { ...scrantonRead, id: "10059", disabled: true }] },
    [{ id: "10058" }, { id: "10059" }],
  ],
  [
    "checkboxes",
    platform("multicheckboxes"),
    [scranton],
    { kind: "options", options: [scrantonRead] },
    [{ id: "10058" }],
  ],
  [
    "cascading",
    platform("cascadingselect"),
    { ...scranton, child: { ...scranton, id: "10057" } },
    { kind: "cascade", parent: scrantonRead, child: { ...scrantonRead, id: "10057" } },
    { id: "10058", child: { id: "10057" } },
  ],
  [
    "cascading, no child",
    platform("cascadingselect"),
    scranton,
    { kind: "cascade", parent: scrantonRead },
    { id: "10058" },
  ],
  ["user", platform("userpicker"), ana, { kind: "user", user: anaRead }, { accountId: "5b10" }],
  ["users", platform("multiuserpicker"), [ana], { kind: "users", users: [anaRead] }, [{ accountId: "5b10" }]],
  ["people", platform("people"), [ana], { kind: "users", users: [anaRead] }, [{ accountId: "5b10" }]],
  [
    "group",
    platform("grouppicker"),
    { name: "hr", groupId: "g1", self: "x" },
    { kind: "group", group: { name: "hr", groupId: "g1" } },
    { groupId: "g1" },
  ],
  [
    "groups",
    platform("multigrouppicker"),
    [{ name: "hr" }],
    { kind: "groups", groups: [{ name: "hr" }] },
    [{ name: "hr" }],
  ],
  ["labels", platform("labels"), ["a", "b"], { kind: "labels", labels: ["a", "b"] }, ["a", "b"]],
  [
    "project",
    platform("project"),
    { id: "1", key: "HR", name: "People" },
    { kind: "thing", thing: { id: "1", key: "HR", name: "People" } },
    { id: "1" },
  ],
  [
    "version",
    platform("version"),
    { id: "1", name: "v1" },
    { kind: "thing", thing: { id: "1", name: "v1" } },
    { id: "1" },
  ],
  [
    "team as id",
    { custom: "com.atlassian.teams:rm-teams-custom-field-team" },
    "t-1",
    { kind: "team", id: "t-1" },
    "t-1",
  ],
  [
    "team as object",
    { custom: "com.atlassian.teams:rm-teams-custom-field-team" },
    { id: "t-1", name: "Platform" },
    { kind: "team", id: "t-1", name: "Platform" },
    "t-1",
  ],
  [
    "Assets",
    { custom: "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype" },
    [{ workspaceId: "w", id: "w:1", objectId: "1" }],
    { kind: "assets", assets: [{ workspaceId: "w", objectId: "1" }] },
    [{ id: "w:1" }],
  ],
  [
    "request type",
    servicedesk("vp-origin"),
    { requestType: { id: "96", name: "Onboard", serviceDeskId: "2", issueTypeId: "10039" }, currentStatus: {} },
    { kind: "request-type", requestType: { id: "96", name: "Onboard", serviceDeskId: "2", issueTypeId: "10039" } },
    "96",
  ],
  [
    "participants",
    servicedesk("sd-request-participants"),
    [ana],
    { kind: "users", users: [anaRead] },
    [{ accountId: "5b10" }],
  ],
  [
    "organizations",
    servicedesk("sd-customer-organizations"),
    [{ id: 7, name: "Acme" }],
    { kind: "things", things: [{ id: "7", name: "Acme" }] },
    [7],
  ],
  ["SLA", servicedesk("sd-sla-field"), { id: "1" }, { kind: "opaque", value: { id: "1" } }, undefined],
  [
    "form counter",
    { custom: "com.atlassian.jira.plugins.proforma-managed-fields:forms-open-field-cftype" },
    1,
    { kind: "number", number: 1 },
    1,
  ],
  ["a system field", { type: "user", system: "reporter" }, ana, { kind: "user", user: anaRead }, { accountId: "5b10" }],
  [
    "description",
    { type: "string", system: "description" },
    document,
    { kind: "rich-text", document, text: "hi" },
    document,
  ],
  [
    "a kind nobody knows",
    { type: "any", custom: "com.example:new" },
    { a: 1 },
    { kind: "opaque", value: { a: 1 } },
    undefined,
  ],
];

describe("decodeField", () => {
  it.each(rows)("reads %s", (_, schema, value, expected) => {
    expect(decodeField(schema, value)).toEqual(expected);
  });

  it.each([undefined, null, "", [], {}, "{}"])("reads %j as empty, whatever the kind", (value) => {
    for (const [, schema] of rows) expect(decodeField(schema, value)).toEqual({ kind: "empty" });
  });

  it.each([
    [platform("datepicker"), "next Monday"],
    [platform("datetime"), "2026-03-01"],
    [platform("float"), "23"],
    [platform("select"), "Scranton"],
    [platform("multiselect"), [scranton, { value: "no id" }]],
    [platform("cascadingselect"), { ...scranton, child: "x" }],
    [platform("userpicker"), { displayName: "Former user" }],
    [servicedesk("vp-origin"), { currentStatus: {} }],
  ])("calls a value unreadable that does not fit %j", (schema, value) => {
    expect(decodeField(schema, value)).toEqual({ kind: "unreadable", expected: schema.custom, value });
  });
});

describe("encodeField", () => {
  it.each(rows)("writes %s", (_, schema, __, read, written) => {
    expect(encodeField(schema, read)).toEqual(written);
  });

  it("clears a field with null", () => {
    expect(encodeField({}, { kind: "empty" })).toBeNull();
  });
});
