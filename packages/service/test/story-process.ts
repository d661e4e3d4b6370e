import { appendFileSync } from "node:fs";
import type { Instant } from "@tenure/lifecycle-rules";
import { work } from "@tenure/provisioner";
import { countingIds, mortal, SCENARIOS } from "@tenure/provisioner/testing";
import { err, ok, ResultAsync } from "neverthrow";
import { openPool, type PostgresStore } from "../src/postgres/open-pool.ts";
import { storesOn } from "./postgres-engine.ts";
import type { FromStory, ToStory } from "./story-messages.ts";

// A process that works for the company of a story: its stores are in PostgreSQL, and tickets, accounts and mails are its
// parent's, who outlives it. At the call it is told it kills itself with SIGKILL; every SQL statement is a call too.
const { CALLS = "", KILL_CALL, KILL_WHEN, SCENARIO = "", SPOOL = "", STORE = "" } = process.env;

const cut =
  KILL_CALL === undefined
    ? undefined
    : { call: Number(KILL_CALL), when: KILL_WHEN === "after" ? ("after" as const) : ("before" as const) };
const { through } = mortal(
  cut,
  (name) => appendFileSync(CALLS, `${name}\n`),
  () => process.kill(process.pid, "SIGKILL"),
);
const company = SCENARIOS.find(({ name }) => name === SCENARIO)?.company;
if (company === undefined) throw new Error(`there is no story "${SCENARIO}"`);

const asked = new Map<number, (answer: Extract<ToStory, { kind: "answer" }>) => void>();
const say = (message: FromStory) => process.send?.(message);

/** A port of the parent's. */
function outside<P extends object>(port: "desk" | "directory" | "mailer" | "messenger"): P {
  const call =
    (method: string | symbol) =>
    (...args: readonly unknown[]) => {
      const id = asked.size;
      const answer = new Promise<Extract<ToStory, { kind: "answer" }>>((settle) => asked.set(id, settle));
      say({ kind: "call", id, port, method: String(method), args });
      return new ResultAsync(answer.then(({ failed, value }) => (failed ? err(value) : ok(value))));
    };
  return new Proxy({} as P, { get: (_, method) => call(method) });
}

/** The same store, with each statement counted. */
function counted({ close, pool, whole }: PostgresStore): PostgresStore {
  return {
    pool: through("sql", pool),
    whole: (turn, inside) => whole(turn, (client) => inside(through("sql", client))),
    close,
  };
}

let now = "" as Instant;
const store = counted((await openPool(STORE))._unsafeUnwrap());
const ids = countingIds(`process-${process.pid}`);
const ports = {
  ...storesOn({ store, spool: SPOOL }, ids, through),
  desk: through("desk", outside<never>("desk")),
  directory: through("directory", outside<never>("directory")),
  mailer: through("mailer", outside<never>("mailer")),
  messenger: through("messenger", outside<never>("messenger")),
  clock: { now: () => now },
  ids,
};
process.on("message", async (message: ToStory) => {
  if (message.kind === "answer") {
    asked.get(message.id)?.(message);
    return;
  }
  now = message.now;
  say({ kind: "worked", nextDue: (await work(ports, company))._unsafeUnwrap().nextDue });
});
process.once("disconnect", () => process.exit(0));
say({ kind: "ready" });
