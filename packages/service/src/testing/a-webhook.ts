import { createHmac } from "node:crypto";

/** A request on its way to a host, with the bytes as they go over the wire. */
export interface HostRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** The secret that {@link aWebhook} signs with. */
export const SECRET = "a secret for tests";

/** A webhook as Jira sends it, signed. `delivery` names it: two of one name are one delivery, sent twice. */
export function aWebhook({
  delivery = "delivery-1",
  issueId = "10042",
  text,
}: {
  readonly delivery?: string;
  readonly issueId?: string;
  /** The body as text, instead of one of Jira's shape. */
  readonly text?: string;
} = {}): HostRequest {
  // Letters of several bytes and a line break at the end: what a host decodes and encodes again is not the same.
  const event = {
    timestamp: 1_803_000_000_000,
    webhookEvent: "jira:issue_created",
    issue: {
      id: issueId,
      key: `PPL-${issueId}`,
      fields: { project: { key: "PPL" }, issuetype: { id: "10001" }, summary: "Žofie Müller \u{1F331} begins" },
    },
  };
  const body = new TextEncoder().encode(text ?? `${JSON.stringify(event)}\r\n`);
  return {
    method: "POST",
    path: "/webhooks/jira",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "x-hub-signature": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
      "x-atlassian-webhook-identifier": delivery,
    },
    body,
  };
}
