import { delay, HttpResponse, http, type JsonBodyType } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createJiraClient, type JiraClientOptions } from "../../src/index.ts";
import { KNOWN_DEVIATIONS } from "../deviations.ts";
import { type Deviation, type Exchange, openApiJudge } from "../openapi.ts";
import { haveShared } from "../shared-folder.ts";
import { attachmentCases } from "./attachment-cases.ts";
import { commentCases } from "./comment-cases.ts";
import type { CannedAnswer, ContractCase } from "./contract-case.ts";
import { issueCases } from "./issue-cases.ts";
import { serviceCases } from "./service-cases.ts";
import { siteCases } from "./site-cases.ts";

const cases: readonly ContractCase[] = [
  ...issueCases,
  ...commentCases,
  ...siteCases,
  ...serviceCases,
  ...attachmentCases,
];

const server = setupServer();
const exchanges: Exchange[] = [];
const unhandled: string[] = [];

beforeAll(() => {
  server.listen({ onUnhandledFrame: "error" });
  server.events.on("request:unhandled", ({ request }) => {
    unhandled.push(`${request.method} ${request.url}`);
  });
});
afterEach(() => {
  server.resetHandlers();
  exchanges.length = 0;
  expect(unhandled.splice(0)).toEqual([]);
});
afterAll(() => server.close());

const client = (options: Partial<JiraClientOptions> = {}) =>
  createJiraClient({
    baseUrl: "https://acme.atlassian.net",
    auth: { kind: "basic", email: "robot@acme.example", token: "planted-token" },
    cloudId: "cloud-1",
    wait: async () => {},
    now: () => Date.UTC(2026, 10, 24),
    ...options,
  });

/** Answers one request after the other, the last answer again and again, and keeps what went over the wire. */
function serve(answers: readonly CannedAnswer[]): void {
  let next = 0;
  server.use(
    http.all("*", async ({ request }) => {
      const { status = 200, json, bytes } = answers[Math.min(next++, answers.length - 1)] ?? {};
      const url = new URL(request.url);
      const text = await request.text();
      exchanges.push({
        method: request.method,
        path: `${url.pathname}${url.search}`,
        requestBody: text === "" || text.startsWith("--") ? undefined : JSON.parse(text),
        status,
        responseBody: json,
      });
      if (bytes !== undefined) return HttpResponse.arrayBuffer(bytes.buffer, { status });
      return json === undefined
        ? new HttpResponse(null, { status })
        : HttpResponse.json(json as JsonBodyType, { status });
    }),
  );
}

const serveRaw = (respond: () => Response | Promise<Response>): { readonly asked: () => number } => {
  let count = 0;
  server.use(
    http.all("*", async ({ request }) => {
      count += 1;
      await request.arrayBuffer();
      return respond();
    }),
  );
  return { asked: () => count };
};

const judge = haveShared("the official OpenAPI documents") ? openApiJudge() : undefined;
const met = new Set<number>();

/** Forms and the gateway's own calls have no document anywhere. */
const undocumented = (path: string) => /^\/(jira\/forms|_edge|oauth)\//.test(path);

function unknownDeviations(): readonly Deviation[] {
  if (judge === undefined) return [];
  return exchanges
    .filter(({ path }) => !undocumented(path))
    .flatMap(judge)
    .filter((deviation) => {
      const known = KNOWN_DEVIATIONS.findIndex(
        ({ route, part, problem }) =>
          route === deviation.route && part === deviation.part && problem.test(deviation.problem),
      );
      met.add(known);
      return known === -1;
    });
}

describe.each(cases)("$name", (contract) => {
  const { call, requests, answers, value, repeatable } = contract;
  const writes = requests.some(({ method }) => method !== "GET");

  it("sends what the vendor documents and reads what the vendor answers", async () => {
    serve(answers);
    const result = await call(client());
    expect(result._unsafeUnwrap()).toEqual(value);
    expect(
      exchanges.map(({ method, path, requestBody }) => ({
        method,
        path: decodeURIComponent(path),
        ...(requestBody === undefined ? {} : { body: requestBody }),
      })),
    ).toEqual(JSON.parse(JSON.stringify(requests)));
    expect(unknownDeviations()).toEqual([]);
  });

  it.each([
    [400, { errorMessages: [], errors: { summary: "Too long" } }, "rejected-fields"],
    [401, undefined, "unauthorised"],
    [403, undefined, "not-allowed"],
    [409, {}, "conflict"],
    [410, {}, "gone"],
    [413, {}, "too-large"],
    [422, {}, "rejected-fields"],
  ] as const)("gives %i as an error at once", async (status, json, kind) => {
    const { asked } = serveRaw(() =>
      json === undefined ? new HttpResponse(null, { status }) : HttpResponse.json(json, { status }),
    );
    expect((await call(client()))._unsafeUnwrapErr().kind).toBe(kind);
    expect(asked()).toBe(1);
  });

  it("says that something is missing or hidden, or takes it for an answer", async () => {
    serveRaw(() => HttpResponse.json({ errorMessages: ["no"], errors: {} }, { status: 404 }));
    const result = await call(client());
    if ("whenMissing" in contract) expect(result._unsafeUnwrap()).toEqual(contract.whenMissing);
    else expect(result._unsafeUnwrapErr().kind).toBe("not-found-or-hidden");
  });

  it.each([
    ["jira-burst-based", "burst"],
    ["jira-per-issue-on-write", "per-issue-writes"],
    ["jira-quota-tenant-based", "tenant-quota"],
    ["jira-quota-global-based", "app-quota"],
    ["jira-cost-based", "cost"],
    ["jira-max-concurrent-threads-x", "concurrency"],
    [undefined, "unknown"],
  ])("gives a limit (%s) longer than we wait as an error that says which", async (header, reason) => {
    serveRaw(
      () =>
        new HttpResponse(null, {
          status: 429,
          headers: { "retry-after": "3600", ...(header === undefined ? {} : { "ratelimit-reason": header }) },
        }),
    );
    expect((await call(client()))._unsafeUnwrapErr()).toMatchObject({
      kind: "rate-limited",
      reason,
      retryAfterSeconds: 3600,
    });
  });

  it("waits out a short limit, for a limited call has done nothing", async () => {
    const waits: number[] = [];
    let limited = false;
    serve(answers);
    server.use(
      http.all("*", async ({ request }) => {
        if (limited) return undefined;
        limited = true;
        await request.arrayBuffer();
        return new HttpResponse(null, { status: 429, headers: { "retry-after": "2" } });
      }),
    );
    const result = await call(client({ wait: async (ms) => void waits.push(ms) }));
    expect(result._unsafeUnwrap()).toEqual(value);
    expect(waits[0]).toBeGreaterThanOrEqual(2000);
  });

  it("repeats a call Jira failed at only where that cannot do it twice", async () => {
    const { asked } = serveRaw(() => new HttpResponse(null, { status: 503 }));
    const error = (await call(client({ retries: 2 })))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unavailable", status: 503, mayHaveHappened: writes && !isRead(contract) });
    expect(asked()).toBe(repeatable ? 3 : 1);
  });

  it("says when no answer came in time, and that a write may have happened", async () => {
    serveRaw(async () => {
      await delay("infinite");
      return new HttpResponse(null);
    });
    const error = (await call(client({ timeoutMs: 5, retries: 0 })))._unsafeUnwrapErr();
    expect(error).toMatchObject({
      kind: "unreachable",
      reason: "timeout",
      mayHaveHappened: writes && !isRead(contract),
    });
  });

  it("says that nothing happened when Jira was never reached", async () => {
    const refused = async () => {
      throw Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
      });
    };
    const error = (await call(client({ fetch: refused, retries: 0 })))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unreachable", reason: "ECONNREFUSED", mayHaveHappened: false });
  });

  it("stops when the caller's signal says so", async () => {
    const signal = AbortSignal.abort();
    serveRaw(() => new HttpResponse(null));
    expect((await call(client({ signal })))._unsafeUnwrapErr().kind).toBe("cancelled");
  });

  it.runIf(!(value instanceof Uint8Array))("does not take a page of the login screen for an answer", async () => {
    serveRaw(() => HttpResponse.html("<html>Log in</html>"));
    const error = (await call(client()))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unexpected-reply", problems: ["not JSON"] });
  });

  it.runIf(value !== undefined && !(value instanceof Uint8Array))(
    "names what is wrong in an answer of another shape, and quotes nothing of it",
    async () => {
      serveRaw(() => HttpResponse.json(["planted-value"]));
      const error = (await call(client()))._unsafeUnwrapErr();
      expect(error.kind).toBe("unexpected-reply");
      expect(JSON.stringify(error)).not.toContain("planted-value");
    },
  );
});

/** Reads that go by POST, because their question is too long for an address. */
function isRead({ name }: ContractCase): boolean {
  return ["bulkFetchIssues", "searchIssues", "countIssues"].includes(name);
}

describe("the list of deviations", () => {
  it.runIf(judge !== undefined)("holds none that no exchange shows any more", () => {
    expect(KNOWN_DEVIATIONS.filter((_, index) => !met.has(index))).toEqual([]);
  });

  it.runIf(judge !== undefined)("would be needed, because the judge does see what is wrong", () => {
    const path = "/rest/api/3/issue/bulkfetch?nope=1";
    const wrong = judge?.({ method: "POST", path, requestBody: { nope: 1 }, status: 299, responseBody: {} });
    expect([...new Set(wrong?.map(({ part }) => part))]).toEqual(["query", "request", "status"]);
  });
});
