import { createHmac } from "node:crypto";
import { aWebhook, type HostRequest, SECRET } from "./a-webhook.ts";

/** A repeatable source of luck, 0 … 1. */
export type Luck = () => number;

/** Luck that is the same for the same seed. */
export function luckOf(seed: number): Luck {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A webhook with something wrong about it: bytes, headers, address or method; half of the bodies are signed anew. */
export function aHostileRequest(luck: Luck): HostRequest {
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(luck() * from.length)] ?? from[0];
  const webhook = aWebhook({ delivery: `hostile-${Math.floor(luck() * 1e9)}` });
  const body = pick(MANGLES)(Uint8Array.from(webhook.body ?? []), luck);
  const signature = `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
  const headers: Record<string, string> = {
    ...webhook.headers,
    ...(luck() < 0.5 ? { "x-hub-signature": signature } : {}),
    ...pick(HEADERS),
  };
  const method = luck() < 0.85 ? "POST" : pick(["PUT", "DELETE", "PATCH", "GET", "OPTIONS"]);
  const path = luck() < 0.85 ? webhook.path : pick(PATHS);
  return method === "GET" ? { method, path, headers } : { method, path, headers, body };
}

type Mangle = (body: Uint8Array, luck: Luck) => Uint8Array;

const MANGLES: readonly [Mangle, ...Mangle[]] = [
  (body) => body,
  (body, luck) => {
    const at = Math.floor(luck() * body.length);
    body[at] = (body[at] ?? 0) ^ (1 << Math.floor(luck() * 8));
    return body;
  },
  (body, luck) => body.slice(0, Math.floor(luck() * body.length)),
  (_body, luck) => Uint8Array.from({ length: Math.floor(luck() * 200) }, () => Math.floor(luck() * 256)),
  (_body, luck) => text(NONSENSE[Math.floor(luck() * NONSENSE.length)] ?? ""),
  () => new Uint8Array(),
];

const NONSENSE: readonly string[] = [
  "null",
  "[]",
  '"text"',
  "1e999",
  "{}",
  '{"issue":null}',
  '{"webhookEvent":{},"issue":[]}',
  '{"__proto__":{"id":"1"},"constructor":{"prototype":{}}}',
  `{"webhookEvent":"jira:issue_updated","issue":{"id":${"9".repeat(400)},"key":"PPL-1"}}`,
  `{"webhookEvent":"jira:issue_updated","issue":{"id":"../../1","key":"PPL-1\\r\\nX: y","fields":{"a":{"requestType":{"id":{}}}}}}`,
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  '{"webhookEvent":"jira:issue_updated","timestamp":1e308,"changelog":{"items":[null,1,{}]},"issue":{"id":"1"}}',
];

const HEADERS: readonly [Record<string, string>, ...Record<string, string>[]] = [
  {},
  {},
  {},
  { "x-hub-signature": "" },
  { "x-hub-signature": "sha256=zz" },
  { "x-hub-signature": "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709" },
  { "x-hub-signature": `sha256=${"a".repeat(4_000)}` },
  { "content-type": "application/json; charset=utf-7" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "x-atlassian-webhook-identifier": "x".repeat(2_000) },
  { authorization: "Basic !!!" },
  { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
];

const PATHS: readonly [string, ...string[]] = [
  "/",
  "/webhooks/jira/",
  "/webhooks/jira?x=%00",
  "/webhooks//jira",
  "/hooks/okta",
  "/webhooks/%6Aira",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/health/%E0%A4%A",
  `/${"a/".repeat(500)}`,
];

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
