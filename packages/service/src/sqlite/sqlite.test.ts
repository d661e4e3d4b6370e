import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anInstant } from "@tenure/lifecycle-rules/testing";
import { aDraft, countingIds, describeLedger, describeLocks, describeWorkQueue } from "@tenure/provisioner/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "./open-database.ts";
import { sqliteLedger } from "./sqlite-ledger.ts";
import { sqliteLocks } from "./sqlite-locks.ts";
import { sqliteQueue } from "./sqlite-queue.ts";
import { sqliteValueKeys } from "./sqlite-value-keys.ts";

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "tenure-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "store.db");
}

function open(file: string) {
  const database = openDatabase(file)._unsafeUnwrap();
  onTestFinished(() => database.close());
  return database;
}

const newId = countingIds("lease").next;

describeLedger("sqliteLedger", async () => {
  const file = aFile();
  return { ledger: sqliteLedger(open(file)), reopen: async () => sqliteLedger(open(file)) };
});
describeWorkQueue("sqliteQueue", async () => {
  const file = aFile();
  return { queue: sqliteQueue(open(file), { newId }), reopen: async () => sqliteQueue(open(file), { newId }) };
});
describeLocks("sqliteLocks", async () => {
  const file = aFile();
  return { locks: sqliteLocks(open(file)), reopen: async () => sqliteLocks(open(file)) };
});

describe("sqliteValueKeys", () => {
  it("leaves a forgotten key neither in the file nor in the log beside it, also where another process reads", async () => {
    const file = aFile();
    const database = open(file);
    const keys = sqliteValueKeys(database);
    const key = Buffer.from((await keys.make("10001"))._unsafeUnwrap()).toString("base64");
    const holds = () => ["", "-wal"].map((end) => readFileSync(file + end).includes(key));
    expect(holds()).toEqual([false, true]);
    const reading = open(file).sqlite;
    reading.exec("BEGIN; SELECT * FROM value_keys");

    const forgotten = keys.forget("10001");
    await new Promise(setImmediate);
    expect(holds()).toContain(true);
    reading.exec("COMMIT");

    expect((await forgotten).isOk()).toBe(true);
    expect(holds()).toEqual([false, false]);
  });
});

describe("openDatabase", () => {
  it("lets nobody but its owner read the file", () => {
    const file = aFile();
    open(file);

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("refuses to change or delete an entry, and finds who got around that", async () => {
    const { sqlite, ...database } = open(aFile());
    const ledger = sqliteLedger({ sqlite, ...database });
    await ledger.append(aDraft());
    await ledger.append(aDraft({ actor: "ana" }));

    expect(() => sqlite.exec("DELETE FROM entries")).toThrow("append-only");
    expect(() => sqlite.exec("UPDATE entries SET event = 'held'")).toThrow("append-only");
    sqlite.exec("DROP TRIGGER entries_as_written");
    sqlite.exec("UPDATE entries SET entry = replace(entry, 'ana', 'eve') WHERE seq = 2");
    expect((await ledger.verify())._unsafeUnwrap()).toMatchObject({ kind: "broken", seq: 2 });
  });

  it.each([
    ["a key that stands there twice", `entry = replace(entry, '"actor":', '"actor":"eve","actor":')`],
    ["blanks that no writer of ours makes", "entry = entry || ' '"],
    ["another ticket to be found by", "ticket_id = '10002'"],
    ["nobody to be found by", "account_id = NULL"],
    ["another event to be found by", "event = 'held'"],
  ])("finds %s, which a reader of parsed entries does not see", async (_, change) => {
    const { sqlite, ...database } = open(aFile());
    const ledger = sqliteLedger({ sqlite, ...database });
    await ledger.append(aDraft());
    await ledger.append(aDraft({ accountId: "00u1" }));
    sqlite.exec("DROP TRIGGER entries_as_written");

    sqlite.exec(`UPDATE entries SET ${change} WHERE seq = 2`);

    expect((await ledger.verify())._unsafeUnwrap()).toMatchObject({ kind: "broken", seq: 2 });
  });

  it("says in one sentence that it cannot be opened", () => {
    expect(openDatabase(join(aFile(), "no", "such", "folder.db"))._unsafeUnwrapErr()).toMatchObject({
      kind: "store-unavailable",
      sentence: expect.stringMatching(/^The store cannot be opened: .+\.$/),
    });
  });

  it("leaves a file alone that is no database, its content and who may read it", () => {
    const file = aFile();
    writeFileSync(file, "somebody else's list of names\n".repeat(100), { mode: 0o644 });
    const before = readFileSync(file, "utf8");

    expect(openDatabase(file)._unsafeUnwrapErr().kind).toBe("store-unavailable");

    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("waits for another process that writes, while everything else goes on, and not for ever", async () => {
    const file = aFile();
    const other = open(file);
    let waited = 0;
    const wait = async () => {
      waited += 1;
      if (waited === 3) other.sqlite.exec("COMMIT");
    };
    const mine = openDatabase(file, { tries: 5, wait })._unsafeUnwrap();
    onTestFinished(() => mine.close());
    const [ledger, locks, queue] = [sqliteLedger(mine), sqliteLocks(mine), sqliteQueue(mine, { newId })];
    other.sqlite.exec("BEGIN IMMEDIATE");

    const [first, second] = await Promise.all([
      ledger.append(aDraft()),
      ledger.append(aDraft({ event: "held" })),
      queue.enqueue({ ticketId: "10001", reason: "webhook" }),
    ]);

    expect([first._unsafeUnwrap().seq, second._unsafeUnwrap().seq, waited]).toEqual([1, 2, 3]);
    other.sqlite.exec("BEGIN IMMEDIATE");
    const late = await locks.release({ key: "k", fence: 1, until: anInstant("2027-03-01T08:00:00Z") });
    expect(late._unsafeUnwrapErr().kind).toBe("lock-failure");
    expect(waited).toBe(3 + 4);
    expect((await ledger.read({}))._unsafeUnwrap()).toHaveLength(2);
  });

  it("answers with a failure once it is closed, and does not throw", async () => {
    const database = open(aFile());
    const ledger = sqliteLedger(database);
    database.close();

    expect((await ledger.read({}))._unsafeUnwrapErr()).toMatchObject({ kind: "ledger-failure", retryable: true });
  });
});
