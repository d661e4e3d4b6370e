// Prints how many calls an org answers in a second of one core's time: in memory, and over HTTP with the client in
// a process of its own. Processor time, not the clock's: the machine may be busy with other things.
import { type ChildProcess, fork } from "node:child_process";
import { companySeed } from "../src/company/company-seed.ts";
import { createCompany } from "../src/company/create-company.ts";
import { startSandbox } from "../src/sandbox.ts";

/** Where to call, whom to name. */
interface Target {
  readonly url: string;
  readonly token: string;
  readonly users: readonly { readonly id: string; readonly login: string }[];
  readonly groupId: string;
}

type Ask = (path: string, init: RequestInit) => Promise<Response>;

const SECONDS = 1;
const NAMES = [
  "read a user",
  "change a profile",
  "put into a group",
  "list a user's groups",
  "find by login (search over 2,000)",
  "page of 200 users",
] as const;

if (process.send === undefined) await measure();
else process.once("message", (target: Target) => void callOverHttp(target));

async function measure(): Promise<void> {
  const company = companySeed(createCompany({ people: 2000 }));
  const sandbox = await startSandbox({ seed: { okta: { ...company, settings: { rateLimits: "off" } } } });
  const { url, apiToken, state, handle } = sandbox.okta;
  const target: Target = {
    url,
    token: apiToken,
    users: state.users().filter(({ status }) => status === "ACTIVE"),
    groupId: state.groups().find(({ name }) => name === "app-gitlab")?.id ?? "",
  };
  const client = fork(import.meta.filename, { execArgv: process.execArgv });
  client.send(target);
  for (const name of NAMES) {
    const inMemory = await perSecond(() =>
      run((path, init) => handle(new Request(`${url}${path}`, init)), target, name),
    );
    const overHttp = await perSecond(() => askClient(client, name));
    console.log(`${name.padEnd(36)} ${inMemory} /s in memory ${overHttp} /s over HTTP`);
  }
  client.kill();
  await sandbox.close();
}

async function perSecond(work: () => Promise<number>): Promise<string> {
  const before = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  return String(Math.round(done / ((user + system) / 1_000_000))).padStart(7);
}

function askClient(client: ChildProcess, name: string): Promise<number> {
  return new Promise((told) => {
    client.once("message", (count) => told(Number(count)));
    client.send(name);
  });
}

async function callOverHttp(target: Target): Promise<void> {
  process.on("message", async (name: string) => {
    process.send?.(await run((path, init) => fetch(`${target.url}${path}`, init), target, name));
  });
}

/** Calls for some seconds, eight at a time, and counts. */
async function run(ask: Ask, target: Target, name: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const response = await call(ask, target, name, done);
      await response.arrayBuffer();
      if (response.status >= 300) throw new Error(`${name}: ${response.status}`);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return done;
}

function call(ask: Ask, { token, users, groupId }: Target, name: string, n: number): Promise<Response> {
  const headers = { authorization: `SSWS ${token}`, "content-type": "application/json" };
  const { id = "", login = "" } = users[n % users.length] ?? {};
  switch (name) {
    case "read a user":
      return ask(`/api/v1/users/${id}`, { headers });
    case "change a profile":
      return ask(`/api/v1/users/${id}`, {
        method: "POST",
        headers,
        body: JSON.stringify({ profile: { title: `Title ${n}` } }),
      });
    case "put into a group":
      return ask(`/api/v1/groups/${groupId}/users/${id}`, { method: "PUT", headers, body: "" });
    case "list a user's groups":
      return ask(`/api/v1/users/${id}/groups`, { headers });
    case "page of 200 users":
      return ask("/api/v1/users?limit=200", { headers });
    default:
      return ask(`/api/v1/users?search=${encodeURIComponent(`profile.login eq "${login}"`)}`, { headers });
  }
}
