import { createHmac } from "node:crypto";
import type { Instant } from "@tenure/lifecycle-rules";

/** A request on its way to a host, with the bytes as they go over the wire. */
export interface HostRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** The secret that {@link aWebhook} signs with. */
export const SECRET = "a secret for tests";

/** The token that {@link anAutomationDelivery} shows. */
export const TOKEN = "a long and random token of a rule";

/** The client secret that {@link anAppDelivery} signs its token with. */
export const APP_SECRET = "a client secret of an app";

/** The whole `Authorization` header that {@link anEventHook} shows. */
export const HOOK_SECRET = "a secret of an event hook";

/** When all of this happens. */
export const NOW = "2027-02-15T09:00:00.000Z" as Instant;

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

/** What an Automation rule sends: the issue itself, with ids that are numbers, and a token instead of a signature. */
export function anAutomationDelivery(token = TOKEN): HostRequest {
  const issue = { id: 10_042, key: "PPL-10042", fields: { project: { id: 10_000, key: "PPL" }, updated: NOW } };
  return unsigned({ "x-tenure-token": token }, issue);
}

/** A webhook that an OAuth app registered: a bearer token that runs out, instead of a signature. */
export function anAppDelivery({
  secondsLeft = 180,
  secret = APP_SECRET,
}: {
  readonly secondsLeft?: number;
  readonly secret?: string;
} = {}): HostRequest {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ exp: Date.parse(NOW) / 1_000 + secondsLeft })}`;
  const token = `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
  const issue = { id: "10042", key: "PPL-10042" };
  return unsigned({ authorization: `Bearer ${token}` }, { webhookEvent: "jira:issue_updated", issue });
}

/** An event of Okta's about one account. */
export function anEventHook(secret = HOOK_SECRET): HostRequest {
  const said = { data: { events: [{ target: [{ id: "00uana", type: "User" }] }] } };
  const body = new TextEncoder().encode(JSON.stringify(said));
  const headers = { "content-type": "application/json", authorization: secret };
  return { method: "POST", path: "/hooks/okta", headers, body };
}

function unsigned(proof: Readonly<Record<string, string>>, said: object): HostRequest {
  const body = new TextEncoder().encode(JSON.stringify(said));
  return { method: "POST", path: "/webhooks/jira", headers: { "content-type": "application/json", ...proof }, body };
}
