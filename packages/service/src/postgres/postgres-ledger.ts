import { canonicalJson } from "@tenure/lifecycle-rules";
import type { FiledEntry, Ledger, LedgerDraft, LedgerEntry, LedgerFailure, LedgerQuery } from "@tenure/provisioner";
import { sealEntry, verifyFiled } from "@tenure/provisioner/ledger";
import { ResultAsync } from "neverthrow";
import type { PostgresStore } from "./open-pool.ts";

/** The ledger in PostgreSQL, one chain for all machines: entries are sealed one after the other, whoever makes them. */
export function postgresLedger({ pool, whole }: PostgresStore): Ledger {
  const append = (draft: LedgerDraft): Promise<LedgerEntry> =>
    whole("ledger", async (client) => {
      const { accountId = null, at, event, person = null, ticketId } = draft;
      if (draft.id !== undefined) {
        const named = await client.query<Row>("SELECT entry FROM tenure_entries WHERE entry::json ->> 'id' = $1", [
          draft.id,
        ]);
        const known = named.rows.map(entryOf)[0];
        if (known !== undefined) return known;
      }
      const last = await client.query<Row>("SELECT entry FROM tenure_entries ORDER BY seq DESC LIMIT 1");
      const entry = sealEntry(draft, last.rows.map(entryOf)[0]);
      await client.query(
        "INSERT INTO tenure_entries (seq, at, ticket_id, account_id, person, event, entry) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [entry.seq, at, ticketId, accountId, person, event, canonicalJson(entry)],
      );
      return entry;
    });
  const read = async (query: LedgerQuery): Promise<readonly LedgerEntry[]> => {
    const { values, where } = conditions(query);
    const { rows } = await pool.query<Row>(`SELECT entry FROM tenure_entries ${where} ORDER BY seq`, values);
    return rows.map(entryOf);
  };
  return {
    append: (draft) => inTime(() => append(draft)),
    read: (query) => inTime(() => read(query)),
    verify: () => inTime(async () => verifyFiled((await pool.query<FiledRow>(FILED)).rows.map(filedOf))),
  };
}

interface Row {
  readonly entry: string;
}

interface FiledRow extends Omit<FiledEntry, "seq"> {
  /** As text: the driver reads large numbers so. */
  readonly seq: string;
}

const FILED = `SELECT seq::text, at, ticket_id AS "ticketId", account_id AS "accountId", person, event, entry
  FROM tenure_entries ORDER BY tenure_entries.seq`;

const filedOf = (row: FiledRow): FiledEntry => ({ ...row, seq: Number(row.seq) });

const entryOf = ({ entry }: Row): LedgerEntry => JSON.parse(entry) as LedgerEntry;

function conditions({ accountId, events, newest, person, since, ticketId }: LedgerQuery) {
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (condition: (place: string) => string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    parts.push(condition(`$${values.length}`));
  };
  add((place) => `ticket_id = ${place}`, ticketId);
  add((place) => `account_id = ${place}`, accountId);
  add((place) => `person = ${place}`, person);
  add((place) => `event = ANY(${place}::text[])`, events);
  add((place) => `at >= ${place}`, since);
  const where = parts.length === 0 ? "" : `WHERE ${parts.join(" AND ")}`;
  if (newest === undefined) return { values, where };
  return { values, where: `WHERE seq IN (SELECT max(seq) FROM tenure_entries ${where} GROUP BY ticket_id)` };
}

function inTime<T>(work: () => Promise<T>): ResultAsync<T, LedgerFailure> {
  return ResultAsync.fromThrowable(work, (): LedgerFailure => {
    return { kind: "ledger-failure", retryable: true, sentence: "The ledger's database could not be used." };
  })();
}
