import { describe, expect, it } from "vitest";
import type { FormField } from "./field.ts";
import * as fields from "./field.ts";
import { readValue } from "./read-value.ts";

const spec = { id: "customfield_1", label: "Field" };
const user = (emailAddress?: string) => ({
  self: "…",
  accountId: "5b10",
  displayName: "Kim Lee",
  emailAddress,
  active: true,
});
const option = (value: string, id = "10058") => ({ self: "…", value, id });
const adf = (...content: readonly unknown[]) => ({ type: "doc", version: 1, content });
const paragraph = (...content: readonly unknown[]) => ({ type: "paragraph", content });
const text = (value: string) => ({ type: "text", text: value, marks: [{ type: "strong" }] });

/** Every field kind of Jira, as its v3 API writes it. */
const VALUES: readonly (readonly [string, FormField, unknown, unknown])[] = [
  ["short text", fields.shortText(spec), "Zoë O’Brien", "Zoë O’Brien"],
  ["paragraph", fields.longText(spec), adf(paragraph(text("One"), { type: "hardBreak" }, text("Two"))), "One\nTwo"],
  ["paragraph of a webhook", fields.longText(spec), "One\r\nTwo", "One\nTwo"],
  ["empty paragraph", fields.longText(spec), adf(paragraph()), undefined],
  ["number", fields.number(spec), 23, "23"],
  ["number as text", fields.number(spec), "23.50", "23.5"],
  ["URL", fields.url(spec), "https://jupiter.example/x", "https://jupiter.example/x"],
  ["mail", fields.email(spec), " ana@home.example ", "ana@home.example"],
  ["date", fields.date(spec), "2026-03-01", "2026-03-01"],
  ["date-time", fields.dateTime(spec), "2023-07-12T16:00:00.000+0100", "2023-07-12T15:00:00.000Z"],
  ["select", fields.select(spec), option("Zurich"), "Zurich"],
  ["disabled option", fields.select(spec), { ...option("Zurich"), disabled: true }, "Zurich"],
  ["renamed option", fields.select({ ...spec, choices: { 10058: "Zürich" } }), option("Zurich"), "Zürich"],
  ["multi-select", fields.multiSelect(spec), [option("B"), option("A"), option("B")], ["A", "B"]],
  [
    "cascading",
    fields.cascading(spec),
    { ...option("Engineering"), child: option("Platform") },
    "Engineering/Platform",
  ],
  ["cascading without child", fields.cascading(spec), option("Engineering"), "Engineering"],
  ["user", fields.user(spec), user("kim@jupiter.example"), "kim@jupiter.example"],
  ["users", fields.multiUser(spec), [user("b@x.example"), user("a@x.example")], ["a@x.example", "b@x.example"]],
  ["request participants", fields.multiUser(spec), [user("a@x.example")], ["a@x.example"]],
  ["labels", fields.labels(spec), ["b", "a"], ["a", "b"]],
  ["single checkbox", fields.yesNo(spec), [option("Yes")], "Yes"],
  ["group", fields.group(spec), { name: "finance", groupId: "1da6", self: "…" }, "finance"],
  [
    "groups",
    fields.multiGroup(spec),
    [
      { name: "b", groupId: "2" },
      { name: "a", groupId: "1" },
    ],
    ["a", "b"],
  ],
  ["project", fields.project(spec), { id: "10000", key: "PPL", name: "People" }, "PPL"],
  ["version", fields.version(spec), { id: "1", name: "2027.1", released: false }, "2027.1"],
  ["versions", fields.multiVersion(spec), [{ id: "1", name: "2027.1" }], ["2027.1"]],
  ["team as id", fields.team(spec), "36885b3c-1bf0", "36885b3c-1bf0"],
  ["team as object", fields.team(spec), { id: "36885b3c-1bf0", name: "Storage" }, "36885b3c-1bf0"],
  ["named team", fields.team({ ...spec, choices: { "36885b3c-1bf0": "Storage" } }), "36885b3c-1bf0", "Storage"],
  ["assets", fields.assets(spec), [{ workspaceId: "w", id: "w:12", objectId: "12" }], ["w:12"]],
  ["named assets", fields.assets({ ...spec, choices: { "w:12": "MacBook" } }), [{ id: "w:12" }], ["MacBook"]],
  ["organizations", fields.organizations(spec), [{ id: "3", name: "Jupiter" }], ["Jupiter"]],
  ["request type", fields.requestType(spec), { requestType: { id: "11", name: "Onboard" }, currentStatus: {} }, "11"],
  ["request type as written", fields.requestType(spec), "11", "11"],
  ["forms counter", fields.number(spec), 0, "0"],
  ["sprint", fields.sprint(spec), [{ id: 5, name: "Sprint 5", state: "active" }], ["Sprint 5"]],
  [
    "sprint of an old webhook",
    fields.sprint(spec),
    ["com.atlassian…Sprint@1f[id=5,state=ACTIVE,name=Sprint 5,goal=]"],
    ["Sprint 5"],
  ],
  ["rank", fields.rank(spec), "0|i0000f:", "0|i0000f:"],
  [
    "approvals",
    fields.approvals(spec),
    [
      { id: "1", finalDecision: "declined" },
      { id: "2", finalDecision: "approved" },
    ],
    "approved",
  ],
  ["open approval", fields.approvals(spec), [{ id: "1" }], "pending"],
  ["SLA kept", fields.sla(spec), { completedCycles: [{ breached: true }, { breached: false }] }, "met"],
  [
    "SLA running",
    fields.sla(spec),
    { ongoingCycle: { breached: false }, completedCycles: [{ breached: true }] },
    "running",
  ],
  ["SLA broken", fields.sla(spec), { ongoingCycle: { breached: true } }, "breached"],
  ["SLA not begun", fields.sla(spec), { completedCycles: [] }, undefined],
];

/** The same as questions of a JSM form. */
const ANSWERS: readonly (readonly [string, FormField, unknown, unknown])[] = [
  ["text", fields.shortText(spec), { text: "Ana" }, "Ana"],
  ["paragraph", fields.longText(spec), { adf: adf(paragraph(text("One"))) }, "One"],
  ["paragraph as text", fields.longText(spec), { text: "One" }, "One"],
  ["number", fields.number(spec), { text: "7" }, "7"],
  ["date", fields.date(spec), { date: "2023-07-06" }, "2023-07-06"],
  ["time", fields.time(spec), { time: "14:35" }, "14:35"],
  ["choice by id", fields.select({ ...spec, choices: { 5: "Zurich" } }), { choices: ["5"] }, "Zurich"],
  ["choices by id", fields.multiSelect({ ...spec, choices: { 5: "B", 6: "A" } }), { choices: ["5", "6"] }, ["A", "B"]],
  ["choice by label", fields.select(spec), { choices: [{ id: "5", label: "Zurich" }] }, "Zurich"],
  ["yes or no", fields.yesNo({ ...spec, choices: { 1: "Yes" } }), { choices: ["1"] }, "Yes"],
  ["user", fields.user(spec), { users: [user("kim@jupiter.example")] }, "kim@jupiter.example"],
  ["mail", fields.email(spec), { text: "a@b.example" }, "a@b.example"],
  ["files", fields.files(spec), { files: [{ id: "1", name: "contract.pdf" }] }, ["contract.pdf"]],
  ["nothing chosen", fields.select(spec), { choices: [] }, undefined],
  ["nothing written", fields.shortText(spec), { text: "  " }, undefined],
  ["nobody", fields.user(spec), { users: [] }, undefined],
];

describe("readValue", () => {
  it.each(VALUES)("reads a field: %s", (_, field, raw, value) => {
    expect(readValue(field, raw)._unsafeUnwrap()).toEqual(value);
  });

  it.each(ANSWERS)("reads a form's answer: %s", (_, field, raw, value) => {
    expect(readValue(field, raw)._unsafeUnwrap()).toEqual(value);
  });

  it.each([null, undefined, "", "{}", [], [null], {}, " \u00A0 "])("takes %j for nothing, in every kind", (raw) => {
    for (const [, field] of VALUES) expect(readValue(field, raw)._unsafeUnwrap()).toBeUndefined();
  });

  it.each([
    ["a number", fields.number(spec), "seven"],
    ["a day", fields.date(spec), "2027-02-30"],
    ["a moment without an offset", fields.dateTime(spec), { date: "2027-03-01", time: "09:00" }],
    ["a time", fields.time(spec), "25:00"],
    ["a script for an address", fields.url(spec), "javascript:alert(1)"],
    ["an address with a line break in it", fields.email(spec), "a@b.example\nBcc: c@d.example"],
    ["a user whose address is hidden", fields.user(spec), user()],
    ["two users where one is asked for", fields.user(spec), [user("a@b.example"), user("c@d.example")]],
    ["an object for a line", fields.shortText(spec), { value: "x" }],
    ["a list for an option", fields.select(spec), [option("A"), option("B")]],
    ["maybe", fields.yesNo(spec), "maybe"],
    ["a place holder", fields.shortText(spec), "TBD"],
    ["a place holder among options", fields.select(spec), option("To be defined")],
    ["a dash for a family name", fields.shortText(spec), "-"],
    ["text for an approval", fields.approvals(spec), "approved"],
    ["text for a service level", fields.sla(spec), "met"],
  ])("refuses %s, and says what was expected", (_, field, raw) => {
    const wrong = readValue(field, raw)._unsafeUnwrapErr();

    expect(wrong.expected).not.toBe("");
    expect(wrong.found).not.toContain("\n");
  });

  it("refuses what a form does not offer, lists what it does and names the nearest", () => {
    const field = fields.select({ ...spec, options: ["Zurich", "London"] });

    expect(readValue(field, option("Zürich"))._unsafeUnwrapErr()).toEqual({
      kind: "not-allowed",
      expected: "one of Zurich, London",
      found: "Zürich",
      nearest: "Zurich",
    });
  });
});
