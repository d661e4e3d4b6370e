import type { Instant } from "@tenure/lifecycle-rules";
import type { ActivationPolicy } from "../company/company.ts";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import { text } from "../json.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** Somebody we activated who has never set up their account, and what is to be done about it now. */
export interface LapsedActivation {
  /** The same for every sweep that would do it. */
  readonly id: string;
  readonly accountId: string;
  readonly ticketKey: string;
  /**
   * `renew`: a new link, with the manager in copy. `escalate`: they had enough of them, people have to look.
   * `escalated`: people have to look still, and the mailboxes know.
   */
  readonly what: "renew" | "escalate" | "escalated";
}

const DAY = 86_400_000;

/** What is to be done about somebody who is invited still; nothing where no ticket of ours activated them. */
export function lapsedActivation(
  { id: accountId, status }: DirectoryPerson,
  entries: readonly LedgerEntry[],
  { afterDays = 7, times = 2 }: ActivationPolicy,
  now: Instant,
): LapsedActivation | undefined {
  if (status !== "PROVISIONED") return undefined;
  const activated = entries.findLast(
    (entry) => isConfirmation(entry) && stepsOf(entry).some(({ step }) => step.action.kind === "activate-account"),
  );
  if (activated === undefined) return undefined;
  const about = `activation:${accountId}:${activated.seq}:`;
  const done = entries.filter(
    ({ body, event }) => event === "reminded" && text(body, "id")?.startsWith(about) === true,
  );
  const lapsed = { accountId, ticketKey: activated.ticketKey };
  if (done.length > times) return { ...lapsed, id: `${about}${done.length}`, what: "escalated" };
  const since = done.at(-1)?.at ?? activated.at;
  if (Date.parse(now) - Date.parse(since) < afterDays * DAY) return undefined;
  const what = done.length < times ? "renew" : "escalate";
  return { ...lapsed, id: `${about}${done.length + 1}`, what };
}
