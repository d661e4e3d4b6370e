import { createJira, type JiraVendor } from "../../src/jira/create-jira.ts";
import { JiraSeed, type JiraSeedInput } from "../../src/jira/jira-seed.ts";
import type { VirtualClock } from "../../src/kernel/clock.ts";
import { createClock } from "../../src/kernel/create-clock.ts";
import { createOutbound, type Outbound } from "../../src/kernel/outbound.ts";
import { createRandom } from "../../src/kernel/random.ts";

export const SITE_URL = "https://jupiter.atlassian.test";
export const START = "2026-11-24T09:00:00.000Z";

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The value at a path such as `fields.summary` or `issues.0.id`. */
  at(path: string): unknown;
  /** The same, as text. */
  text(path: string): string;
}

/** A request as it came in from the site. */
export interface Delivery {
  readonly at: string;
  readonly headers: Headers;
  readonly raw: string;
  readonly body: unknown;
}

/** Who asks: an e-mail with its token, a bearer token, or nobody. */
export type As = { readonly email: string; readonly token: string } | { readonly bearer: string } | "nobody";

/** A site in memory: no socket, a clock that stands, chance from a seed. */
export interface TestSite {
  readonly jira: JiraVendor;
  readonly clock: VirtualClock;
  readonly outbound: Outbound;
  /** What webhooks brought so far, in the order of arrival. */
  readonly deliveries: readonly Delivery[];
  call(method: string, path: string, body?: unknown, how?: CallOptions): Promise<Answer>;
  get(path: string, how?: CallOptions): Promise<Answer>;
  post(path: string, body?: unknown, how?: CallOptions): Promise<Answer>;
  put(path: string, body?: unknown, how?: CallOptions): Promise<Answer>;
  del(path: string, how?: CallOptions): Promise<Answer>;
  /** Issues a query finds, by key. */
  search(jql: string, more?: Readonly<Record<string, unknown>>): Promise<readonly string[]>;
}

/** What a call may carry besides its body. */
export interface CallOptions {
  readonly as?: As;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly raw?: string | FormData;
}

/** Makes a site; `receive` answers its webhooks, 200 when left out. */
export function aSite(seed: JiraSeedInput = {}, receive?: (request: Request) => Response, start = START): TestSite {
  const clock = createClock({ mode: "virtual", startAt: start });
  const deliveries: Delivery[] = [];
  const outbound = createOutbound({
    now: clock.iso,
    fetch: async (target, init) => {
      const request = new Request(target, init);
      const raw = await request.clone().text();
      deliveries.push({
        at: clock.iso(),
        headers: request.headers,
        raw,
        body: raw === "" ? undefined : JSON.parse(raw),
      });
      return receive?.(request) ?? new Response(null, { status: 200 });
    },
  });
  const jira = createJira({
    clock,
    random: createRandom("tests"),
    outbound,
    baseUrl: () => SITE_URL,
    seed: JiraSeed.parse({ ...seed, settings: { searchLagMs: [0, 0], ...seed.settings } }),
  });
  const proof = (as: As | undefined): Record<string, string> => {
    if (as === "nobody") return {};
    if (as !== undefined && "bearer" in as) return { authorization: `Bearer ${as.bearer}` };
    const { email, token } = as ?? { email: jira.email, token: jira.apiToken };
    return { authorization: `Basic ${btoa(`${email}:${token}`)}` };
  };
  const call: TestSite["call"] = async (method, path, body, { as, headers = {}, raw } = {}) => {
    const json = body === undefined || raw !== undefined ? {} : { "content-type": "application/json" };
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await jira.handle(
      new Request(`${SITE_URL}${path}`, {
        method,
        headers: { ...proof(as), ...json, ...headers },
        ...(sent === undefined ? {} : { body: sent }),
      }),
    );
    return read(response);
  };
  return {
    jira,
    clock,
    outbound,
    deliveries,
    call,
    get: (path, how) => call("GET", path, undefined, how),
    post: (path, body, how) => call("POST", path, body, how),
    put: (path, body, how) => call("PUT", path, body, how),
    del: (path, how) => call("DELETE", path, undefined, how),
    async search(jql, more = {}) {
      const answer = await call("POST", "/rest/api/3/search/jql", { jql, fields: ["summary"], ...more });
      if (answer.status !== 200) throw new Error(`${jql}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return list(answer.body, "issues").map((issue) => String(pick(issue, "key")));
    },
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const body: unknown = text === "" ? undefined : isJson ? JSON.parse(text) : text;
  return {
    status: response.status,
    headers: response.headers,
    body,
    at: (path) => pick(body, path),
    text: (path) => String(pick(body, path)),
  };
}

/** The value at a path of names and numbers with dots between. */
export function pick(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((here, name) => Object(here)[name], value);
}

/** The list at a path; nothing there is an empty one. */
export function list(value: unknown, path: string): readonly unknown[] {
  const found = pick(value, path);
  return Array.isArray(found) ? found : [];
}

/** A document of one paragraph. */
export function words(text: string) {
  const paragraph = { type: "paragraph" as const, content: [{ type: "text" as const, text }] };
  return { type: "doc" as const, version: 1 as const, content: [paragraph] };
}
