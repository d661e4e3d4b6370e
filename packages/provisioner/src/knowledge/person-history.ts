import type { Action, ExtraAccess, OtherTicket } from "@tenure/lifecycle-rules";
import { isConfirmation, isRefusal, stepsOf } from "../evidence/events.ts";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { isAccepted } from "./is-accepted.ts";
import { type TicketHistory, ticketHistory } from "./ticket-history.ts";
import { wasSuperseded } from "./was-superseded.ts";

/** What the ledger tells of one person, over all tickets. */
export interface PersonHistory {
  readonly entries: readonly LedgerEntry[];
  /** Groups and applications we gave and did not take since. Given means begun: whether it is there, the directory says. */
  readonly ours: ReadonlySet<string>;
}

/** Reads a person's history out of their entries. */
export function personHistory(entries: readonly LedgerEntry[]): PersonHistory {
  const given = new Map<string, "begun" | "confirmed">();
  for (const entry of entries) {
    const refused = isRefusal(entry) ? GIVING.exec(text(entry.body, "stepId") ?? "")?.[1] : undefined;
    if (refused !== undefined && given.get(refused) === "begun") given.delete(refused);
    const confirmed = isConfirmation(entry);
    if (!confirmed && entry.event !== "step-started") continue;
    for (const { step } of stepsOf(entry)) {
      const { gives, takes } = accessOf(step.action);
      if (gives !== undefined && (confirmed || !given.has(gives))) given.set(gives, confirmed ? "confirmed" : "begun");
      if (takes !== undefined && confirmed) given.delete(takes);
    }
  }
  return { entries, ours: new Set(given.keys()) };
}

const GIVING = /^(?:add-to-group|assign-application):(.+)$/;

/** The group or application an action gives, or takes. */
function accessOf(action: Action): { readonly gives?: string; readonly takes?: string } {
  switch (action.kind) {
    case "add-to-group":
      return { gives: action.groupId };
    case "assign-application":
      return { gives: action.appId };
    case "remove-from-group":
      return { takes: action.groupId };
    case "unassign-application":
      return { takes: action.appId };
    default:
      return {};
  }
}

/** The person's other tickets as the ledger last saw them. */
export function otherTickets({ entries }: PersonHistory, ticketId: string): readonly OtherTicket[] {
  return [...Map.groupBy(entries, (entry) => entry.ticketId)].flatMap(([id, own]): readonly OtherTicket[] => {
    const history = ticketHistory(own);
    const { plans, lastState } = history;
    const last = plans.at(-1);
    // A withdrawn ticket keeps the kind it had before.
    const live = plans.findLast(({ kind }) => kind !== "cancellation");
    const key = own.at(-1)?.ticketKey;
    if (id === "" || id === ticketId || last === undefined || live === undefined || key === undefined) return [];
    // A ticket that was overruled before it did anything hired nobody and ended nobody, though it is done.
    const overruled = history.confirmed.length === 0 && wasSuperseded(own);
    const withdrawn = last.kind === "cancellation" || lastState === "withdrawn";
    const state = withdrawn || overruled ? "cancelled" : lastState === "done" ? "done" : "open";
    const approved = state === "done" || isAccepted(history);
    const { kind, effectiveAt } = live;
    // A leave that is done is over where it had a day of return, and goes on where it had none.
    const until =
      kind === "leave-of-absence" ? plans.findLast((one) => one.replanAt !== undefined)?.replanAt : undefined;
    return [{ ticket: { id, key }, kind, effectiveAt, state, approved, ...(until === undefined ? {} : { until }) }];
  });
}

/**
 * What access tickets gave the person and took back since by nothing of their own: for a time, still running or run out,
 * or without an end. What was given without an end is over when any ticket has taken it.
 */
export function extraAccess({ entries }: PersonHistory): readonly ExtraAccess[] {
  return [...Map.groupBy(entries, (entry) => entry.ticketId)].flatMap(([id, own]) => {
    const history = ticketHistory(own);
    const { plans } = history;
    const asked = plans.filter(({ kind }) => kind === "access");
    const until = asked.findLast(({ replanAt }) => replanAt !== undefined)?.replanAt;
    const key = own.at(-1)?.ticketKey;
    if (asked.length === 0 || key === undefined) return [];
    // A withdrawn ticket gives nothing any more, and no day says when that was to end.
    if (until === undefined && plans.at(-1)?.kind === "cancellation") return [];
    return [...givenBy(history).entries()]
      .filter(([target, since]) => until !== undefined || !takenAfter(entries, target, since))
      .map(([target]) => target)
      .toSorted()
      .map((target): ExtraAccess => ({ id: target, ...(until === undefined ? {} : { until }), ticket: { id, key } }));
  });
}

/** What a ticket gave, or may have given, and did not take since, each with the place of the entry that tells. */
export function givenBy({ confirmed, open }: Pick<TicketHistory, "confirmed" | "open">): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const { step, entry } of [...confirmed, ...open]) {
    const { gives, takes } = accessOf(step.action);
    if (gives !== undefined) given.set(gives, entry.seq);
    if (takes !== undefined && isConfirmation(entry)) given.delete(takes);
  }
  return given;
}

function takenAfter(entries: readonly LedgerEntry[], target: string, since: number): boolean {
  return entries.some(
    (entry) =>
      entry.seq > since &&
      isConfirmation(entry) &&
      stepsOf(entry).some(({ step }) => accessOf(step.action).takes === target),
  );
}
