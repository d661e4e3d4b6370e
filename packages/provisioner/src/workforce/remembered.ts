import type { ExtraAccess, Instant } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import { text } from "../json.ts";
import { extraAccess, personHistory } from "../knowledge/person-history.ts";
import { accountKey } from "../knowledge/person-key.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerEntry, LedgerEvent } from "../ports/ledger.ts";
import { WORKFORCE_TICKETS } from "./workforce-ticket.ts";

/** What the ledger knows of one person, as far as a comparison needs it. */
export interface Remembered {
  /** Groups and applications we gave and did not take since. */
  readonly given: ReadonlySet<string>;
  /** What a review took, and nobody gave since: not to be given again because a row says so. */
  readonly denied: ReadonlySet<string>;
  readonly extra: readonly ExtraAccess[];
  readonly hasLeft: boolean;
  /** Some ticket was about this person. */
  readonly hasTickets: boolean;
}

/** Events a comparison remembers people by. */
export const REMEMBERED: readonly LedgerEvent[] = [
  "planned",
  "step-started",
  "step-confirmed",
  "account-deleted",
  "step-failed",
  "run-ended",
];

const NOTHING: Remembered = { given: new Set(), denied: new Set(), extra: [], hasLeft: false, hasTickets: false };

/** Sorts entries by person once, so that a whole company can be asked about: by account, and by number or login. */
export function rememberedBy(
  entries: readonly LedgerEntry[],
  org: string,
): (person: Pick<DirectoryPerson, "id" | "login" | "profile">) => Remembered {
  const byAccount = Map.groupBy(entries, ({ accountId }) => accountId);
  const byPerson = Map.groupBy(entries, ({ person }) => person);
  byPerson.delete(undefined);
  return (person) => {
    const ofAccount = byAccount.get(person.id) ?? [];
    const ofPerson = byPerson.size === 0 ? [] : (byPerson.get(accountKey(org, person)) ?? []);
    if (ofAccount.length === 0 && ofPerson.length === 0) return NOTHING;
    const own = [...new Map([...ofPerson, ...ofAccount].map((entry) => [entry.seq, entry])).values()].toSorted(
      (a, b) => a.seq - b.seq,
    );
    const history = personHistory(own);
    return {
      given: history.ours,
      denied: deniedIn(own),
      extra: extraAccess(history),
      hasLeft: leftAt(own) !== undefined,
      hasTickets: own.some(({ ticketId }) => ticketId !== "" && !isOfWorkforce(ticketId)),
    };
  };
}

function deniedIn(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  const denied = new Set<string>();
  for (const entry of entries) {
    if (!isConfirmation(entry)) continue;
    for (const { step } of stepsOf(entry)) {
      const { action } = step;
      const target = "groupId" in action ? action.groupId : "appId" in action ? action.appId : "";
      const takes = action.kind === "remove-from-group" || action.kind === "unassign-application";
      if (takes && entry.ticketId.startsWith("review:")) denied.add(target);
      else denied.delete(target);
    }
  }
  return denied;
}

/** When somebody left, as far as the ledger knows, and nothing since brought them back; `undefined` otherwise. */
export function leftAt(entries: readonly LedgerEntry[]): Instant | undefined {
  const ended = entries.findLast(
    ({ event, body }) => event === "run-ended" && COUNTS.has(text(body, "planKind") ?? ""),
  );
  const isOver =
    ended !== undefined && text(ended.body, "planKind") === "leaver" && text(ended.body, "state") === "done";
  return isOver ? ended.at : undefined;
}

const COUNTS: ReadonlySet<string> = new Set(["leaver", "rehire", "joiner", "cancellation"]);

const isOfWorkforce = (ticketId: string) => WORKFORCE_TICKETS.test(ticketId);
