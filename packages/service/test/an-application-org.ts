import type { Instant } from "@tenure/lifecycle-rules";
import { memoryLedger } from "@tenure/provisioner/testing";
import { type Sandbox, type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { onTestFinished } from "vitest";
import { readApplications } from "../src/config/application-settings.ts";
import type { ApplicationSettings, Applications, ApplicationsOverrides } from "../src/index.ts";
import { openApplications } from "../src/index.ts";

/** A call as it went over the wire. */
export interface WireCall {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly body: unknown;
}

/** Throws before a call reaches Okta, or after Okta has done it, and the answer is lost. */
export interface Disturb {
  readonly before?: (call: WireCall) => void;
  readonly after?: (call: WireCall) => void | Promise<void>;
}

/** An org with groups and no applications, and what has been asked of it. */
export interface ApplicationOrg {
  readonly sandbox: Sandbox;
  readonly calls: WireCall[];
  /** Writes among the calls so far, in short: `POST /api/v1/apps`. */
  readonly writes: () => readonly string[];
  readonly ledger: ReturnType<typeof memoryLedger>;
  /** The applications of a configuration against this org; what `disturb` throws is a failure of the network. */
  declare(
    declared: readonly ApplicationSettings[],
    disturb?: Disturb,
    overrides?: ApplicationsOverrides,
  ): Promise<Applications>;
}

/** Groups by name: one that assigns, one that is pushed, one nobody declares, and two of one name. */
export async function anApplicationOrg(okta: NonNullable<SandboxSeed["okta"]> = {}): Promise<ApplicationOrg> {
  const groups = ["assign", "push", "other", "twin", "twin"].map((name) => ({ name }));
  const users = [{ profile: user("ana"), groups: ["assign", "push"] }, { profile: user("ben") }];
  const sandbox = await startSandbox({
    seed: { okta: { groups, users, ...okta } },
    startAt: "2027-02-15T09:00:00.000Z",
  });
  onTestFinished(() => sandbox.close());
  const calls: WireCall[] = [];
  const ledger = memoryLedger();
  return {
    sandbox,
    calls,
    ledger,
    writes: () => calls.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`),
    declare: async (declared, { after, before } = {}, overrides = {}) => {
      const watched: typeof fetch = async (input, init) => {
        const request = new Request(input, init);
        const { pathname, search } = new URL(request.url);
        const text = await request.clone().text();
        const isForm = request.headers.get("content-type")?.includes("form") === true;
        const call = {
          method: request.method,
          path: `${pathname}${search}`,
          body: text === "" || isForm ? undefined : JSON.parse(text),
        };
        before?.(call);
        if (!isForm) calls.push(call);
        const answer = await fetch(request);
        await after?.(call);
        return answer;
      };
      const opened = await openApplications(
        {
          applications: readApplications(declared)._unsafeUnwrap(),
          okta: { orgUrl: sandbox.okta.url, auth: { apiToken: sandbox.okta.apiToken } },
          store: { kind: "memory" },
        },
        {
          calls: { fetch: watched, now: sandbox.clock.now, wait: (ms) => sandbox.clock.advance(ms) },
          ledger,
          clock: { now: () => sandbox.clock.iso() as Instant },
          ...overrides,
        },
      );
      const applications = opened._unsafeUnwrap();
      onTestFinished(() => applications.close());
      return applications;
    },
  };
}

function user(name: string) {
  const login = `${name}@jupiter.example`;
  return { login, email: login, firstName: name, lastName: "Silva" };
}
