import { describe, expect, it } from "vitest";
import { parseWebhook } from "./parse-webhook.ts";
import { webhookIdentity } from "./webhook-identity.ts";

const parse = (body: unknown, headers = {}) => parseWebhook(new TextEncoder().encode(JSON.stringify(body)), headers);

// Written with its type, because a literal without its own `toString` has the inherited one even for the compiler.
const items: readonly Readonly<Record<string, string>>[] = [
  { field: "Start date", fieldId: "customfield_10050", fieldtype: "custom", from: "2026-03-01", to: "2026-03-08" },
  { field: "status", fieldId: "status", from: "1", fromString: "Open", to: "3", toString: "Approved" },
];

const updated = {
  timestamp: 1_777_122_314_106,
  webhookEvent: "jira:issue_updated",
  issue_event_type_name: "issue_generic",
  user: { accountId: "712020:a", displayName: "A", active: "true" },
  issue: {
    id: "10033",
    key: "HR-3",
    fields: { project: { key: "HR" }, issuetype: { id: "10003" } },
  },
  changelog: {
    id: "10500",
    items,
  },
};

describe("parseWebhook", () => {
  it("reads an update, its actor and every change", () => {
    expect(parse(updated, { "X-Atlassian-Webhook-Identifier": "abc" })._unsafeUnwrap()).toEqual({
      type: "issue-updated",
      name: "jira:issue_updated",
      issueId: "10033",
      issueKey: "HR-3",
      projectKey: "HR",
      issueTypeId: "10003",
      timestamp: 1_777_122_314_106,
      actorAccountId: "712020:a",
      changelogId: "10500",
      identifier: "abc",
      changes: [
        { fieldId: "customfield_10050", fieldName: "Start date", from: "2026-03-01", to: "2026-03-08" },
        { fieldId: "status", fieldName: "status", from: "1", fromText: "Open", to: "3", toText: "Approved" },
      ],
    });
  });

  it("takes the issue of a comment without one from the comment's address, and its author as actor", () => {
    const comment = {
      id: "10019",
      self: "https://site.example/rest/api/2/issue/10040/comment/10019",
      author: { accountId: "5c5f" },
    };
    expect(parse({ timestamp: 1, webhookEvent: "comment_created", comment })._unsafeUnwrap()).toMatchObject({
      type: "comment-created",
      issueId: "10040",
      commentId: "10019",
      actorAccountId: "5c5f",
    });
  });

  it("reads what an Automation rule sends: the bare issue with numeric ids", () => {
    const issue = {
      id: 11111,
      key: "HR-9",
      fields: { issuetype: { id: 10001 }, updated: "2026-04-25T18:35:14.233+0530" },
    };
    const event = parse(issue)._unsafeUnwrap();
    expect(event).toMatchObject({ type: "issue-sent", issueId: "11111", issueTypeId: "10001", projectKey: "HR" });
    expect(event.timestamp).toBe(Date.parse("2026-04-25T13:05:14.233Z"));
    expect(parse({ issue: { key: "HR-9" } })._unsafeUnwrap()).toMatchObject({ type: "issue-sent", issueKey: "HR-9" });
  });

  it("calls an event it does not know `other`, even one named like an inherited member", () => {
    expect(parse({ webhookEvent: "user_created", user: {} })._unsafeUnwrap().type).toBe("other");
    expect(parse({ webhookEvent: "constructor" })._unsafeUnwrap().type).toBe("other");
    expect(parse({ webhookEvent: "jira:issue_archived", issue: { id: "1" } })._unsafeUnwrap()).toMatchObject({
      type: "other",
      name: "jira:issue_archived",
      issueId: "1",
    });
  });

  it.each([
    [new Uint8Array([0x7b, 0xff, 0x7d]), "not-utf-8"],
    ["{", "not-json"],
    ["", "not-json"],
    ["[]", "not-an-object"],
    ["null", "not-an-object"],
    ["{}", "no-issue"],
    ['{"webhookEvent":"jira:issue_updated","issue":{}}', "no-issue"],
    [new Uint8Array(25 * 1024 * 1024 + 1), "too-large"],
  ] as const)("refuses what is no delivery (%#: %s)", (body, reason) => {
    expect(parseWebhook(body)._unsafeUnwrapErr()).toMatchObject({ kind: "malformed-webhook", reason });
  });

  it("quotes nothing of the body in an error", () => {
    expect(JSON.stringify(parseWebhook('{"secret-name":"Ana" broken')._unsafeUnwrapErr())).not.toMatch(/Ana|secret/);
  });
});

describe("webhookIdentity", () => {
  const event = parse(updated)._unsafeUnwrap();

  it("is Jira's identifier where there is one, the same for a retry", () => {
    const first = { "x-atlassian-webhook-identifier": "abc" };
    const retry = { "X-Atlassian-Webhook-Identifier": "abc", "x-atlassian-webhook-retry": "1" };
    expect(webhookIdentity(first, event)).toBe("delivery:abc");
    expect(webhookIdentity(retry, event)).toBe(webhookIdentity(first, event));
  });

  it("is made from the content otherwise, and differs when something else happened", () => {
    expect(webhookIdentity({}, event)).toBe(webhookIdentity({}, parse(updated)._unsafeUnwrap()));
    expect(webhookIdentity({}, { ...event, changelogId: "10501" })).not.toBe(webhookIdentity({}, event));
    expect(webhookIdentity({}, { ...event, timestamp: 2 })).not.toBe(webhookIdentity({}, event));
  });
});
