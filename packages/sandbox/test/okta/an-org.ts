import type { VirtualClock } from "../../src/kernel/clock.ts";
import { createClock } from "../../src/kernel/create-clock.ts";
import { createOutbound, type Outbound, type OutboundCall } from "../../src/kernel/outbound.ts";
import { createRandom } from "../../src/kernel/random.ts";
import { createOkta, type OktaVendor } from "../../src/okta/create-okta.ts";
import { OktaSeed, type OktaSeedInput } from "../../src/okta/okta-seed.ts";

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The value at a path such as `profile.login` or `0.id`. */
  at(path: string): unknown;
  /** The same, as text. */
  text(path: string): string;
}

/** An org in memory: no socket, a clock that stands, chance from a seed. */
export interface TestOrg {
  readonly okta: OktaVendor;
  readonly clock: VirtualClock;
  readonly outbound: Outbound;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  del(path: string): Promise<Answer>;
  /** Id of a user by the part of the login before the `@`. */
  userId(name: string): string;
  groupId(name: string): string;
  appId(label: string): string;
}

export const ORG_URL = "https://jupiter.okta.test";
export const TOKEN = "00SuperAdminTokenOfTheTests";
const ADMIN = "root@jupiter.test";
const ROOT = {
  profile: { login: ADMIN, firstName: "Root", lastName: "Admin", email: ADMIN },
  roles: [{ type: "SUPER_ADMIN" }],
};

/** A user for a seed. */
export function aPerson(name: string, more: Readonly<Record<string, unknown>> = {}) {
  const { department, ...rest } = more;
  const login = `${name}@jupiter.test`;
  return {
    profile: {
      login,
      email: login,
      firstName: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      lastName: "Example",
      ...(department === undefined ? {} : { department }),
    },
    ...rest,
  };
}

/** How webhooks and SCIM calls of the org are answered. */
export type Receiver = (call: Request) => Response | Promise<Response>;

/** Makes an org; `receive` answers what it sends out. */
export function anOrg(seed: OktaSeedInput = {}, receive?: Receiver, start = "2026-03-02T09:00:00.000Z"): TestOrg {
  // A snapshot of such an org has its admin already.
  const hasAdmin = seed.users?.some(({ profile }) => profile["login"] === ADMIN) === true;
  const clock = createClock({ mode: "virtual", startAt: start });
  const outbound = createOutbound({
    now: clock.iso,
    fetch: async (target, init) => {
      if (receive === undefined) throw new TypeError("nobody listens");
      return receive(new Request(target, init));
    },
  });
  const okta = createOkta({
    clock,
    random: createRandom("tests"),
    outbound,
    baseUrl: () => ORG_URL,
    seed: OktaSeed.parse({
      ...seed,
      users: hasAdmin ? seed.users : [...(seed.users ?? []), ROOT],
      apiTokens: hasAdmin ? seed.apiTokens : [{ token: TOKEN, user: ADMIN }, ...(seed.apiTokens ?? [])],
    }),
  });

  const call: TestOrg["call"] = async (method, path, body, headers = {}) => {
    const request = new Request(`${ORG_URL}${path}`, {
      method,
      headers: {
        authorization: `SSWS ${TOKEN}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const response = await okta.handle(request);
    return readAnswer(response);
  };

  return {
    okta,
    clock,
    outbound,
    call,
    get: (path, headers) => call("GET", path, undefined, headers),
    post: (path, body, headers) => call("POST", path, body, headers),
    put: (path, body) => call("PUT", path, body),
    del: (path) => call("DELETE", path),
    userId: (name) => okta.state.user(`${name}@jupiter.test`)?.id ?? "",
    groupId: (name) => okta.state.groups().find((group) => group.name === name)?.id ?? "",
    appId: (label) => okta.state.apps().find((app) => app.label === label)?.id ?? "",
  };
}

/** Reads a response as far as tests need it. */
export async function readAnswer(response: Response): Promise<Answer> {
  const raw = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const body: unknown = raw === "" ? undefined : isJson ? JSON.parse(raw) : raw;
  const at = (path: string): unknown => path.split(".").reduce<unknown>((value, key) => keyOf(value, key), body);
  return { status: response.status, headers: response.headers, body, at, text: (path) => String(at(path)) };
}

function keyOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** What was sent out, as `METHOD url`. */
export function sentCalls({ outbound }: Pick<TestOrg, "outbound">): readonly string[] {
  return outbound.sent.map(({ call }: { call: OutboundCall }) => `${call.method} ${call.url}`);
}

/** A refusal's code and causes in one line each. */
export function refusalOf(answer: Answer): readonly unknown[] {
  const causes = answer.at("errorCauses");
  const texts = Array.isArray(causes) ? causes.map((cause: unknown) => keyOf(cause, "errorSummary")) : [];
  return [answer.status, answer.at("errorCode"), answer.at("errorSummary"), ...texts];
}
