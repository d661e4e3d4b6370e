import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Company } from "@tenure/provisioner";
import {
  type Cut,
  type EngineUnderTest,
  type Hands,
  handsInside,
  type MemoryPorts,
  SCENARIOS,
} from "@tenure/provisioner/testing";
import type { Result } from "neverthrow";
import { LEASES_RUN_OUT, onPostgres, type StoryDatabase, type StoryDatabases } from "./postgres-engine.ts";
import type { FromStory, ToStory } from "./story-messages.ts";

const program = fileURLToPath(new URL("./story-process.ts", import.meta.url));

/** Stories on PostgreSQL whose first process is one of its own, killed with kill -9; who comes after it is not cut. */
export function killedEngine(databases: StoryDatabases): EngineUnderTest {
  return {
    restartAfter: LEASES_RUN_OUT,
    open: async (world) => {
      const database = await databases.begin(world.ledger.entries);
      const own = onPostgres(world, database, (_, port) => port);
      let first: Child | undefined;
      return {
        ledger: own.ledger,
        tell: async (ticketId) => (await own.queue.enqueue({ ticketId, reason: "webhook" }))._unsafeUnwrap(),
        start: async (company, cut) => {
          if (first !== undefined) return handsInside(company, undefined, () => own);
          first = await aChild(world, database, company, cut);
          return first;
        },
        nextDue: async () => (await own.queue.nextDue(world.clock.now()))._unsafeUnwrap(),
        close: async () => {
          await first?.end();
          database.giveBack();
        },
      };
    },
  };
}

interface Child extends Hands {
  end(): Promise<void>;
}

async function aChild(
  world: MemoryPorts,
  { spool, url }: StoryDatabase,
  company: Company,
  cut: Cut | undefined,
): Promise<Child> {
  const folder = mkdtempSync(join(tmpdir(), "tenure-story-"));
  const calls = join(folder, "calls");
  writeFileSync(calls, "");
  const child = fork(program, {
    execArgv: ["--conditions=@tenure/source"],
    serialization: "advanced",
    env: {
      ...process.env,
      SCENARIO: SCENARIOS.find((scenario) => scenario.company === company)?.name,
      CALLS: calls,
      STORE: url,
      SPOOL: spool,
      ...(cut === undefined ? {} : { KILL_CALL: String(cut.call), KILL_WHEN: cut.when }),
    },
  });
  const ended = new Promise<NodeJS.Signals | null>((settle) => child.once("exit", (_code, signal) => settle(signal)));
  const ready = Promise.withResolvers<void>();
  let worked = Promise.withResolvers<Extract<FromStory, { kind: "worked" }>>();
  const tell = (message: ToStory) => void (child.connected && child.send(message, () => {}));
  child.on("message", async (message: FromStory) => {
    if (message.kind === "ready") ready.resolve();
    else if (message.kind === "worked") worked.resolve(message);
    else {
      const port = world[message.port];
      const method: unknown = Reflect.get(port, message.method);
      if (typeof method !== "function") return;
      const result: Result<unknown, unknown> = await Reflect.apply(method, port, message.args);
      tell({
        kind: "answer",
        id: message.id,
        failed: result.isErr(),
        value: result.match(
          (value) => value,
          (failure) => failure,
        ),
      });
    }
  });
  await Promise.race([ready.promise, ended]);
  return {
    get calls() {
      return readFileSync(calls, "utf8").trim().split("\n");
    },
    work: async () => {
      worked = Promise.withResolvers();
      tell({ kind: "work", now: world.clock.now() });
      const outcome = await Promise.race([worked.promise, ended]);
      if (outcome !== null && typeof outcome === "object") return { died: false, nextDue: outcome.nextDue };
      if (outcome !== "SIGKILL") throw new Error(`the process of the story ended by itself (${outcome})`);
      return { died: true };
    },
    end: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
