import { type Sandbox, startSandbox } from "@tenure/sandbox";
import { vi } from "vitest";
import type { Provider } from "../providers/provider.ts";

/** An answer of the simulated Okta. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The value at a path such as `credentials.oauthClient.client_secret`; an empty text where there is none. */
  at(path: string): string;
}

/** One org in which everybody signs on to everything, and the machine's clock stands where the org's does. */
export interface Stage {
  readonly sandbox: Sandbox;
  /** A management call, as our client makes it. Throws where it is refused: a test goes no further then. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  userId(login: string): string;
  groupId(name: string): string;
  /** Lets time pass for the org and for every provider. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** The person a provider is proved with: nobody else has anything to do with it. */
export const loginAt = ({ name }: Provider): string =>
  `ana.${name.replaceAll(/[^a-z]+/g, "-").replace(/-$/, "")}@jupiter.example`;
/** The group that assigns an application. */
export const assigning = ({ name }: Provider): string => `may use ${name}`;
/** The group that is pushed, where any is. */
export const pushed = ({ name }: Provider): string => `pushed to ${name}`;
/** A group no provider has any business with. */
export const SECRET_GROUP = "salaries-board";

/** Starts it. People and groups are there; applications are not. */
export async function startStage(providers: readonly Provider[]): Promise<Stage> {
  const groups = new Set([
    SECRET_GROUP,
    ...providers.flatMap((provider) => [assigning(provider), pushed(provider), ...provider.groups]),
  ]);
  const sandbox = await startSandbox({
    startAt: "2027-03-01T08:00:00.000Z",
    seed: {
      okta: {
        settings: { rateLimits: "off" },
        groups: [...groups].map((name) => ({ name })),
        users: providers.map((provider) => {
          const login = loginAt(provider);
          return {
            profile: { login, email: login, firstName: "Ana", lastName: "Silva" },
            groups: [SECRET_GROUP, ...provider.groups],
          };
        }),
      },
    },
  });
  // Service providers read the machine's clock.
  vi.useFakeTimers({ toFake: ["Date"], now: sandbox.clock.now() });
  const byName = new Map(sandbox.okta.state.groups().map(({ name, id }) => [name, id]));
  return {
    sandbox,
    async ask(method, path, body) {
      const response = await fetch(`${sandbox.okta.url}${path}`, {
        method,
        headers: { authorization: `SSWS ${sandbox.okta.apiToken}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return { status: response.status, text, at: (wanted) => valueAt(text, wanted) };
    },
    userId: (login) => sandbox.okta.state.user(login)?.id ?? "",
    groupId: (name) => byName.get(name) ?? "",
    async pass(ms) {
      await sandbox.clock.advance(ms);
      vi.setSystemTime(sandbox.clock.now());
    },
    async close() {
      vi.useRealTimers();
      await sandbox.close();
    },
  };
}

function valueAt(text: string, path: string): string {
  let value: unknown = JSON.parse(text);
  for (const part of path.split(".")) {
    value = typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === part)?.[1] : "";
  }
  return value === undefined || value === null ? "" : String(value);
}
