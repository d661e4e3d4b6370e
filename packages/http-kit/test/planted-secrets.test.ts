import { inspect } from "node:util";
import type { Span, Tracer } from "@opentelemetry/api";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Call, send } from "../src/index.ts";
import { type FakeAnswer, fakeServer } from "./fake-server.ts";

// Each is something a person or a credential could be; none of them may be seen anywhere.
const TOKEN = "planted-token-9d1f";
const LOGIN = "planted.person@acme.example";
const NAME = "Planted Person";
const COOKIE = "planted-cookie";
const QUERY = "planted-query";
const SECRETS = [TOKEN, LOGIN, encodeURIComponent(LOGIN), NAME, COOKIE, QUERY, "planted-body"];

const said = `${NAME} (${LOGIN}) ${TOKEN} planted-body`;
const headers = { "set-cookie": `sid=${COOKIE}`, location: `https://x/?t=${TOKEN}`, "x-request": said };
const network = Object.assign(new TypeError(`fetch failed: https://${LOGIN}:${TOKEN}@x/?q=${QUERY}`), {
  cause: Object.assign(new Error(said), { code: "ECONNRESET", headers }),
});

const answers: Readonly<Record<string, FakeAnswer>> = {
  "a refusal that quotes everything": { status: 400, json: { errors: [said], [NAME]: said }, headers },
  "credentials refused": { status: 401, text: said, headers },
  "a redirect": { status: 302, text: said, headers },
  "a limit": { status: 429, text: said, headers: { ...headers, "retry-after": "3600" } },
  "a failure of the server": { status: 500, text: said, headers },
  "a page in place of JSON": { status: 200, text: `<html>${said}</html>`, headers },
  "another shape": { status: 200, json: { id: [said], [LOGIN]: said, [NAME]: { deep: 7 } }, headers },
  "a failure of the network": network,
  "no answer": "silence",
  "half an answer": "stalled body",
};

const call = (method: Call<unknown>["method"]): Call<unknown> => ({
  endpoint: "POST /people/{id}",
  method,
  path: `/people/${encodeURIComponent(LOGIN)}`,
  query: { q: QUERY },
  headers: { "x-secret": TOKEN },
  ...(method === "get" ? {} : { body: { name: NAME, login: LOGIN, secret: TOKEN } }),
  reply: z.strictObject({ id: z.string() }),
});

/** Everything a tracer is told. */
function recordingTracer() {
  const told: unknown[] = [];
  const span = new Proxy({} as Span, {
    get: (_, name) =>
      name === "isRecording"
        ? () => true
        : (...said: unknown[]) => {
            told.push([name, ...said]);
            return span;
          },
  });
  const tracer = {
    startSpan(...said: unknown[]) {
      told.push(said);
      return span;
    },
  } as unknown as Tracer;
  return { tracer, told };
}

const shown = (value: unknown): string =>
  [
    JSON.stringify(value),
    String(value),
    JSON.stringify({ ...Object(value) }),
    inspect(value, { depth: 20 }),
    inspect(Object.values(Object(value)), { depth: 20 }),
  ].join("\n");

describe.each(Object.entries(answers))("after %s", (_, answer) => {
  it.each(["get", "post"] as const)("%s shows no secret, however it is printed", async (method) => {
    const records: unknown[] = [];
    const { tracer, told } = recordingTracer();
    const { api } = fakeServer(answer, {
      headers: { "x-api-key": TOKEN },
      authorize: () => okAsync({ authorization: `Bearer ${TOKEN}` }),
      log: (record) => void records.push(record),
      ...{ tracer, retries: 1, timeoutMs: 5 },
    });
    const error = (await send(api, call(method)))._unsafeUnwrapErr();
    expect(records.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(1);
    const text = [error, records, told].map(shown).join("\n");
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  });
});
