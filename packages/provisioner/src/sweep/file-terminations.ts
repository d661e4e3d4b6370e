import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { readOutline } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Alert, Lookout } from "./alert.ts";
import type { Reminder } from "./contract-reminders.ts";
import { fileOne, filingId } from "./file-one.ts";

/** So many ends at once are a mistake in somebody's import. */
const MANY = 25;

/** What filing came to. */
export interface Filed {
  /** Tickets to look at now. */
  readonly tickets: readonly string[];
  /** Whether somebody is without, and people have to be reminded. */
  readonly someMissing: boolean;
}

/** Files the termination of whoever's contract has ended and for whom nobody filed one. */
export function fileTerminations(
  ports: Ports,
  company: Company,
  runId: string,
  over: readonly Reminder[],
  people: readonly DirectoryPerson[],
  seen: Pick<Lookout, "saw">,
): ResultAsync<Filed, RunFailure> {
  const { ledger, queue } = ports;
  return safeTry<Filed, RunFailure>(async function* () {
    const tickets: string[] = [];
    const alerts: Alert[] = [];
    const missing: Reminder[] = [];
    for (const one of over) {
      const entries = yield* ledger.read({ accountId: one.accountId }).mapErr(toRunFailure);
      if (!leaves(entries) && !isFiled(entries, one)) missing.push(one);
    }
    seen.saw("contracts", missing.length > MANY ? [tooMany(missing.length)] : []);
    if (missing.length > MANY) return ok({ tickets, someMissing: true });
    for (const reminder of missing) {
      const person = people.find(({ id }) => id === reminder.accountId);
      if (person === undefined) continue;
      const filing = yield* fileOne(ports, company, runId, reminder, person);
      if (filing.kind === "not-filed") alerts.push(notFiled(reminder, filing.why));
      if (filing.kind !== "filed") continue;
      const { ticketId } = filing;
      yield* queue.enqueue({ ticketId, reason: "contract-end", urgent: true }).mapErr(toRunFailure);
      tickets.push(ticketId);
    }
    seen.saw("filing", alerts);
    return ok({ tickets, someMissing: alerts.length > 0 });
  });
}

const tooMany = (count: number): Alert => ({
  id: "contracts:too-many",
  sentence: `The contracts of ${count} people are over and nobody filed a termination; that is too many to be believed, so none is filed.`,
  over: "So few contracts are over without a termination that they are filed again.",
});

const notFiled = ({ accountId, end, name }: Reminder, why: string): Alert => ({
  id: `filing:${accountId}:${end}`,
  sentence: `The contract of ${name} ended on ${end}, and no termination could be filed: ${why}`,
  over: `The termination of the account ${accountId}, whose contract ended on ${end}, is filed or needed no more.`,
});

/** Once for each end: whoever withdrew the ticket, or extended without saying so, was asked. */
const isFiled = (entries: readonly LedgerEntry[], reminder: Reminder) =>
  entries.some(({ body, event }) => event === "filed" && text(body, "id") === filingId(reminder));

/** Whether a termination of the account is on its way or done; one that was withdrawn is not. */
function leaves(entries: readonly LedgerEntry[]): boolean {
  const byTicket = Map.groupBy(entries, ({ ticketId }) => ticketId);
  return [...byTicket.values()].some((own) => {
    const plans = own.flatMap((entry) => (entry.event === "planned" ? (readOutline(entry.body) ?? []) : []));
    const ended = own.findLast(({ event }) => event === "run-ended");
    return plans.at(-1)?.kind === "leaver" && (ended === undefined || text(ended.body, "state") !== "withdrawn");
  });
}
