import { setTimeout as rest } from "node:timers/promises";
import type { Instant } from "@tenure/lifecycle-rules";
import { forms, table } from "@tenure-examples/jupiter";
import { createTenure } from "../src/compose/create-tenure.ts";
import { readConfig } from "../src/config/read-config.ts";

// One of several workers on one store: works the queue until nothing is left that is due before `UNTIL`. Its clock
// starts at `NOW` and runs `SPEED` times as fast, so that leases and locks of the dead run out in a test's time.
// Every call takes `LATENCY_MS` more; at call `KILL_AT` it kills itself with SIGKILL, in mid-plan.
const { KILL_AT = "0", LATENCY_MS = "0", NOW = "", SPEED = "1", STORE = "", UNTIL = "" } = process.env;

const started = Date.now();
const now = () => new Date(Date.parse(NOW) + (Date.now() - started) * Number(SPEED)).toISOString() as Instant;
let calls = 0;
const slow: typeof fetch = async (input, init) => {
  calls += 1;
  if (calls === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
  if (LATENCY_MS !== "0") await rest(Number(LATENCY_MS));
  return fetch(input, init);
};

const policy = table._unsafeUnwrap();
const config = readConfig(
  { table: policy, forms, store: STORE, okta: { org: policy.org } },
  process.env,
)._unsafeUnwrap();
const tenure = (await createTenure(config, { calls: { fetch: slow }, ports: { clock: { now } } }))._unsafeUnwrap();
let done = 0;
const begun = performance.now();
for (;;) {
  const { nextDue, progress } = (await tenure.work())._unsafeUnwrap();
  done += progress.length;
  if (nextDue === undefined || nextDue > UNTIL) break;
  await rest(100);
}
process.stdout.write(JSON.stringify({ calls, done, seconds: (performance.now() - begun) / 1000 }));
await tenure.close();
