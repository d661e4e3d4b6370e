import { parseWebhook } from "@tenure/jira-client";
import { forms } from "@tenure-examples/jupiter";
import { describe, expect, it } from "vitest";
import { isUrgent } from "./is-urgent.ts";

function urgent(fields: unknown): boolean {
  const body = { webhookEvent: "jira:issue_updated", issue: { id: "1", key: "PPL-1", fields } };
  const rawBody = new TextEncoder().encode(JSON.stringify(body));
  return isUrgent(parseWebhook(rawBody)._unsafeUnwrap(), forms);
}

const ofType = (id: unknown) => ({
  project: { key: "PPL" },
  issuetype: { id: "10001" },
  customfield_10010: { requestType: { id, name: "any" } },
});

describe("isUrgent", () => {
  it("lets a leaver's ticket overtake, and nobody else's", () => {
    expect(urgent(ofType("13"))).toBe(true);
    expect(urgent(ofType(13))).toBe(true);
    expect(urgent(ofType("11"))).toBe(false);
    expect(urgent(undefined)).toBe(false);
    expect(urgent({ customfield_10010: null })).toBe(false);
  });
});
