import { type Instant, liveRequest, type Observation, type Request } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import { loginDigest } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import { sealEntry } from "../ledger/seal-entry.ts";
import type { LedgerEntry, LedgerFailure, LedgerQuery } from "../ports/ledger.ts";
import type { Sources } from "../ports/ports.ts";

/** What the ledger answered; `away` says why it did not, and that the entries come from the spool alone. */
export interface Recalled {
  readonly entries: readonly LedgerEntry[];
  readonly away?: LedgerFailure;
}

/**
 * Reads the ledger, and what waits in the spool behind it. Where the ledger is away the spool alone answers, so that
 * a containment can go on and knows what it did a minute ago.
 */
export function recall(
  { ledger, spool }: Pick<Sources, "ledger" | "spool">,
  queries: readonly LedgerQuery[],
): ResultAsync<Recalled, never> {
  return safeTry(async function* () {
    const waiting = (await spool.waiting()).unwrapOr([]).map(({ draft }) => sealEntry(draft, undefined));
    const spooled = waiting.filter((entry) => queries.some((query) => matches(entry, query)));
    const found = new Map<number, LedgerEntry>();
    for (const query of queries) {
      const read = await ledger.read(query);
      if (read.isErr()) return ok({ entries: spooled, away: read.error });
      for (const entry of read.value) found.set(entry.seq, entry);
    }
    return ok({ entries: [...[...found.values()].toSorted((a, b) => a.seq - b.seq), ...spooled] });
  });
}

/** Whether an entry is what a query asks for. */
export function matches(entry: Omit<LedgerEntry, "seq" | "previous" | "hash">, query: LedgerQuery): boolean {
  const { ticketId, accountId, person, events, since } = query;
  return (
    (ticketId === undefined || entry.ticketId === ticketId) &&
    (accountId === undefined || entry.accountId === accountId) &&
    (person === undefined || entry.person === person) &&
    (events === undefined || events.includes(entry.event)) &&
    (since === undefined || entry.at >= since)
  );
}

/** Which of the logins a hire may choose from belonged to accounts that we deleted, and since when. */
export function formerLogins(
  ports: Pick<Sources, "ledger" | "spool">,
  request: Request,
  candidates: readonly string[],
): ResultAsync<NonNullable<Observation["formerLogins"]>, never> {
  const { kind } = liveRequest(request);
  if (kind !== "joiner" && kind !== "rehire") return okAsync([]);
  return recall(ports, [{ events: ["account-deleted"] }]).map(({ entries }) => {
    const freed = new Map<string, Instant>(entries.map(({ body, at }) => [text(body, "login") ?? "", at]));
    return candidates.flatMap((login) => {
      const since = freed.get(loginDigest(login));
      return since === undefined ? [] : [{ login, since }];
    });
  });
}
