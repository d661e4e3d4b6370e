import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Sightings } from "./alert.ts";
import { type AlertBook, readBook, turnPage } from "./alert-book.ts";

/** What people were told until now, and what runs want them to know since. */
export interface Memory {
  /** Number of the entry the book was read from, 0 where there is none. */
  readonly page: number;
  readonly book: AlertBook;
  /** What runs entered for people, since the book was written. */
  readonly news: readonly LedgerEntry[];
}

/** Reads what people were told. Without a book what was entered before the last sweep, `lastSwept`, counts as told. */
export function rememberAlerts(ledger: Ports["ledger"], lastSwept: number): ResultAsync<Memory, RunFailure> {
  return safeTry<Memory, RunFailure>(async function* () {
    const [told] = yield* ledger.read({ events: ["told"], newest: "of-each-ticket" }).mapErr(toRunFailure);
    const alerted = yield* ledger.read({ events: ["alerted"] }).mapErr(toRunFailure);
    const book = told === undefined ? { heard: lastSwept, standing: [] } : readBook(told.body);
    return ok({ page: told?.seq ?? 0, book, news: alerted.filter(({ seq }) => seq > book.heard) });
  });
}

/**
 * What people are told now; entered before it is said. Of many workers that sweep in the same moment one enters it, and
 * the others say nothing. Where the ledger takes nothing it is said all the same: twice is better than never.
 */
export async function tellAlerts(
  { clock, ledger }: Ports,
  { alerts = {} }: Company,
  runId: string,
  { book, news, page }: Memory,
  sightings: Sightings,
): Promise<readonly string[]> {
  const at = clock.now();
  const turned = turnPage(book, sightings, at, (alerts.remindAfterHours ?? 24) * 3_600_000);
  const passedOn = news.flatMap(({ body }) => text(body, "sentence") ?? []);
  const sentences = [...passedOn, ...turned.sentences];
  if (sentences.length === 0) return [];
  const heard = Math.max(book.heard, ...news.map(({ seq }) => seq));
  const body = toJson({ ...turned.book, heard, said: turned.said });
  const draft = { id: `told:${page}`, at, ticketId: "", ticketKey: "", runId, actor: "tenure", body } as const;
  const entered = await ledger.append({ ...draft, event: "told" });
  return entered.isOk() && entered.value.runId !== runId ? [] : sentences;
}
