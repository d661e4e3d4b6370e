import { liveRequest } from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { readOutline } from "../evidence/plan-outline.ts";
import { text, toJson } from "../json.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerDraft, LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { ask } from "../run/ask.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Alert, Lookout } from "./alert.ts";
import type { Reminder } from "./contract-reminders.ts";

/** So many ends at once are a mistake in somebody's import. */
const MANY = 25;

/** What filing came to. */
export interface Filed {
  /** Tickets to look at now. */
  readonly tickets: readonly string[];
  /** Whether somebody is without, and people have to be reminded. */
  readonly someMissing: boolean;
}

/**
 * Files the termination of whoever's contract has ended and for whom nobody filed one. What is about to be filed is
 * entered first: where a cut or a lost answer leaves open whether it was, the desk is searched before it is filed again.
 */
export function fileTerminations(
  ports: Ports,
  company: Company,
  runId: string,
  over: readonly Reminder[],
  people: readonly DirectoryPerson[],
  seen: Pick<Lookout, "saw">,
): ResultAsync<Filed, RunFailure> {
  const { clock, desk, ledger, queue } = ports;
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
    for (const { accountId, end, name } of missing) {
      const person = people.find(({ id }) => id === accountId);
      if (person === undefined) continue;
      const entries = yield* ledger.read({ accountId }).mapErr(toRunFailure);
      const id = idOf({ accountId, end });
      const failed = entries.findLast(
        (entry) => entry.event === "alerted" && text(entry.body, "id") === `${id}:failed`,
      );
      // What the desk refuses for good is tried and searched for once a day.
      if (failed !== undefined && Date.parse(clock.now()) - Date.parse(failed.at) < DAY) {
        alerts.push(notFiled({ accountId, end, name }, "it was refused, and is tried again after a day."));
        continue;
      }
      const begun = entries.find((entry) => entry.event === "filing" && text(entry.body, "id") === id);
      const note = (event: "filing" | "filed", ticketId: string, ticketKey: string): LedgerDraft => ({
        id: `${event}:${id}`,
        at: clock.now(),
        ticketId,
        ticketKey,
        runId,
        accountId,
        event,
        actor: "tenure",
        body: toJson({ id }),
      });
      const found = begun === undefined ? undefined : yield* alreadyFiled(ports, company, person.login, begun);
      if (begun === undefined) yield* ledger.append(note("filing", "", "")).mapErr(toRunFailure);
      const email = String(person.profile["email"] ?? person.login);
      const filed =
        found === undefined ? await desk.fileTermination({ login: person.login, email, lastDay: end }) : ok(found);
      if (filed.isErr()) {
        const { id: _, ...unnamed } = note("filing", "", "");
        const failure = { ...unnamed, event: "alerted", body: toJson({ id: `${id}:failed` }) } as const;
        if (!filed.error.retryable) yield* ledger.append(failure).mapErr(toRunFailure);
        alerts.push(notFiled({ accountId, end, name }, filed.error.sentence));
        continue;
      }
      const ticket = filed.value;
      yield* ledger.append(note("filed", "", ticket.key)).mapErr(toRunFailure);
      yield* queue.enqueue({ ticketId: ticket.id, reason: "contract-end", urgent: true }).mapErr(toRunFailure);
      tickets.push(ticket.id);
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

const notFiled = ({ accountId, end, name }: Pick<Reminder, "accountId" | "end" | "name">, why: string): Alert => ({
  id: `filing:${accountId}:${end}`,
  sentence: `The contract of ${name} ended on ${end}, and no termination could be filed: ${why}`,
  over: `The termination of the account ${accountId}, whose contract ended on ${end}, is filed or needed no more.`,
});

const DAY = 86_400_000;

const idOf = ({ accountId, end }: Pick<Reminder, "accountId" | "end">) => `contract:${accountId}:${end}`;

/** Once for each end: whoever withdrew the ticket, or extended without saying so, was asked. */
const isFiled = (entries: readonly LedgerEntry[], reminder: Reminder) =>
  entries.some(({ body, event }) => event === "filed" && text(body, "id") === idOf(reminder));

/** Whether a termination of the account is on its way or done; one that was withdrawn is not. */
function leaves(entries: readonly LedgerEntry[]): boolean {
  const byTicket = Map.groupBy(entries, ({ ticketId }) => ticketId);
  return [...byTicket.values()].some((own) => {
    const plans = own.flatMap((entry) => (entry.event === "planned" ? (readOutline(entry.body) ?? []) : []));
    const ended = own.findLast(({ event }) => event === "run-ended");
    return plans.at(-1)?.kind === "leaver" && (ended === undefined || text(ended.body, "state") !== "withdrawn");
  });
}

/** A termination of the same person that came to the desk since filing one was begun. */
function alreadyFiled(
  ports: Ports,
  company: Company,
  login: string,
  { at }: LedgerEntry,
): ResultAsync<{ readonly id: string; readonly key: string } | undefined, RunFailure> {
  return safeTry(async function* () {
    for (const ref of yield* ports.desk.changedSince(at).mapErr(toRunFailure)) {
      const asked = (await ask(ports, company, ref.id)).unwrapOr(undefined);
      const live = asked?.request === undefined ? undefined : liveRequest(asked.request);
      if (live?.kind === "leaver" && live.person.login?.value.toLowerCase() === login.toLowerCase()) return ok(ref);
    }
    return ok(undefined);
  });
}
