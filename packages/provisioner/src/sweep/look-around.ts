import { canonicalJson, type Instant, sha256 } from "@tenure/lifecycle-rules";
import { ok, okAsync, ResultAsync, safeTry } from "neverthrow";
import { looksBeyond } from "../brakes/brake-memory.ts";
import type { Company } from "../company/company.ts";
import { type Json, member, text, toJson } from "../json.ts";
import { composeMail } from "../mail/compose-mail.ts";
import { reminderWords } from "../mail/reminder-words.ts";
import type { DirectoryFailure, DirectoryPerson } from "../ports/directory.ts";
import type { Ledger, LedgerDraft, LedgerEntry, LedgerEvent } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Alert, Lookout } from "./alert.ts";
import { contractReminders, type Reminder } from "./contract-reminders.ts";
import { fileTerminations } from "./file-terminations.ts";
import { findReturned, type Returned } from "./find-returned.ts";
import { judgeCompleteness } from "./judge-completeness.ts";
import { leaversAmong } from "./last-kind.ts";
import { renewActivations } from "./renew-activations.ts";
import type { Swept } from "./sweep.ts";

interface Around extends Pick<Swept, "reminded"> {
  /** Tickets somebody left with who can sign in again. */
  readonly woken: readonly string[];
  /** Terminations that were filed, and enqueued. */
  readonly filed: number;
}

/** Looks at everybody in the directory: how many there are, whose contract ends, and who is back without being hired. */
export function lookAround(
  ports: Ports,
  company: Company,
  runId: string,
  /** The newest plan or end of each ticket. */
  standing: readonly LedgerEntry[],
  seen: Lookout,
): ResultAsync<Around, RunFailure> {
  const { ledger } = ports;
  const { contracts, table } = company;
  const asked = contracts !== undefined || table.rules.contractEnd !== undefined || looksBeyond(table.rules.brakes);
  return safeTry<Around, RunFailure>(async function* () {
    const leavers = yield* leaversAmong(ledger, standing);
    // Where nobody has left yet there is nobody to look for.
    if (!asked && leavers.length === 0 && company.activation === undefined)
      return ok({ reminded: 0, woken: [], filed: 0 });
    const answered = await ports.directory.people();
    seen.saw("directory", answered.isOk() ? [] : [directoryAway(answered.error)]);
    const people = yield* answered.mapErr(toRunFailure);
    const read = yield* ledger.read({ events: ["reminded", "alerted"] }).mapErr(toRunFailure);
    const [newest] = yield* ledger.read({ events: ["census"], newest: "of-each-ticket" }).mapErr(toRunFailure);
    const last = yield* lastComplete(ledger, newest);
    const before = last === undefined ? undefined : Number(member(last.body, "count"));
    const judged = judgeCompleteness(people.length, before, table);
    const alive = people.filter(({ status }) => status !== "DEPROVISIONED").length;
    const complete = judged.kind === "complete";
    const census = toJson({ complete, count: people.length, alive });
    if (isNews(census, newest, ports.clock.now())) yield* note(ports, runId, "census", census);
    seen.saw("census", judged.kind === "incomplete" ? [shortRead(judged.sentence)] : []);
    if (judged.kind === "incomplete") return ok({ reminded: 0, woken: [], filed: 0 });

    const said = new Set(read.flatMap(({ body }) => text(body, "id") ?? []));
    const returned = yield* returnedAmong(ledger, people, leavers);
    for (const { id, accountId } of returned.filter((one) => !said.has(one.id))) {
      yield* note(ports, runId, "alerted", { id }, accountId);
    }
    seen.saw("returned", returned);
    seen.saw("activation", yield* renewActivations(ports, company, runId, people));
    const woken = returned.map(({ ticketId }) => ticketId);
    const now = ports.clock.now();
    const due = contractReminders(people, table, contracts, now);
    const over = contracts?.filesTermination === true ? due.filter(({ isOver }) => isOver) : [];
    const filed = yield* fileTerminations(ports, company, runId, over, people, seen);
    let reminded = 0;
    for (const reminder of due
      .filter(({ id }) => !said.has(id))
      .filter((one) => !over.includes(one) || filed.someMissing)) {
      const { done, refused, taken } = yield* remind(ports, company, reminder, said);
      if (!done) {
        for (const id of taken) yield* note(ports, runId, "reminded", { id }, reminder.accountId);
        continue;
      }
      if (refused > 0) yield* note(ports, runId, "alerted", refusedMails(refused, reminder), reminder.accountId);
      yield* note(ports, runId, "reminded", { id: reminder.id }, reminder.accountId);
      reminded += 1;
    }
    return ok({ reminded, woken, filed: filed.tickets.length });
  });
}

const directoryAway = ({ sentence }: DirectoryFailure): Alert => ({
  id: "directory:people",
  sentence: `Nobody knows who has left and is back, nor whose contract ends, as not everybody can be read: ${sentence}`,
  over: "Everybody can be read again.",
});

const shortRead = (sentence: string): Alert => ({
  id: "census:short",
  sentence,
  over: "Reading everybody gives as many people as expected again.",
});

/** Told by the next sweep. It is kept, and so names nobody. */
function refusedMails(count: number, { accountId, id }: Reminder): Json {
  const sentence = `${count} mails about the end of a contract were refused for good (account ${accountId}).`;
  return { id: `${id}:refused`, sentence };
}

/** The last bulk read that was complete: the newest, but for days on which something is wrong. */
function lastComplete(
  ledger: Pick<Ledger, "read">,
  newest: LedgerEntry | undefined,
): ResultAsync<LedgerEntry | undefined, RunFailure> {
  const isComplete = ({ body }: LedgerEntry) => member(body, "complete") === true;
  if (newest === undefined || isComplete(newest)) return okAsync(newest);
  return ledger
    .read({ events: ["census"] })
    .map((all) => all.findLast(isComplete))
    .mapErr(toRunFailure);
}

/** The same count every five minutes tells nothing; once a day it tells that somebody counted. */
function isNews(census: Json, newest: LedgerEntry | undefined, now: Instant): boolean {
  if (newest === undefined || canonicalJson(newest.body) !== canonicalJson(census)) return true;
  return newest.at.slice(0, "2027-02-15".length) !== now.slice(0, "2027-02-15".length);
}

/** Leavers who can sign in again; read are the entries of those few who left with a ticket and are alive. */
function returnedAmong(
  ledger: Pick<Ledger, "read">,
  people: readonly DirectoryPerson[],
  leavers: readonly LedgerEntry[],
): ResultAsync<readonly Returned[], RunFailure> {
  const left = new Set(leavers.flatMap(({ accountId }) => accountId ?? []));
  const alive = people.filter(({ id, status }) => left.has(id) && status !== "DEPROVISIONED" && status !== "SUSPENDED");
  return safeTry<readonly Returned[], RunFailure>(async function* () {
    const found: Returned[] = [];
    for (const person of alive) {
      const events = ["planned", "run-ended"] as const;
      const own = yield* ledger.read({ accountId: person.id, events }).mapErr(toRunFailure);
      found.push(...findReturned([person], own));
    }
    return ok(found);
  });
}

/**
 * Sends a reminder to everybody it is for who was not sent it yet. What a server does not take now is sent by the next
 * sweep, to those alone; an address it refuses for good keeps nobody else waiting.
 */
function remind(
  { mailer }: Ports,
  { mail, table }: Company,
  reminder: Reminder,
  said: ReadonlySet<string>,
): ResultAsync<Reminded, never> {
  const language = mail?.language ?? "en";
  const words = reminderWords(language, reminder, mail?.company ?? table.name);
  return ResultAsync.fromSafePromise(
    (async () => {
      const taken: string[] = [];
      let [waits, refused] = [0, 0];
      for (const to of reminder.to.filter((one) => !said.has(partOf(reminder, one)))) {
        const parts = { id: `${reminder.id}:${to}`, to, words, facts: reminder.facts, language };
        const composed = composeMail({ ...parts, domain: mail?.domain ?? table.org });
        const sent = composed.isOk() ? await mailer.send(composed.value) : ok(undefined);
        if (sent.isOk()) taken.push(partOf(reminder, to));
        else if (sent.error.retryable) waits += 1;
        else refused += 1;
      }
      const any = taken.length > 0 || reminder.to.some((to) => said.has(partOf(reminder, to)));
      return { done: any && waits === 0, taken, refused };
    })(),
  );
}

interface Reminded {
  /** Everybody has it who can be written to. */
  readonly done: boolean;
  /** Who has it now, as entries name them. */
  readonly taken: readonly string[];
  /** Addresses that are refused for good. */
  readonly refused: number;
}

/** Names one receiver of a reminder without saying who. */
const partOf = ({ id }: Reminder, to: string) => `${id}:${sha256(to.toLowerCase()).slice(0, 16)}`;

function note(
  { ledger, clock }: Ports,
  runId: string,
  event: LedgerEvent,
  body: Json,
  accountId?: string,
): ResultAsync<void, RunFailure> {
  const draft: LedgerDraft = {
    at: clock.now(),
    ticketId: "",
    ticketKey: "",
    runId,
    event,
    actor: "tenure",
    body,
    ...(accountId === undefined ? {} : { accountId }),
  };
  return ledger
    .append(draft)
    .map(() => undefined)
    .mapErr(toRunFailure);
}
