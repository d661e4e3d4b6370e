import { inspect } from "node:util";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type FakeAnswer, fakeServer } from "../test/fake-server.ts";
import { type ApiOptions, scopeCalls } from "./api.ts";
import type { Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";
import type { CallRecord } from "./log.ts";
import { send, sendForAnswer } from "./send.ts";

const Thing = z.object({ id: z.string(), name: z.string() });
const thing = { id: "t1", name: "Thing" };
const read: Call<z.infer<typeof Thing>> = {
  endpoint: "GET /things/{id}",
  method: "get",
  path: "things/t1",
  reply: Thing,
};
const write: Call<unknown> = {
  endpoint: "POST /things",
  method: "post",
  path: "things",
  body: thing,
  reply: z.unknown(),
};

const failure = async (answers: FakeAnswer | readonly FakeAnswer[], call: Call<unknown> = read, options = {}) => {
  const fake = fakeServer(answers, options);
  return { ...fake, error: (await send(fake.api, call))._unsafeUnwrapErr() };
};
const network = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: { code } });

describe("send", () => {
  it("asks below the base URL and reads the reply", async () => {
    const { api, seen } = fakeServer({ json: { ...thing, more: 1 } });
    const outcome = await send(api, { ...read, query: { q: "a b&c", limit: 5, none: undefined } });
    expect(outcome._unsafeUnwrap()).toEqual(thing);
    expect(seen[0]?.request.url).toBe("https://api.example/things/t1?q=a+b%26c&limit=5");
    expect(seen[0]?.request.headers.get("accept")).toBe("application/json");
  });

  it("sends JSON, a form, or several parts as they are", async () => {
    const { api, seen } = fakeServer({ status: 204 });
    const parts = new FormData();
    parts.set("file", new Blob(["hello"]), "hello.txt");
    const { body: _, ...bare } = write;
    await send(api, write);
    await send(api, { ...bare, form: { a: "1 2" } });
    await send(api, { ...bare, multipart: parts });
    expect(seen.map(({ request }) => request.headers.get("content-type")?.split(";")[0])).toEqual([
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
    ]);
    expect(seen.map(({ text }) => text).slice(0, 2)).toEqual([JSON.stringify(thing), "a=1+2"]);
    expect(seen[2]?.text).toContain("hello.txt");
  });

  it("gives the text or the bytes when asked for them", async () => {
    const { api } = fakeServer({ text: "<a/>" });
    const bytes: Call<Uint8Array> = { ...read, read: "bytes", reply: z.instanceof(Uint8Array) };
    expect((await send(api, { ...read, read: "text", reply: z.string() }))._unsafeUnwrap()).toBe("<a/>");
    expect(new TextDecoder().decode((await send(api, bytes))._unsafeUnwrap())).toBe("<a/>");
  });

  it("takes an empty answer for undefined", async () => {
    const { api } = fakeServer({ status: 204 });
    expect((await sendForAnswer(api, write))._unsafeUnwrap()).toMatchObject({ value: undefined, status: 204 });
  });

  it("follows no redirect, which would carry the credentials elsewhere", async () => {
    const { error, seen } = await failure({ status: 302, headers: { location: "https://evil.example/" } });
    expect(error).toMatchObject({ kind: "rejected", status: 302 });
    expect(seen).toHaveLength(1);
  });

  it.each(["https://evil.example/next", "//evil.example/next", "http://api.example/next", "https://api.example:8443/"])(
    "does not send its credentials to %s",
    async (path) => {
      const { error, seen } = await failure({ json: thing }, { ...read, path });
      expect(error).toMatchObject({ kind: "unexpected-body", problems: ["a link to another host"] });
      expect(seen).toEqual([]);
    },
  );

  it("says by path and code what is wrong with a reply, never by value", async () => {
    const { error } = await failure({ json: { id: 7, name: "Ana" } });
    expect(error).toEqual({ kind: "unexpected-body", endpoint: read.endpoint, problems: ["id: invalid_type"] });
    const byLogin: Call<unknown> = { ...read, reply: z.record(z.string(), z.number()) };
    const keyed = await failure({ json: { "ana@jupiter.example": "x" } }, byLogin);
    expect(keyed.error).toMatchObject({ problems: ["*: invalid_type"] });
  });

  it("keeps what a server said from printers, and gives it to whoever asks", async () => {
    const { error } = await failure({ status: 400, json: { said: "Ana" }, headers: { "set-cookie": "sid=planted" } });
    expect(error.kind === "rejected" ? error.body : undefined).toEqual({ said: "Ana" });
    expect(`${inspect(error)} ${JSON.stringify(error)} ${JSON.stringify({ ...error })}`).not.toMatch(/Ana|planted/);
  });

  it.each([
    ["ECONNREFUSED", false],
    ["ENOTFOUND", false],
    ["EAI_AGAIN", false],
    ["ECONNRESET", true],
    ["UND_ERR_SOCKET", true],
  ])("knows whether a write can have happened when %s", async (code, mayHaveHappened) => {
    const { error } = await failure(network(code), write);
    expect(error).toEqual({ kind: "unreachable", endpoint: write.endpoint, reason: code, mayHaveHappened });
  });

  it("gives up on an answer that does not come, and on a body that stalls", async () => {
    for (const answer of ["silence", "stalled body"] as const) {
      const { error, seen } = await failure(answer, write, { timeoutMs: 5 });
      expect(error).toEqual({ kind: "timed-out", endpoint: write.endpoint, mayHaveHappened: true });
      expect(seen).toHaveLength(1);
    }
  });

  it("never throws and never rejects, whatever it is given", async () => {
    const { api } = fakeServer({ json: thing });
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    expect((await send(api, { ...write, body: circular }))._unsafeUnwrapErr().kind).toBe("unreachable");
    expect((await send(api, { ...read, path: "http://[" }))._unsafeUnwrapErr().kind).toBe("unexpected-body");
    expect((await send(api, { ...read, headers: { "bad name": "x" } }))._unsafeUnwrapErr().kind).toBe("unreachable");
  });
});

describe("send, again", () => {
  const down = { status: 503 };

  it("repeats a read while the server is down, waiting longer each time", async () => {
    const { api, seen, waits } = fakeServer([down, down, down, { json: thing }]);
    expect((await send(api, read)).isOk()).toBe(true);
    expect(seen).toHaveLength(4);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it("stops after the agreed number of retries", async () => {
    const { error, seen } = await failure(down, read, { retries: 2 });
    expect(error).toMatchObject({ kind: "rejected", status: 503 });
    expect(seen).toHaveLength(3);
  });

  it.each([{ answer: down }, { answer: network("ECONNRESET") }, { answer: { status: 500 } }])(
    "does not repeat a write that may have happened (%#)",
    async ({ answer }) => {
      expect((await failure(answer, write)).seen).toHaveLength(1);
      expect((await failure(answer, { ...write, idempotent: true })).seen).toHaveLength(5);
    },
  );

  it("repeats any call that was refused before it had an effect", async () => {
    const slow = { status: 429, headers: { "retry-after": "7" } };
    const { api, seen, waits } = fakeServer([slow, { status: 204 }]);
    expect((await send(api, write)).isOk()).toBe(true);
    expect(waits).toEqual([7000]);
    expect(seen).toHaveLength(2);
    const locked = fakeServer([{ status: 423 }, { status: 204 }], { isNotYet: ({ status }) => status === 423 });
    expect((await send(locked.api, write)).isOk()).toBe(true);
  });

  it("does not sleep longer than the caller accepts", async () => {
    const { error, waits } = await failure({ status: 429, headers: { "retry-after": "3600" } });
    expect(error).toMatchObject({ kind: "rate-limited", retryAfterMs: 3_600_000 });
    expect(waits).toEqual([]);
  });

  it("tries nothing more after the deadline", async () => {
    const { api, seen } = fakeServer(down);
    const outcome = await send(scopeCalls(api, { deadline: api.now() + 400 }), read);
    expect(outcome._unsafeUnwrapErr()).toMatchObject({ kind: "rejected", status: 503 });
    expect(seen).toHaveLength(1);
    const late = await send(scopeCalls(api, { deadline: api.now() }), read);
    expect(late._unsafeUnwrapErr().kind).toBe("cancelled");
    expect(seen).toHaveLength(1);
  });

  it("ends with the caller's signal, before, during and between attempts", async () => {
    const stop = new AbortController();
    const during = fakeServer("silence");
    const waiting = send(scopeCalls(during.api, { signal: stop.signal }), write);
    setImmediate(() => stop.abort());
    expect((await waiting)._unsafeUnwrapErr()).toMatchObject({ kind: "cancelled", mayHaveHappened: true });
    const before = await failure({ json: thing }, read, { signal: stop.signal });
    expect(before.error).toMatchObject({ kind: "cancelled", mayHaveHappened: false });
    const pausing = new AbortController();
    const between = await failure(down, read, { signal: pausing.signal, wait: async () => pausing.abort() });
    expect(between.error.kind).toBe("cancelled");
    expect(between.seen).toHaveLength(1);
  });
});

describe("send, with a proof of who asks", () => {
  it("asks for the proof before each attempt", async () => {
    let proofs = 0;
    const authorize: ApiOptions["authorize"] = ({ method, url }) => {
      proofs += 1;
      return okAsync({ authorization: `Bearer ${method} ${url} ${proofs}` });
    };
    const { api, seen } = fakeServer([{ status: 503 }, { json: thing }], { authorize });
    await send(api, read);
    expect(seen.map(({ request }) => request.headers.get("authorization"))).toEqual([
      "Bearer GET https://api.example/things/t1 1",
      "Bearer GET https://api.example/things/t1 2",
    ]);
  });

  it("renews a refused proof once", async () => {
    const refused: unknown[] = [];
    const options = {
      authorize: () => okAsync({ authorization: `Bearer ${refused.length}` }),
      onRefused: (proof: unknown) => refused.push(proof) > 0,
    };
    const { error, seen, waits } = await failure({ status: 401 }, write, options);
    expect(error).toMatchObject({ kind: "rejected", status: 401 });
    expect(seen).toHaveLength(2);
    expect(refused).toEqual([{ authorization: "Bearer 0" }]);
    expect(waits).toEqual([]);
  });

  it("takes trouble with the proof for trouble before the call: safe to repeat, and nothing happened", async () => {
    const lost: HttpError = { kind: "timed-out", endpoint: "POST /token", mayHaveHappened: true };
    let asked = 0;
    const authorize = () => {
      asked += 1;
      return errAsync(lost);
    };
    const { error, seen } = await failure({ json: thing }, write, { authorize, retries: 2 });
    expect(error).toEqual({ ...lost, mayHaveHappened: false });
    expect(asked).toBe(3);
    expect(seen).toEqual([]);
  });
});

describe("send, being watched", () => {
  it("tells a log about each attempt, by route", async () => {
    const records: CallRecord[] = [];
    const answers = [{ status: 503 }, { json: thing, headers: { "x-okta-request-id": "r1" } }];
    const { api } = fakeServer(answers, { log: (record) => records.push(record) });
    await send(api, read);
    const { endpoint } = read;
    expect(records).toEqual([
      { endpoint, attempt: 1, outcome: "retry", kind: "rejected", status: 503, waitMs: 500, tookMs: 0 },
      { endpoint, attempt: 2, outcome: "ok", status: 200, tookMs: 0, requestId: "r1" },
    ]);
  });

  it("records one span per call, named by the route", async () => {
    const spans: { name: string; attributes: Record<string, unknown>; code?: number; ended: number }[] = [];
    const startSpan = (name: string, options?: { attributes?: object }) => {
      const record: (typeof spans)[number] = { name, attributes: { ...options?.attributes }, ended: 0 };
      spans.push(record);
      const span = {
        setAttribute(key: string, value: unknown) {
          record.attributes[key] = value;
          return span;
        },
        setStatus({ code }: { code: number }) {
          record.code = code;
          return span;
        },
        end() {
          record.ended += 1;
        },
      };
      return span;
    };
    const tracer = { startSpan } as unknown as NonNullable<ApiOptions["tracer"]>;
    const { api } = fakeServer([{ status: 503 }, { json: thing }, { status: 404 }], { tracer });
    await send(api, read);
    await send(api, { ...read, path: "things/ana@jupiter.example" });
    const common = {
      "http.request.method": "GET",
      "url.template": "/things/{id}",
      "server.address": "api.example",
    };
    expect(spans).toEqual([
      {
        name: "GET /things/{id}",
        attributes: { ...common, "http.request.resend_count": 1, "http.response.status_code": 200 },
        ended: 1,
      },
      {
        name: "GET /things/{id}",
        attributes: { ...common, "http.response.status_code": 404, "error.type": "rejected" },
        code: 2,
        ended: 1,
      },
    ]);
  });
});
