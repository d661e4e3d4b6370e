import { readOutline } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import { wasSuperseded } from "../knowledge/was-superseded.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Alert } from "./alert.ts";

/** Somebody who left and can sign in again although no ticket hired them. */
export interface Returned extends Alert {
  readonly accountId: string;
  readonly ticketId: string;
}

/** Kinds that say whether somebody belongs to the company; what else is planned about them says nothing of it. */
const STANDING: ReadonlySet<string> = new Set(["joiner", "rehire", "return", "leaver", "cancellation"]);

/**
 * The ticket that ended an account, while nothing hired its person since: out of what was planned about the account,
 * and how the runs ended. `undefined` where there is none, or it is not done.
 */
export function leftWith(
  entries: readonly LedgerEntry[],
): Pick<LedgerEntry, "ticketId" | "ticketKey" | "hash"> | undefined {
  const plans = entries.flatMap((entry) => {
    const outline = entry.event === "planned" ? readOutline(entry.body) : undefined;
    const stands =
      outline !== undefined &&
      STANDING.has(outline.kind) &&
      !wasSuperseded(entries.filter(({ ticketId }) => ticketId === entry.ticketId));
    return stands ? [{ entry, outline }] : [];
  });
  const last = plans.at(-1);
  if (last?.outline.kind !== "leaver") return undefined;
  const { ticketId } = last.entry;
  const done = entries.findLast(
    (entry) => entry.ticketId === ticketId && entry.event === "run-ended" && text(entry.body, "state") === "done",
  );
  return done;
}

/** Leavers whose account lives again: whoever woke them, it was not a ticket. */
export function findReturned(people: readonly DirectoryPerson[], entries: readonly LedgerEntry[]): readonly Returned[] {
  const byAccount = Map.groupBy(entries, ({ accountId }) => accountId);
  return people
    .filter(({ status }) => status !== "DEPROVISIONED" && status !== "SUSPENDED")
    .flatMap(({ id, login, status }) => {
      const left = leftWith(byAccount.get(id) ?? []);
      if (left === undefined) return [];
      const sentence = `${login} left with ${left.ticketKey} and is ${status} again, although no ticket says so.`;
      const over = `Whoever left with ${left.ticketKey} cannot sign in any more, or a ticket lets them.`;
      return [{ id: `returned:${left.hash}`, accountId: id, ticketId: left.ticketId, sentence, over }];
    });
}
