import type { Plan, Refusal } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import type { About } from "../evidence/scribe.ts";
import { text } from "../json.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { DirectoryAccount } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type Alert, alertOnce } from "./alert-once.ts";
import type { Decision } from "./decision.ts";
import type { RunFailure } from "./run-failure.ts";

const SHUTS_OUT: ReadonlySet<string> = new Set(["suspend-account", "deactivate-account"]);

/** Whether a ticket that was done ended somebody's account: only then is it looked at again once it is closed. */
export function endedAccount({ entries, plans }: TicketHistory): boolean {
  const last = plans.at(-1);
  return last?.kind === "leaver" && last.accountId !== undefined && doneAt(entries) >= 0;
}

/**
 * What becomes of a termination that was done: nothing, or whoever was let in again is shut out again, so often.
 * Only the account the ticket ended counts: whoever is named on a closed ticket afterwards is ended by none.
 */
export function uphold(
  history: TicketHistory,
  plan: Plan,
  account: DirectoryAccount | undefined,
  limit: number,
): "nothing" | "again" | "too-often" {
  const { entries, plans } = history;
  if (plan.kind !== "leaver" || account === undefined || plans.at(-1)?.accountId !== account.id) return "nothing";
  // A run that was cut off while it shut somebody out again is brought to its end.
  if (entries.at(-1)?.event !== "run-ended") return "again";
  const asleep = account.status === "DEPROVISIONED";
  if (asleep || !plan.steps.some(({ action }) => SHUTS_OUT.has(action.kind))) return "nothing";
  return account.status !== "SUSPENDED" && timesShutOutAgain(history) >= limit ? "too-often" : "again";
}

/** How often this ticket shut somebody out again since it was done. */
export function timesShutOutAgain({ entries }: TicketHistory): number {
  const done = doneAt(entries);
  if (done < 0) return 0;
  const since = entries.slice(done).filter(isConfirmation);
  const again = since.filter((entry) => stepsOf(entry).some(({ step }) => SHUTS_OUT.has(step.action.kind)));
  return new Set(again.map(({ runId }) => runId)).size;
}

const isDone = ({ event, body }: LedgerEntry) => event === "run-ended" && text(body, "state") === "done";

const doneAt = (entries: readonly LedgerEntry[]) => entries.findIndex(isDone);

/** Something wakes them every time: a script, a sync, an import. Taking turns with it helps nobody. */
export function wokenTooOften({ ticket, subject }: Plan, times: number): Refusal {
  const sentence = `${subject.login} left with ${ticket.key} and is awake again, after having been shut out again ${times} times; find out who or what wakes them, and end the account.`;
  return { kind: WOKEN_TOO_OFTEN, sentence };
}

export const WOKEN_TOO_OFTEN = "woken-too-often";

/** Enters once per waking what a person should know; the sweep tells them. */
export function noteWoken(ports: Ports, about: About, decision: Decision): ResultAsync<void, RunFailure> {
  const alert = alertOf(decision);
  return alert === undefined ? okAsync(undefined) : alertOnce(ports, about, decision.history, alert);
}

function alertOf(decision: Decision): Alert | undefined {
  const { id, key } = decision.asked.ticket;
  const times = timesShutOutAgain(decision.history);
  if (decision.kind === "refused") {
    const often = decision.refusals.some(({ kind }) => kind === WOKEN_TOO_OFTEN);
    const sentence = `Whoever left with ${key} is awake again, after having been shut out again ${times} times; they are not shut out once more.`;
    return often ? { id: `woken:${id}:${times}:left`, sentence } : undefined;
  }
  if (decision.kind !== "planned" || decision.woken !== true) return undefined;
  const sentence = `Whoever left with ${key} was awake again, although no ticket says so; they are shut out again.`;
  // The same for every run, cut or not, until the ticket is done again.
  const done = decision.history.entries.findLast(isDone);
  return { id: `woken:${id}:${done?.seq ?? 0}`, sentence };
}
