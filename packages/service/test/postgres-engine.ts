import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ids, LedgerEntry, Ports } from "@tenure/provisioner";
import { type EngineUnderTest, handsInside, type MemoryPorts, type Mortal } from "@tenure/provisioner/testing";
import { openPool, type PostgresStore } from "../src/postgres/open-pool.ts";
import { postgresLedger } from "../src/postgres/postgres-ledger.ts";
import { postgresLocks } from "../src/postgres/postgres-locks.ts";
import { postgresQueue } from "../src/postgres/postgres-queue.ts";
import { postgresValueKeys } from "../src/postgres/postgres-value-keys.ts";
import { sealedLedger } from "../src/sealed-values/sealed-ledger.ts";
import { fileSpool } from "../src/spool/file-spool.ts";
import type { OwnPostgres } from "./a-postgres.ts";

/** Longer than a lease, which is the longest that a dead worker keeps something. */
export const LEASES_RUN_OUT = 11 * 60;

/** Databases of one server for stories that begin with a ledger, and are lived through many times. */
export interface StoryDatabases {
  /** A database that holds what the ledger of a story holds in the beginning. */
  begin(entries: readonly LedgerEntry[]): Promise<StoryDatabase>;
  close(): Promise<void>;
}

/** One story's database; given back, it is used again for another. */
export interface StoryDatabase {
  readonly url: string;
  readonly store: PostgresStore;
  /** A folder of the story's own for evidence that waits. */
  readonly spool: string;
  giveBack(): void;
}

type Opened = Omit<StoryDatabase, "giveBack">;

/** Keeps databases for stories: what a story begins with is written once, and copied from then on. */
export function storyDatabases(server: OwnPostgres): StoryDatabases {
  const folder = mkdtempSync(join(tmpdir(), "tenure-stories-"));
  const beginnings = new Map<string, Promise<string>>();
  const opened: Opened[] = [];
  const free: Opened[] = [];
  const open = async (): Promise<Opened> => {
    const url = await server.database();
    const one = { url, store: (await openPool(url))._unsafeUnwrap(), spool: join(folder, String(opened.length)) };
    opened.push(one);
    return one;
  };
  const beginning = (entries: readonly LedgerEntry[]): Promise<string> => {
    const name = entries.at(-1)?.hash ?? "";
    const known = beginnings.get(name) ?? write(entries);
    beginnings.set(name, known);
    return known;
  };
  const write = async (entries: readonly LedgerEntry[]) => {
    const { store } = await open();
    const ledger = sealedLedger(postgresLedger(store), postgresValueKeys(store));
    for (const { hash: _, previous: __, seq: ___, ...draft } of entries) (await ledger.append(draft))._unsafeUnwrap();
    const { rows } = await store.pool.query<{ readonly schema: string }>("SELECT current_schema() AS schema");
    return rows[0]?.schema ?? "";
  };
  return {
    begin: async (entries) => {
      const from = await beginning(entries);
      const one = free.pop() ?? (await open());
      await one.store.whole(undefined, (client) =>
        client.query(
          [
            // So that the trigger which keeps a ledger from being emptied lets this one be.
            "SET LOCAL session_replication_role = replica",
            ...["entries", "value_keys", "jobs", "leases", "dead_letters", "locks"].map(
              (table) => `DELETE FROM tenure_${table}`,
            ),
            ...["entries", "value_keys"].map(
              (table) => `INSERT INTO tenure_${table} SELECT * FROM ${from}.tenure_${table}`,
            ),
          ].join(";"),
        ),
      );
      return { ...one, giveBack: () => void free.push(one) };
    },
    close: async () => {
      await Promise.all(opened.map(({ store }) => store.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Stores in PostgreSQL, opened by one process: every one is counted, and can be cut. */
export function storesOn(
  { spool, store }: Pick<Opened, "spool" | "store">,
  ids: Ids,
  through: Mortal["through"],
): Pick<Ports, "ledger" | "spool" | "queue" | "locks"> {
  return {
    ledger: sealedLedger(through("ledger", postgresLedger(store)), through("keys", postgresValueKeys(store))),
    spool: through("spool", fileSpool(spool)),
    queue: through("queue", postgresQueue(store, { newId: ids.next })),
    locks: through("locks", postgresLocks(store)),
  };
}

/** The company of a story, whose stores are in PostgreSQL. */
export function onPostgres(world: MemoryPorts, database: Opened, through: Mortal["through"]): Ports {
  const { clock, desk, directory, ids, mailer, messenger } = world;
  return {
    desk: through("desk", desk),
    directory: through("directory", directory),
    mailer: through("mailer", mailer),
    messenger: through("messenger", messenger),
    ...storesOn(database, ids, through),
    clock,
    ids,
  };
}

const unwrapped: Mortal["through"] = (_, port) => port;

/** Stories on PostgreSQL; their processes are within this one. */
export function postgresEngine(databases: StoryDatabases): EngineUnderTest {
  return {
    restartAfter: LEASES_RUN_OUT,
    open: async (world) => {
      const database = await databases.begin(world.ledger.entries);
      const { ledger, queue } = onPostgres(world, database, unwrapped);
      return {
        ledger,
        tell: async (ticketId) => (await queue.enqueue({ ticketId, reason: "webhook" }))._unsafeUnwrap(),
        start: async (company, cut) => handsInside(company, cut, (through) => onPostgres(world, database, through)),
        nextDue: async () => (await queue.nextDue(world.clock.now()))._unsafeUnwrap(),
        close: async () => database.giveBack(),
      };
    },
  };
}
