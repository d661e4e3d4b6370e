import { canonicalJson } from "@tenure/lifecycle-rules";
import type { FiledEntry, Ledger, LedgerDraft, LedgerEntry, LedgerFailure, LedgerQuery } from "@tenure/provisioner";
import { sealEntry, verifyFiled } from "@tenure/provisioner/ledger";
import { ResultAsync } from "neverthrow";
import type { Database } from "./open-database.ts";

/** The ledger in a SQLite file. The file itself refuses to change or delete an entry; the chain shows who got around that. */
export function sqliteLedger({ look, sqlite, whole }: Database): Ledger {
  const last = sqlite.prepare("SELECT entry FROM entries ORDER BY seq DESC LIMIT 1");
  const insert = sqlite.prepare(
    "INSERT INTO entries (seq, at, ticket_id, account_id, person, event, entry) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const named = sqlite.prepare("SELECT entry FROM entries WHERE json_extract(entry, '$.id') = ?");
  const filed = sqlite.prepare("SELECT seq, at, ticket_id, account_id, person, event, entry FROM entries ORDER BY seq");
  const append = (draft: LedgerDraft): Promise<LedgerEntry> =>
    whole(() => {
      const { accountId = null, at, event, person = null, ticketId } = draft;
      const known = draft.id === undefined ? undefined : named.get(draft.id);
      if (known !== undefined) return entryOf(known);
      const before = last.get();
      const entry = sealEntry(draft, before === undefined ? undefined : entryOf(before));
      insert.run(entry.seq, at, ticketId, accountId, person, event, canonicalJson(entry));
      return entry;
    });
  const read = (query: LedgerQuery): readonly LedgerEntry[] => {
    const { values, where } = conditions(query);
    return sqlite
      .prepare(`SELECT entry FROM entries ${where} ORDER BY seq`)
      .all(...values)
      .map(entryOf);
  };
  return {
    append: (draft) => inTime(() => append(draft)),
    read: (query) => inTime(() => look(() => read(query))),
    verify: () => inTime(() => look(() => verifyFiled(filed.all().map(filedOf)))),
  };
}

const entryOf = (row: Readonly<Record<string, unknown>>): LedgerEntry =>
  JSON.parse(String(row["entry"])) as LedgerEntry;

function filedOf(row: Readonly<Record<string, unknown>>): FiledEntry {
  const orNull = (name: string) => (row[name] === null ? null : String(row[name]));
  return {
    entry: String(row["entry"]),
    seq: Number(row["seq"]),
    at: String(row["at"]),
    ticketId: String(row["ticket_id"]),
    accountId: orNull("account_id"),
    person: orNull("person"),
    event: String(row["event"]),
  };
}

function conditions({ accountId, events, newest, person, since, ticketId }: LedgerQuery) {
  const parts = [
    ...(ticketId === undefined ? [] : [["ticket_id = ?", [ticketId]] as const]),
    ...(accountId === undefined ? [] : [["account_id = ?", [accountId]] as const]),
    ...(person === undefined ? [] : [["person = ?", [person]] as const]),
    ...(events === undefined ? [] : [[`event IN (${events.map(() => "?").join(", ")})`, events] as const]),
    ...(since === undefined ? [] : [["at >= ?", [since]] as const]),
  ];
  const where = parts.length === 0 ? "" : `WHERE ${parts.map(([condition]) => condition).join(" AND ")}`;
  return {
    where: newest === undefined ? where : `WHERE seq IN (SELECT max(seq) FROM entries ${where} GROUP BY ticket_id)`,
    values: parts.flatMap(([, values]) => [...values]),
  };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, LedgerFailure> {
  return ResultAsync.fromThrowable(work, (): LedgerFailure => {
    return { kind: "ledger-failure", retryable: true, sentence: "The ledger's store could not be used." };
  })();
}
