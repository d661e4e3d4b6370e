import { inspect } from "node:util";
import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as api from "../src/index.ts";
import { KNOWN_DEVIATIONS } from "./deviations.ts";
import { EVERY_FUNCTION } from "./every-function.ts";
import { answering, type FakeAnswer, fakeOkta, oktaRefusal, PLANTED_TOKEN, patientClient } from "./fake-okta.ts";
import { type Deviation, type Exchange, oktaDocument } from "./openapi.ts";
import { aUser } from "./samples.ts";
import { haveShared } from "./shared-folder.ts";

const ENDPOINTS = api.OKTA_ENDPOINTS;
const cases = Object.entries(EVERY_FUNCTION).map(([name, value]) => ({ name, ...value }));
const server = setupServer();
const unhandled: string[] = [];

beforeAll(() => {
  server.listen({ onUnhandledFrame: "error" });
  server.events.on("request:unhandled", ({ request }) => {
    unhandled.push(`${request.method} ${request.url}`);
  });
});
afterEach(() => {
  server.resetHandlers();
  expect(unhandled.splice(0)).toEqual([]);
});
afterAll(() => server.close());

/** An Okta behind the global fetch, as an application meets it. */
const servedOkta = (answers: FakeAnswer | readonly FakeAnswer[], options: Partial<api.OktaClientOptions>) => {
  const { seen, answer } = answering(answers);
  const waits: number[] = [];
  server.resetHandlers(http.all("https://jupiter.okta.example/*", ({ request }) => answer(request)));
  return { okta: patientClient(waits, options), seen, waits };
};

const asked = async (name: string, answers: FakeAnswer | readonly FakeAnswer[], options = {}) => {
  // A failure of the network has a code that no interception can give it.
  const fake = answers instanceof Error ? fakeOkta(answers, options) : servedOkta(answers, options);
  const outcome = await EVERY_FUNCTION[name]?.call(fake.okta);
  if (outcome === undefined) throw new Error(`no case for ${name}`);
  return { ...fake, outcome };
};
const failed = async (name: string, answers: FakeAnswer | readonly FakeAnswer[], options = {}) => {
  const { outcome, ...fake } = await asked(name, answers, options);
  return { ...fake, error: outcome._unsafeUnwrapErr() };
};
const isRead = async (name: string) =>
  (await asked(name, EVERY_FUNCTION[name]?.answer ?? {})).seen[0]?.method === "GET";
const tolerates = (name: string) =>
  /^(find|remove|delete|unassign|revokeApiToken|awaitUserStatus)/.test(name) &&
  !["deleteUser", "removeUserFromGroup"].includes(name);

const document = haveShared("the official OpenAPI document")
  ? oktaDocument(Object.values(ENDPOINTS).map(({ route }) => route))
  : undefined;
const met = new Set<number>();

function unknownDeviations(exchanges: readonly Exchange[]): readonly Deviation[] {
  return exchanges
    .flatMap((exchange) => document?.judge(exchange) ?? [])
    .filter((deviation) => {
      const known = KNOWN_DEVIATIONS.findIndex(
        ({ route, part, problem }) =>
          route.test(deviation.route) && part === deviation.part && problem.test(deviation.problem),
      );
      met.add(known);
      return known === -1;
    });
}

describe("every function of the client", () => {
  it("has a case here", () => {
    const made = new Set(Object.keys(EVERY_FUNCTION));
    const composed = [
      "allOf",
      "anyOf",
      "bucketOf",
      "createOktaClient",
      "equals",
      "eraseUser",
      "excludedUsers",
      "liftExclusions",
      "oktaErrorSentence",
      "scopeOkta",
      "startsWith",
    ];
    const functions = Object.entries(api).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
    expect(functions.filter((name) => !made.has(name) && !composed.includes(name))).toEqual([]);
  });

  it.each(cases)("$name gives what Okta answers", async ({ name, answer, ...rest }) => {
    const { outcome, seen } = await asked(name, answer);
    expect(outcome._unsafeUnwrap()).toEqual("gets" in rest ? rest.gets : answer.json);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe(`SSWS ${PLANTED_TOKEN}`);
    expect(seen[0]?.headers.get("user-agent")).toBe("tenure");
    const { status = 200, json: responseBody } = answer;
    const exchanges = seen.map(({ method, path, body }) => ({
      ...{ method, path, requestBody: body },
      ...{ status, responseBody },
    }));
    expect(unknownDeviations(exchanges)).toEqual([]);
  });

  it.each(cases)("$name goes where its endpoint says", async ({ name, answer }) => {
    const { seen } = await asked(name, answer);
    const endpoint = ENDPOINTS[name];
    if (endpoint === undefined) return;
    const [method, path = ""] = endpoint.route.split(" ");
    const route = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?|$)`);
    expect(seen[0]).toMatchObject({ method, path: expect.stringMatching(route) });
  });

  const kinds = [
    [401, "E0000011", "unauthorised"],
    [403, "E0000006", "not-allowed"],
    [401, "E0000015", "not-allowed"],
    [403, "E0000038", "wrong-state"],
    [403, "E0000075", "managed-elsewhere"],
    [501, "E0000060", "managed-elsewhere"],
    [409, "E0000112", "busy"],
    [412, "E0000231", "changed-meanwhile"],
    [400, "E0000001", "invalid"],
    [400, "E0000003", "invalid"],
    [409, "E0000062", "already-exists"],
    [500, "E0000009", "server-failed"],
    [503, "E0000010", "server-failed"],
  ] as const;
  it.each(kinds)("tells %d %s apart as %s", async (status, code, kind) => {
    for (const { name } of cases) {
      const { error, seen } = await failed(name, { status, json: oktaRefusal(code) }, { retries: 0 });
      expect([name, error.kind]).toEqual([name, kind]);
      expect(error.sentence).toMatch(/^[A-Z].*\.$/);
      expect(error).toMatchObject({ requestId: "Z1planted2id" });
      const [request] = seen;
      if (request === undefined) throw new Error("nothing was sent");
      const { method, path, body } = request;
      const exchange = { method, path, requestBody: body, status, responseBody: oktaRefusal(code) };
      expect(unknownDeviations([exchange])).toEqual([]);
    }
  });

  it.each(cases)("$name takes a missing thing for what it means there", async ({ name }) => {
    const missing = oktaRefusal("E0000007", "Not found: Resource not found: 00u (User)");
    const { outcome } = await asked(name, { status: 404, json: missing });
    if (tolerates(name)) expect(outcome._unsafeUnwrap()).toBeUndefined();
    else expect(outcome._unsafeUnwrapErr()).toMatchObject({ kind: "not-found", what: "User" });
  });

  it.each(cases)("$name says when the answer has another shape", async ({ name, answer }) => {
    const { outcome } = await asked(name, { text: "<html>", headers: { "content-type": "text/html" } });
    if (name === "getSamlMetadata") return;
    expect(outcome._unsafeUnwrapErr()).toMatchObject({ kind: "unexpected-body", problems: ["not JSON"] });
    const saysSomething = (await asked(name, answer)).outcome._unsafeUnwrap() !== undefined;
    const wrong = (await asked(name, { json: "wrong" })).outcome;
    expect(wrong.isErr()).toBe(saysSomething);
  });

  it.each(cases)("$name waits and asks again when told to slow down", async ({ name, answer }) => {
    const date = new Date(Date.UTC(2026, 10, 24)).toUTCString();
    const reset = String(Date.UTC(2026, 10, 24) / 1000 + 12);
    const limits = { date, "x-rate-limit-limit": "600", "x-rate-limit-remaining": "0", "x-rate-limit-reset": reset };
    const refusal = { status: 429, json: oktaRefusal("E0000047"), headers: limits };
    const rate = await asked(name, [refusal, answer]);
    expect(rate.outcome.isOk()).toBe(true);
    expect(rate.waits[0]).toBe(13_000);
    const crowd = { ...refusal, headers: { ...limits, "x-rate-limit-limit": "0", "x-rate-limit-reset": "0" } };
    const crowded = await asked(name, [crowd, answer]);
    expect(crowded.outcome.isOk()).toBe(true);
    const stubborn = await failed(name, refusal, { retries: 1 });
    expect(stubborn.error).toMatchObject({ kind: "rate-limited", retryAfterMs: 13_000 });
    expect(stubborn.seen).toHaveLength(2);
  });

  it.each(cases)("$name repeats what may be repeated, and says what may have happened", async ({ name, answer }) => {
    const flaky = await asked(name, [{ status: 503, json: oktaRefusal("E0000010") }, answer]);
    if (flaky.outcome.isOk()) {
      expect(flaky.seen.length).toBeGreaterThanOrEqual(2);
      return;
    }
    expect(await isRead(name)).toBe(false);
    expect(flaky.outcome.error).toMatchObject({ kind: "server-failed", mayHaveHappened: true });
  });

  it.each(cases)("$name knows a time-out before the write from one after it", async ({ name }) => {
    const read = await isRead(name);
    const after = await failed(name, "silence", { timeoutMs: 5, retries: 0 });
    expect(after.error).toMatchObject({ kind: "timed-out", mayHaveHappened: !read });
    const refused = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
    const before = await failed(name, refused, { retries: 0 });
    expect(before.error).toMatchObject({ kind: "unreachable", reason: "ECONNREFUSED", mayHaveHappened: false });
    const cut = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
    const during = await failed(name, cut, { retries: 0 });
    expect(during.error).toMatchObject({ kind: "unreachable", reason: "ECONNRESET", mayHaveHappened: !read });
  });

  it.each(cases)("$name can be cancelled", async ({ name }) => {
    const stop = new AbortController();
    stop.abort();
    const { error, seen } = await failed(name, { json: {} }, { signal: stop.signal });
    expect(error).toMatchObject({ kind: "cancelled", mayHaveHappened: false });
    expect(seen).toEqual([]);
  });

  it.each(cases.filter(({ answer }) => Array.isArray(answer.json)))(
    "$name follows the links of a list",
    async (item) => {
      const { name, answer } = item;
      if (name === "pollLogEvents") return;
      const link = '<https://jupiter.okta.example/api/v1/next?after=200u>; rel="next"';
      const self = '<https://jupiter.okta.example/api/v1/x>; rel="self"';
      const pages = [{ ...answer, headers: { link: `${self}, ${link}` } }, answer];
      const { outcome, seen } = await asked(name, pages);
      const once = (await asked(name, answer)).outcome._unsafeUnwrap() as readonly unknown[];
      expect(outcome._unsafeUnwrap()).toEqual([...once, ...once]);
      expect(seen[1]?.path).toBe("/api/v1/next?after=200u");
      const cutShort = await failed(name, [pages[0] ?? {}, { status: 403, json: oktaRefusal("E0000006") }]);
      expect(cutShort.error.kind).toBe("not-allowed");
      const elsewhere = await failed(name, { ...answer, headers: { link: '<https://evil.example/>; rel="next"' } });
      expect(elsewhere.error).toMatchObject({ kind: "unexpected-body", problems: ["a link to another host"] });
      expect(elsewhere.seen).toHaveLength(1);
    },
  );

  it("shows no secret and nobody's data in an error or a record, however it is printed", async () => {
    const secrets = [PLANTED_TOKEN, "planted-hook-secret", "ana.silva", "Silva", "planted-cookie", "4711"];
    const said = `Ana Silva (ana.silva@jupiter.example) ${PLANTED_TOKEN}`;
    const answers: readonly FakeAnswer[] = [
      { status: 400, json: oktaRefusal("E0000001", said, `login: ${said}`, said) },
      { status: 403, json: oktaRefusal("E0000006", said), headers: { "set-cookie": "sid=planted-cookie" } },
      { status: 404, json: oktaRefusal("E0000007", `Not found: ${said}`) },
      { status: 500, text: said },
      { status: 429, text: said },
      { json: { [aUser.profile.login]: said, profile: { "ana.silva@jupiter.example": 7 } } },
      { text: said },
      Object.assign(new TypeError(`fetch failed: ${said}`), { cause: new Error(said) }),
    ];
    const records: unknown[] = [];
    const log = (record: unknown) => records.push(record);
    for (const { name } of cases) {
      for (const answer of answers) {
        const outcome = await EVERY_FUNCTION[name]?.call(fakeOkta(answer, { log, retries: 1 }).okta);
        if (outcome?.isErr() === true) records.push(outcome.error);
      }
    }
    expect(records.length).toBeGreaterThan(cases.length * answers.length);
    const printed = records
      .map(
        (record) => `${inspect(record, { depth: 20, showHidden: true })} ${JSON.stringify(record)} ${String(record)}`,
      )
      .join("\n");
    for (const secret of secrets) expect(printed).not.toContain(secret);
  });
});

describe.runIf(document !== undefined)("the official document", () => {
  it("shows each known deviation in some exchange", () => {
    expect(KNOWN_DEVIATIONS.filter((_, index) => !met.has(index))).toEqual([]);
  });

  it("would show others, because the judge does see what is wrong", () => {
    const wrong = document?.judge({
      method: "POST",
      path: "/api/v1/users?activate=perhaps&nope=1",
      requestBody: { profile: { login: 7 }, credentails: {}, id: "00u1" },
      status: 299,
      responseBody: undefined,
    });
    expect(wrong?.map(({ part, problem }) => `${part}: ${problem}`)).toEqual([
      "query: unknown nope",
      'query: activate: / must be boolean {"type":"boolean"}',
      'request: /profile/login must be string {"type":"string"}',
      "request: /credentails is not known",
      "request: /id is not known",
      "status: undocumented 299",
    ]);
    const answered = { method: "GET", path: "/api/v1/users/00u1", requestBody: undefined, status: 200 };
    expect(document?.judge({ ...answered, responseBody: { id: 7 } })).toMatchObject([{ part: "response" }]);
  });

  it("accepts the scope each call is said to need", () => {
    const differing = Object.entries(ENDPOINTS)
      .map(([name, { route, scope }]) => ({ name, scope, documented: document?.scopesOf(route) }))
      .filter(
        ({ scope, documented }) =>
          documented !== undefined && !scope.split(" ").every((one) => documented.includes(one)),
      );
    expect(differing).toEqual([]);
  });
});
