import type { Lease, Locks, Ports, WorkQueue } from "@tenure/provisioner";
import { type EngineUnderTest, type MemoryPorts, type Mortal, mortal } from "@tenure/provisioner/testing";
import * as z from "zod";
import type { Settlement } from "../src/engine/settlement.ts";
import { workOn } from "../src/engine/work-on.ts";
import { type Ingress, restateIngress } from "../src/restate/ingress.ts";
import { TICKETS } from "../src/restate/object-names.ts";
import { restateLocks } from "../src/restate/restate-locks.ts";
import { restateQueue } from "../src/restate/restate-queue.ts";
import { AT_ONCE, earliest, type WaitingJob } from "../src/restate/waiting.ts";
import { serveTickets } from "./a-hand.ts";
import { aRestate, type OwnRestate } from "./a-restate.ts";
import { LEASES_RUN_OUT, onPostgres, type StoryDatabases } from "./postgres-engine.ts";

type Work = (lease: Lease) => Promise<Settlement>;

/** A Restate server with one address of workers behind it: one story after the other is lived through there. */
export interface RestateLane {
  readonly restate: OwnRestate;
  /** The story that is lived through now. */
  begin(story: Story): void;
  /** A worker is there, and does what is brought. */
  live(work: Work): void;
  /** The worker breaks its connections and says nothing more; what is brought waits for the next one. */
  die(): void;
  stop(): Promise<void>;
}

interface Story extends Pick<MemoryPorts, "clock"> {
  /** Comes before every key, so that stories do not meet. */
  readonly prefix: string;
}

/** Starts a server, and serves it. */
export async function aRestateLane(): Promise<RestateLane> {
  const restate = await aRestate();
  let story: Story | undefined;
  let working = Promise.withResolvers<Work>();
  const { stop, url, vanish } = await serveTickets({
    now: () => story?.clock.now() ?? AT_ONCE,
    workOn: async (lease) => {
      const { prefix = "" } = story ?? {};
      // A timer of an earlier story finds nothing to do, or it was left there.
      if (!lease.ticketId.startsWith(prefix)) return { kind: "settled" };
      const work = await working.promise;
      return work({ ...lease, ticketId: lease.ticketId.slice(prefix.length) });
    },
  });
  await restate.register(url);
  return {
    restate,
    begin: (next) => {
      story = next;
    },
    live: (work) => {
      // Whoever waits for a worker is given this one, and so is who comes later.
      working.resolve(work);
      working = Promise.withResolvers<Work>();
      working.resolve(work);
    },
    die: () => {
      working = Promise.withResolvers<Work>();
      vanish();
    },
    stop: async () => {
      stop();
      await restate.stop();
    },
  };
}

/** Stories on Restate, with their ledger in PostgreSQL: Restate brings the work, and brings it again when a worker dies. */
export function restateEngine(lanes: readonly RestateLane[], databases: StoryDatabases): EngineUnderTest {
  const free = [...lanes];
  let stories = 0;
  return {
    restartAfter: LEASES_RUN_OUT,
    open: async (world) => {
      const lane = free.pop();
      if (lane === undefined) throw new Error("more stories at once than Restate servers");
      stories += 1;
      const prefix = `story-${stories}-`;
      const { clock, desk, ids } = world;
      lane.begin({ clock, prefix });
      const database = await databases.begin(world.ledger.entries);
      const ingress = restateIngress(lane.restate);
      const queue = prefixedQueue(restateQueue(ingress), prefix);
      const locks = prefixedLocks(restateLocks(ingress, ids.next), prefix);
      const portsOf = (through: Mortal["through"]): Ports => ({
        ...onPostgres(world, database, through),
        queue: through("queue", queue),
        locks: through("locks", locks),
      });
      let runs = 0;
      /** Until nothing is due any more: what a look enqueues comes before the next look at the same ticket. */
      const lookUntilNothingIsDue = async () => {
        for (let before = -1; before < runs; ) {
          before = runs;
          for (const ticketId of desk.tickets.keys()) await look(ingress, prefix + ticketId);
        }
      };
      const nextDue = async () => earliest(await waitingIn(lane.restate, prefix));
      return {
        ledger: portsOf((_, port) => port).ledger,
        tell: async (ticketId) => (await queue.enqueue({ ticketId, reason: "webhook" }))._unsafeUnwrap(),
        start: async (company, cut) => {
          const { calls, dead, through } = mortal(cut);
          const ports = portsOf(through);
          lane.live(async (lease) => {
            runs += 1;
            return (await workOn(ports, company, lease))._unsafeUnwrap().settlement;
          });
          const died = dead.then(() => {
            lane.die();
            return "dead" as const;
          });
          return {
            calls,
            work: async () =>
              (await Promise.race([lookUntilNothingIsDue(), died])) === "dead"
                ? { died: true }
                : { died: false, nextDue: await nextDue() },
          };
        },
        nextDue,
        close: async () => {
          database.giveBack();
          free.push(lane);
        },
      };
    },
  };
}

/** Has a ticket looked at, as a timer of Restate does, and waits until that is over. */
async function look(ingress: Ingress, key: string): Promise<void> {
  const wake = { object: TICKETS, key, handler: "look", body: { due: AT_ONCE } };
  (await ingress.ask(wake, z.unknown()))._unsafeUnwrap();
}

/** Jobs that wait in the objects of a story's tickets. */
async function waitingIn(restate: OwnRestate, prefix: string): Promise<readonly WaitingJob[]> {
  const rows = await restate.query(
    `SELECT service_key, value_utf8 FROM state WHERE service_name = '${TICKETS}' AND key = 'waiting'`,
  );
  return rows
    .filter((row) => String(row["service_key"]).startsWith(prefix))
    .flatMap((row): readonly WaitingJob[] => JSON.parse(String(row["value_utf8"])));
}

function prefixedQueue(queue: WorkQueue, prefix: string): WorkQueue {
  return { ...queue, enqueue: (job, due) => queue.enqueue({ ...job, ticketId: prefix + job.ticketId }, due) };
}

function prefixedLocks({ release, renew, take }: Locks, prefix: string): Locks {
  return {
    take: (key, now, until) =>
      take(prefix + key, now, until).map((lock) => (lock === undefined ? undefined : { ...lock, key })),
    renew: (lock, until) =>
      renew({ ...lock, key: prefix + lock.key }, until).map((renewed) =>
        renewed === undefined ? undefined : { ...renewed, key: lock.key },
      ),
    release: (lock) => release({ ...lock, key: prefix + lock.key }),
  };
}
