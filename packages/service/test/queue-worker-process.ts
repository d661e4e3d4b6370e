import { once } from "node:events";
import { setTimeout as rest } from "node:timers/promises";
import type { Instant } from "@tenure/lifecycle-rules";
import { forms, table } from "@tenure-examples/jupiter";
import { createTenure } from "../src/compose/create-tenure.ts";
import { readConfig } from "../src/config/read-config.ts";
import { serveRestate } from "../src/restate.ts";
import type { Tenure } from "../src/tenure.ts";

// One of several workers on one store. Works the queue until nothing is left that is due before `UNTIL`; where there is
// no such instant, or where `INGRESS` is set and it serves Restate, until it is asked to end. Its clock starts at `NOW` and runs `SPEED` times as fast, so
// that leases and locks of the dead run out in a test's time. About to make its change number `KILL_AT` in Okta or Jira,
// it kills itself with SIGKILL: at the second, a plan is half done.
const {
  AT_ONCE = "1",
  INGRESS,
  KILL_AT = "-1",
  NOW = "",
  SPEED = "1",
  SPOOL = "",
  STORE = "",
  UNTIL = "",
} = process.env;

/** What is sent to ask, and changes nothing. */
const ASKING = /\/search|\/oauth2\/|bulkfetch/;
const started = Date.now();
const now = () => new Date(Date.parse(NOW) + (Date.now() - started) * Number(SPEED)).toISOString() as Instant;
let calls = 0;
let changes = 0;
const counted: typeof fetch = async (input, init) => {
  const { method = "GET", url } = input instanceof Request ? input : { ...init, url: String(input) };
  calls += 1;
  if (method !== "GET" && !ASKING.test(url)) changes += 1;
  if (changes === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
  return fetch(input, init);
};

const policy = table._unsafeUnwrap();
const engine = INGRESS === undefined ? {} : { engine: { kind: "restate", ingressUrl: INGRESS } };
const config = readConfig(
  { table: policy, forms, store: STORE, spool: SPOOL, okta: { org: policy.org }, ...engine },
  process.env,
)._unsafeUnwrap();
const tenure = (await createTenure(config, { calls: { fetch: counted }, ports: { clock: { now } } }))._unsafeUnwrap();
await (INGRESS === undefined ? askForWork(tenure) : waitForWork(tenure));
await tenure.close();

async function askForWork({ work }: Tenure): Promise<void> {
  let done = 0;
  let asked = false;
  process.once("SIGTERM", () => {
    asked = true;
  });
  say({ url: null });
  while (!asked) {
    const { nextDue, progress } = (await work())._unsafeUnwrap();
    done += progress.length;
    if (UNTIL !== "" && (nextDue === undefined || nextDue > UNTIL)) break;
    await rest(50);
  }
  say({ calls, done });
}

async function waitForWork({ workOn }: Tenure): Promise<void> {
  let done = 0;
  const counting: Pick<Tenure, "workOn"> = {
    workOn: (lease) =>
      workOn(lease).map((worked) => {
        done += worked.progress.length;
        return worked;
      }),
  };
  const served = await serveRestate(counting, { port: 0, now, atOnce: Number(AT_ONCE), onFailure: () => {} });
  say({ url: served.url });
  await once(process, "SIGTERM");
  await served.stop();
  say({ calls, done });
}

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
