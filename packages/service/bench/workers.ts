// How many hires a minute one to four worker processes bring to their first stop, on PostgreSQL alone and on Restate,
// with Okta and Jira as slow as they are. In turns, so that a busy machine is busy for all.
// `pnpm --filter @tenure/service bench:workers`; HIRES, WORKERS, OKTA_MS and JIRA_MS change what is asked.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { type Sandbox, startSandbox } from "@tenure/sandbox";
import { fields, jiraSeed, loginOf, oktaSeed, people, table } from "@tenure-examples/jupiter";
import { openPool } from "../src/postgres/open-pool.ts";
import { postgresLedger } from "../src/postgres/postgres-ledger.ts";
import { postgresQueue } from "../src/postgres/postgres-queue.ts";
import { restateIngress } from "../src/restate/ingress.ts";
import { restateQueue } from "../src/restate/restate-queue.ts";
import { aBalancer } from "../test/a-balancer.ts";
import { aPostgres } from "../test/a-postgres.ts";
import { aRestate } from "../test/a-restate.ts";
import { aWorker } from "../test/a-worker.ts";
import { environmentOf } from "../test/environment-of.ts";
import { hire } from "../test/tickets.ts";

const HIRES = Number(process.env["HIRES"] ?? 24);
const OKTA_MS = Number(process.env["OKTA_MS"] ?? 120);
const JIRA_MS = Number(process.env["JIRA_MS"] ?? 200);
const WORKERS = (process.env["WORKERS"] ?? "1,2,3,4").split(",").map(Number);
/** The account is made, and its tasks are not. */
const MID_PLAN = "2";
const ENGINES = {
  "PostgreSQL, one ticket at a time": undefined,
  "Restate, one ticket at a time": 1,
  "Restate, four tickets at a time": 4,
} as const;

const policy = table._unsafeUnwrap();
const postgres = await aPostgres();
const spool = mkdtempSync(join(tmpdir(), "tenure-spool-"));
const rows: { readonly name: string; readonly perMinute: number[]; readonly shares: string[] }[] = [];
for (const [name, atOnce] of Object.entries(ENGINES)) {
  const row = { name, perMinute: [] as number[], shares: [] as string[] };
  for (const workers of WORKERS) {
    const { seconds, shared } = await measure(workers, atOnce);
    row.perMinute.push((HIRES * 60) / seconds);
    row.shares.push(shared.join("+"));
  }
  rows.push(row);
}
const [whole, killed] = [await measure(2, 1), await measure(2, 1, MID_PLAN)];
await postgres.stop();
rmSync(spool, { recursive: true, force: true });

console.log(`${HIRES} hires, ${OKTA_MS} ms for each call of Okta, ${JIRA_MS} ms for each of Jira; hires a minute\n`);
console.log(
  ["".padEnd(34), ...WORKERS.map((count) => `${count} worker${count === 1 ? "" : "s"}`.padStart(18))].join(""),
);
for (const { name, perMinute, shares } of rows) {
  const cells = perMinute.map((rate) => `${rate.toFixed(0)} (×${(rate / (perMinute[0] ?? 1)).toFixed(2)})`);
  console.log([name.padEnd(34), ...cells.map((cell) => cell.padStart(18))].join(""));
  console.log(["  tickets, shared".padEnd(34), ...shares.map((cell) => cell.padStart(18))].join(""));
}

console.log(
  `\nRestate, two workers: all prepared after ${whole.seconds.toFixed(0)} s; with one killed (kill -9) in mid-plan, after ${killed.seconds.toFixed(0)} s`,
);

/** From the first job that is handed over to the last hire that is prepared. */
async function measure(count: number, atOnce: number | undefined, killAt = "-1") {
  const url = await postgres.database();
  const restate = atOnce === undefined ? undefined : await aRestate();
  const sandbox = await aSlowWorld();
  const { OKTA_CLIENT_ID: _, OKTA_PRIVATE_KEY: __, ...environment } = environmentOf(sandbox);
  const env = {
    ...environment,
    // With a token of the simpler kind: nobody's clock is a second late for it.
    OKTA_API_TOKEN: sandbox.okta.apiToken,
    STORE: url,
    SPOOL: spool,
    NOW: sandbox.clock.iso(),
    ...(restate === undefined ? {} : { INGRESS: restate.ingressUrl, AT_ONCE: String(atOnce) }),
  };
  const workers = Array.from({ length: count }, (_, at) => aWorker(at === 0 ? { ...env, KILL_AT: killAt } : env));
  const urls = await Promise.all(workers.map((worker) => worker.url));
  const balancer = restate === undefined ? undefined : await aBalancer(urls);
  if (balancer !== undefined) await restate?.register(balancer.url);
  const store = (await openPool(url))._unsafeUnwrap();
  const queue =
    restate === undefined
      ? postgresQueue(store, { newId: () => "" })
      : restateQueue(restateIngress({ ingressUrl: restate.ingressUrl }));
  const ledger = postgresLedger(store);
  const prepared = async () => {
    const ended = (await ledger.read({ events: ["run-ended"] }))._unsafeUnwrap();
    return new Set(ended.map(({ ticketId }) => ticketId)).size;
  };
  const tickets = sandbox.jira.state.issues().map(({ id }) => id);

  const begun = performance.now();
  await Promise.all(tickets.map((ticketId) => queue.enqueue({ ticketId, reason: "webhook" })));
  while ((await prepared()) < HIRES) await rest(50);
  const seconds = (performance.now() - begun) / 1000;

  for (const worker of workers) worker.stop();
  const ended = await Promise.all(workers.map((worker) => worker.ended));
  balancer?.stop();
  await restate?.stop();
  await store.close();
  await sandbox.close();
  return { seconds, shared: ended.map(({ said }) => said?.done ?? 0) };
}

/** Jupiter with hires filed, whose Okta and Jira take their time. */
async function aSlowWorld(): Promise<Sandbox> {
  const okta = { ...oktaSeed(policy), settings: { rateLimits: "off" as const } };
  const sandbox = await startSandbox({
    clock: "real",
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta, jira: jiraSeed() },
  });
  for (let at = 0; at < HIRES; at += 1) {
    const name = `${String.fromCharCode(65 + (at % 26))}${"a".repeat(1 + Math.floor(at / 26))}na`;
    await sandbox.jira.people.file({
      requestType: "11",
      by: loginOf(people.samuel),
      fields: { ...hire, [fields.givenName.id]: name, [fields.employeeNumber.id]: `J-9${String(at).padStart(3, "0")}` },
    });
  }
  sandbox.faults.add({ vendor: "okta", effect: { kind: "slow", ms: OKTA_MS } });
  sandbox.faults.add({ vendor: "jira", effect: { kind: "slow", ms: JIRA_MS } });
  return sandbox;
}
