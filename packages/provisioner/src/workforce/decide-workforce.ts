import {
  type DriftDecision,
  decideDrift,
  differenceKey,
  type Instant,
  type Noticed,
  type ReferenceTable,
  type Step,
} from "@tenure/lifecycle-rules";
import { list } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Comparison } from "./compare.ts";
import { correctionOf } from "./correction.ts";
import { exceptionKey } from "./exceptions.ts";
import type { ReconcilePolicy } from "./reconcile-policy.ts";
import { RECONCILE } from "./workforce-ticket.ts";

/** What is done about one difference, and the step that does it. */
export type Decided = DriftDecision & { readonly step?: Step };

/**
 * Decides what a declared policy does about every difference. A correction nobody can make is reported, with the
 * reason; an exception that has run out is not taken over again, because then it would never end.
 */
export function decideWorkforce(
  comparison: Pick<Comparison, "drift" | "members" | "exceptions" | "reading">,
  table: ReferenceTable,
  { answers = {} }: ReconcilePolicy,
  noticed: Noticed,
  now: Instant,
): readonly Decided[] {
  const { drift, exceptions, members, reading } = comparison;
  return decideDrift(drift, answers, noticed, now).map((decision): Decided => {
    const { difference } = decision;
    if (decision.kind === "report") return decision;
    const report = (because: string): Decided => ({ kind: "report", difference, because });
    if (decision.kind === "adopt") {
      const before = exceptions.get(exceptionKey(difference));
      if (before === undefined) return decision;
      return report(`the exception ${before.owner} answered for ended at ${before.until}; somebody has to decide`);
    }
    if (difference.isGroup && !reading.groups.has(difference.target)) return report("the org has no such group");
    const member = members.get(difference.person);
    if (member === undefined) return report("nobody knows who it is");
    const correction = correctionOf(table, member, difference);
    return correction.kind === "none" ? report(correction.because) : { ...decision, step: correction.step };
  });
}

/**
 * Since when differences have been under notice: by how long they stood in one comparison after the other. One that was
 * gone in between begins anew.
 */
export function noticedIn(entries: readonly LedgerEntry[]): Noticed {
  const since = new Map<string, Instant>();
  for (const { event, at, body, ticketId } of entries) {
    if (event !== "compared" || ticketId !== RECONCILE.id) continue;
    const keys = new Set(list(body, "notified").flatMap((key) => (typeof key === "string" ? [key] : [])));
    for (const key of [...since.keys()]) if (!keys.has(key)) since.delete(key);
    for (const key of keys) if (!since.has(key)) since.set(key, at);
  }
  return since;
}

/** The keys of differences under notice, for the entry of a comparison: those about to be told, and those whose time is over. */
export function noticeKeys(decided: readonly Decided[]): readonly string[] {
  return decided
    .filter(({ kind }) => kind === "notify" || kind === "correct")
    .map(({ difference }) => differenceKey(difference));
}
