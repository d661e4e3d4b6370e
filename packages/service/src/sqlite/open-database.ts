import { chmodSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Result } from "neverthrow";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { type TakeTurn, type TurnOptions, takeTurns } from "./take-turns.ts";

/** An open SQLite file; ledger, queue, locks and deliveries share one. */
export interface Database {
  readonly sqlite: DatabaseSync;
  /**
   * Runs work as one transaction that no other process can come between. Waits while another one writes, and may start
   * the work again. Rejects with what the work throws, undone.
   */
  whole<T>(work: () => T): Promise<T>;
  /** Runs a single statement that writes; waits while another process does. */
  single: TakeTurn;
  /** Reads, and waits for no write. */
  look: TakeTurn;
  close(): void;
}

/**
 * Opens the store, and makes it where there is none; `:memory:` for one that nothing outlives.
 *
 * Every commit is on the disk before it is answered (`synchronous=FULL`), and readers never wait for a writer (WAL).
 * Only the owner may read the file: it holds who got what.
 */
export const openDatabase = Result.fromThrowable(open, (cause): StoreUnavailable => {
  const sentence =
    "The store cannot be opened: check that its folder exists and is ours to write, and that it is a Tenure store.";
  return { kind: "store-unavailable", sentence, ...(isPassing(cause) ? { passing: true } : {}) };
});

/** Held by somebody else, or the disk does not answer or is full; a folder that is not there does not pass. */
function isPassing(cause: unknown): boolean {
  const [BUSY, LOCKED, IO_ERROR, FULL] = [5, 6, 10, 13];
  const code = cause instanceof Error && "errcode" in cause ? Number(cause.errcode) & 0xff : 0;
  return [BUSY, LOCKED, IO_ERROR, FULL].includes(code);
}

function open(file: string, turns: TurnOptions = {}): Database {
  // While it is opened nothing else goes on that could be held up.
  const sqlite = new DatabaseSync(file, { timeout: 5_000 });
  try {
    // Reads the head, before anything is changed: a file that is no database is somebody else's and stays as it is.
    sqlite.exec("PRAGMA schema_version");
  } catch (cause) {
    sqlite.close();
    throw cause;
  }
  if (file !== ":memory:") chmodSync(file, 0o600);
  sqlite.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
  );
  const atOnce = <T>(work: () => T): T => {
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      const answer = work();
      sqlite.exec("COMMIT");
      return answer;
    } catch (cause) {
      if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
      throw cause;
    }
  };
  atOnce(() => sqlite.exec(SCHEMA));
  sqlite.exec("PRAGMA busy_timeout = 0");
  const single = takeTurns(turns);
  let open = true;
  return {
    sqlite,
    single,
    look: takeTurns(turns),
    whole: (work) => single(() => atOnce(work)),
    close: () => {
      if (open) sqlite.close();
      open = false;
    },
  };
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS entries (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  account_id TEXT,
  person TEXT,
  event TEXT NOT NULL,
  entry TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS entries_of_ticket ON entries (ticket_id, seq);
CREATE INDEX IF NOT EXISTS entries_of_account ON entries (account_id, seq);
CREATE INDEX IF NOT EXISTS entries_of_person ON entries (person, seq);
CREATE INDEX IF NOT EXISTS entries_by_event ON entries (event, at);
CREATE INDEX IF NOT EXISTS entries_newest ON entries (event, ticket_id, seq);
CREATE UNIQUE INDEX IF NOT EXISTS entries_once ON entries (json_extract(entry, '$.id'));
CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE DELETE ON entries
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_as_written BEFORE UPDATE ON entries
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE IF NOT EXISTS value_keys (
  ticket_id TEXT PRIMARY KEY,
  key TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS jobs (
  id INTEGER PRIMARY KEY,
  ticket_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  not_before TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  lease_id TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS jobs_due ON jobs (lease_id, urgent DESC, not_before, id);
CREATE INDEX IF NOT EXISTS jobs_of_ticket ON jobs (ticket_id, not_before);
CREATE TABLE IF NOT EXISTS leases (
  ticket_id TEXT PRIMARY KEY,
  lease_id TEXT NOT NULL UNIQUE,
  until TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS dead_letters (
  ticket_id TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  at TEXT NOT NULL,
  sentence TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS locks (
  key TEXT PRIMARY KEY,
  fence INTEGER NOT NULL,
  until TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS deliveries (
  identity TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS deliveries_by_age ON deliveries (at);
`;
