import type { Instant } from "@tenure/lifecycle-rules";
import { forms, table } from "@tenure-examples/jupiter";
import { createTenure } from "../src/compose/create-tenure.ts";
import { readConfig } from "../src/config/read-config.ts";

// A process of its own that applies one ticket, and is killed by its own hand at the call it is told: SIGKILL, so that
// nothing of it runs any more. `KILL_AT` counts calls to Okta and Jira; `KILL_WHEN` is before or after that call.
const { KILL_AT = "0", KILL_WHEN = "before", NOW = "", STORE = "", TICKET = "" } = process.env;

let calls = 0;
const die = () => process.kill(process.pid, "SIGKILL");
const counted: typeof fetch = async (input, init) => {
  calls += 1;
  const isIt = calls === Number(KILL_AT);
  if (isIt && KILL_WHEN === "before") die();
  const response = await fetch(input, init);
  if (isIt) die();
  return response;
};

const policy = table._unsafeUnwrap();
const config = readConfig(
  { table: policy, forms, store: STORE, okta: { org: policy.org } },
  process.env,
)._unsafeUnwrap();
const tenure = (
  await createTenure(config, {
    calls: { fetch: counted, now: () => Date.parse(NOW) },
    ports: { clock: { now: () => NOW as Instant } },
  })
)._unsafeUnwrap();
const applied = await tenure.apply(TICKET);
const verified = await tenure.ledger.verify();
process.stdout.write(
  JSON.stringify({
    calls,
    outcome: applied.match(
      ({ state }) => state,
      ({ kind, sentence }) => `${kind}: ${sentence}`,
    ),
    ledger: verified.map(({ kind }) => kind).unwrapOr("broken"),
  }),
);
await tenure.close();
