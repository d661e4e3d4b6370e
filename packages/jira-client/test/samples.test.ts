import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  adfToText,
  decodeField,
  getForm,
  getFormAnswers,
  getIssue,
  listForms,
  listTransitions,
  parseWebhook,
  webhookIdentity,
} from "../src/index.ts";
import { fakeJira } from "./fake-jira.ts";
import { haveShared, readShared, sharedFolder } from "./shared-folder.ts";

const platform = (kind: string) => ({ custom: `com.atlassian.jira.plugin.system.customfieldtypes:${kind}` });

const raw = (name: string) => readFileSync(join(sharedFolder ?? "", "samples/jira", name));

describe.runIf(haveShared("payloads recorded from Jira"))("payloads recorded from Jira", () => {
  it("a creation of 2026 with a changelog", () => {
    const event = parseWebhook(raw("cloud-2026-webhook-issue-created.json"))._unsafeUnwrap();
    expect(event).toMatchObject({
      type: "issue-created",
      issueId: "10033",
      issueKey: "KAN-3",
      projectKey: "KAN",
      issueTypeId: "10003",
      actorAccountId: "712020:00000000-aaaa-4bbb-8ccc-000000000001",
      timestamp: 1777122314106,
    });
    expect(event.changes.length).toBeGreaterThan(0);
    expect(event.changes.every(({ toText }) => toText === undefined || typeof toText === "string")).toBe(true);
    expect(webhookIdentity({}, event)).toMatch(/^content:[0-9a-f]{64}$/);
  });

  it("a creation with every kind of custom field", () => {
    const event = parseWebhook(raw("cloud-webhook-issue-created-many-fields.json"))._unsafeUnwrap();
    expect(event).toMatchObject({
      type: "issue-created",
      issueKey: "KT-22",
      actorAccountId: "5cedcb4355a88a0fc86388ba",
    });
  });

  it("a comment with part of its issue", () => {
    const event = parseWebhook(raw("cloud-webhook-comment-created-mention.json"))._unsafeUnwrap();
    expect(event).toMatchObject({ type: "comment-created", issueId: "10040", commentId: "10019" });
    expect(event.actorAccountId).toBe("5c5f880629be9642ba529340");
  });

  it("values of custom fields as the API gives them", () => {
    const samples = readShared("samples/jira/cloud-customfield-values.json") as Record<string, Record<string, unknown>>;
    const read = (sample: string, custom: string) => {
      const schema = custom.includes(":") ? { custom } : platform(custom);
      return decodeField(schema, Object.values(samples[sample] ?? {})[0]).kind;
    };
    expect({
      MultiSelect: read("MultiSelect", "multiselect"),
      MultiGroupPickerField: read("MultiGroupPickerField", "multigrouppicker"),
      MultiUserPickerField: read("MultiUserPickerField", "multiuserpicker"),
      CascadingSelectField: read("CascadingSelectField", "cascadingselect"),
      MultiVersion: read("MultiVersion", "multiversion"),
      UserPicker: read("UserPicker", "userpicker"),
      String: read("String", "textfield"),
      DatePicker: read("DatePicker", "datepicker"),
      DateTime: read("DateTime", "datetime"),
      Float: read("Float", "float"),
      Label: read("Label", "labels"),
      Sprint: read("Sprint", "com.pyxis.greenhopper.jira:gh-sprint"),
      Select: read("Select", "select"),
      Asset: read("Asset", "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype"),
      RequestType: read("RequestType", "com.atlassian.servicedesk:vp-origin"),
    }).toEqual({
      MultiSelect: "options",
      MultiGroupPickerField: "groups",
      MultiUserPickerField: "users",
      CascadingSelectField: "cascade",
      MultiVersion: "things",
      UserPicker: "user",
      String: "text",
      DatePicker: "date",
      DateTime: "date-time",
      Float: "number",
      Label: "labels",
      Sprint: "opaque",
      Select: "option",
      Asset: "assets",
      RequestType: "request-type",
    });
    expect(Object.keys(samples)).toHaveLength(15);
  });

  it("transitions with odd categories and plain texts as choices", async () => {
    const { jira } = fakeJira({ json: readShared("samples/jira/transitions-with-fields.json") });
    const transitions = (await listTransitions(jira, "X-1"))._unsafeUnwrap();
    expect(transitions.map(({ id, to }) => [id, to.statusCategory.key])).toEqual([
      ["2", "in-flight"],
      ["711", "completed"],
    ]);
    expect(transitions[0]?.fields["summary"]?.allowedValues).toEqual(["red", "blue"]);
  });

  it("refusals", async () => {
    const recorded = readShared("samples/jira/cloud-recorded-error-bodies.json") as readonly {
      readonly status: number;
      readonly body: unknown;
    }[];
    const kinds = new Set<string>();
    for (const { status, body } of recorded) {
      const error = (await getIssue(fakeJira({ status, json: body }).jira, "X-1"))._unsafeUnwrapErr();
      kinds.add(error.kind);
      if (error.kind === "rejected-fields") {
        expect([...error.messages, ...Object.keys(error.fields)].length).toBeGreaterThan(0);
      }
    }
    expect([...kinds].sort()).toEqual(["gone", "not-found-or-hidden", "rejected-fields"]);
  });

  it("forms and their answers", async () => {
    const shapes = readShared("samples/jira/forms-shapes.json") as Record<string, Record<string, unknown>>;
    const answer = (name: string) => fakeJira({ json: shapes[name] }).jira;
    const [entry] = (await listForms(answer("GET /issue/{key}/form"), "X-1"))._unsafeUnwrap();
    expect(entry).toMatchObject({ submitted: true, internal: false, name: "New employee onboarding" });
    const form = (await getForm(answer("GET /issue/{key}/form/{formId}"), "X-1", "f"))._unsafeUnwrap();
    expect(form.state.answers).toEqual({});
    const flat = await getFormAnswers(answer("GET /issue/{key}/form/{formId}/format/answers"), "X-1", "f");
    expect(flat._unsafeUnwrap()).toHaveLength(1);
    const given = shapes["answers in POST /rest/servicedeskapi/request and PUT /issue/{key}/form/{formId}"];
    const answered = { ...shapes["GET /issue/{key}/form/{formId}"], state: { status: "s", ...given } };
    const read = (await getForm(fakeJira({ json: answered }).jira, "X-1", "f"))._unsafeUnwrap();
    expect(read.state.answers["4"]?.choices).toEqual(["5"]);
    const missing = (
      await listForms(fakeJira({ status: 404, json: shapes["error 404"] }).jira, "X-1")
    )._unsafeUnwrapErr();
    expect(missing.kind).toBe("not-found-or-hidden");
  });

  it("a wiki text, which older payloads hold where documents stand now", () => {
    const webhook = readShared("samples/jira/cloud-webhook-comment-created-mention.json") as {
      comment: { body: string };
    };
    expect(adfToText(webhook.comment.body)).toBe("Added a comment with mentioned user [~user]");
  });
});
