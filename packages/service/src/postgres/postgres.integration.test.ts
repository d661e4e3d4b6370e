import { aDraft, countingIds, describeLedger, describeLocks, describeWorkQueue } from "@tenure/provisioner/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aPostgres, type OwnPostgres } from "../../test/a-postgres.ts";
import { openPool } from "./open-pool.ts";
import { postgresDeliveries } from "./postgres-deliveries.ts";
import { postgresLedger } from "./postgres-ledger.ts";
import { postgresLocks } from "./postgres-locks.ts";
import { postgresQueue } from "./postgres-queue.ts";
import { postgresValueKeys } from "./postgres-value-keys.ts";

let server: OwnPostgres;
beforeAll(async () => {
  server = await aPostgres();
}, 60_000);
afterAll(() => server?.stop());

async function open(url: string) {
  const store = (await openPool(url))._unsafeUnwrap();
  onTestFinished(() => store.close());
  return store;
}

const newId = countingIds("lease").next;

describeLedger("postgresLedger", async () => {
  const url = await server.database();
  return { ledger: postgresLedger(await open(url)), reopen: async () => postgresLedger(await open(url)) };
});
describeWorkQueue("postgresQueue", async () => {
  const url = await server.database();
  const options = { newId };
  return {
    queue: postgresQueue(await open(url), options),
    reopen: async () => postgresQueue(await open(url), options),
  };
});
describeLocks("postgresLocks", async () => {
  const url = await server.database();
  return { locks: postgresLocks(await open(url)), reopen: async () => postgresLocks(await open(url)) };
});

describe("openPool", () => {
  it("lets two processes that start at once make the tables once", async () => {
    const url = await server.database();

    const opened = await Promise.all([openPool(url), openPool(url), openPool(url)]);
    await Promise.all(opened.map((store) => store.map(({ close }) => close())));

    expect(opened.map((store) => store.isOk())).toEqual([true, true, true]);
  });

  it("makes one chain of what several processes write at once", async () => {
    const url = await server.database();
    const ledgers = [postgresLedger(await open(url)), postgresLedger(await open(url))];

    await Promise.all(Array.from({ length: 20 }, (_, at) => ledgers[at % 2]?.append(aDraft({ runId: `run-${at}` }))));

    expect((await ledgers[0]?.verify())?._unsafeUnwrap()).toMatchObject({ kind: "intact", entries: 20 });
  });

  it("refuses to change, delete or empty the ledger", async () => {
    const store = await open(await server.database());
    await postgresLedger(store).append(aDraft());

    for (const statement of ["DELETE FROM", "UPDATE", "TRUNCATE"]) {
      const rest = statement === "UPDATE" ? "SET event = 'held'" : "";
      await expect(store.pool.query(`${statement} tenure_entries ${rest}`)).rejects.toThrow("append-only");
    }
  });

  it("survives a connection that is cut in the middle of a transaction, and undoes it", async () => {
    const store = await open(await server.database());
    const ledger = postgresLedger(store);

    const cut = store.whole("ledger", async (client) => {
      await client.query("INSERT INTO tenure_dead_letters VALUES ('1', 'r', false, 1, 'a', 's')");
      const { rows } = await client.query<{ readonly pid: number }>("SELECT pg_backend_pid() AS pid");
      await store.pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
      return client.query("SELECT 1");
    });

    await expect(cut).rejects.toThrow();
    expect((await ledger.append(aDraft())).isOk()).toBe(true);
    expect((await postgresQueue(store, { newId }).deadLetters())._unsafeUnwrap()).toEqual([]);
  });

  it("makes one key for a ticket, whoever asks, and forgets it", async () => {
    const address = await server.database();
    const [one, two] = [postgresValueKeys(await open(address)), postgresValueKeys(await open(address))];

    const made = await Promise.all([one, two, one].map((keys) => keys.make("10001")));

    const [key] = made.map((result) => result._unsafeUnwrap());
    expect(key).toHaveLength(32);
    expect(made.map((result) => result._unsafeUnwrap())).toEqual([key, key, key]);
    expect((await two.find("10001"))._unsafeUnwrap()).toEqual(key);
    await two.forget("10001");
    await two.forget("10001");
    expect((await one.find("10001"))._unsafeUnwrap()).toBeUndefined();
  });

  it("remembers a delivery, and forgets it in time", async () => {
    const deliveries = postgresDeliveries(await open(await server.database()));
    const at = (day: number) => `2027-03-0${day}T00:00:00.000Z` as never;
    await deliveries.remember("a", at(1), at(1));

    expect((await deliveries.knows("a"))._unsafeUnwrap()).toBe(true);
    await deliveries.remember("b", at(5), at(2));
    expect((await deliveries.knows("a"))._unsafeUnwrap()).toBe(false);
  });

  it("says in one sentence that there is no server, without the password", async () => {
    const failure = (await openPool("postgres://tenure:hunter2@127.0.0.1:9/none"))._unsafeUnwrapErr();

    expect(failure.kind).toBe("store-unavailable");
    expect(JSON.stringify(failure)).not.toContain("hunter2");
  });

  it("answers with a failure when the server is away, and does not throw", async () => {
    const store = await open(await server.database());
    await store.close();

    expect((await postgresLedger(store).read({}))._unsafeUnwrapErr()).toMatchObject({ kind: "ledger-failure" });
  });
});
