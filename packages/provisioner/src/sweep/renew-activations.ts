import { ok, ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { text } from "../json.ts";
import { activationWords } from "../mail/activation-words.ts";
import { composeMail } from "../mail/compose-mail.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerDraft, LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Alert } from "./alert.ts";
import { managerOf, nameOf } from "./contract-reminders.ts";
import { type LapsedActivation, lapsedActivation } from "./lapsed-activations.ts";

/**
 * Gives whoever has not set up their account a new link, so often, and tells their manager; after that people are
 * told. Okta writes the link, and no password is ever mailed. Answers what a person should know as long as it is so.
 *
 * The mail goes first and the entry last: a cut in between repeats the mail under its id, and the link at most once.
 * What Okta refuses is tried again a day later, without another mail.
 */
export function renewActivations(
  ports: Ports,
  company: Company,
  runId: string,
  people: readonly DirectoryPerson[],
): ResultAsync<readonly Alert[], RunFailure> {
  return safeTry<readonly Alert[], RunFailure>(async function* () {
    const { activation: policy } = company;
    if (policy === undefined) return ok([]);
    const byId = new Map(people.map((person) => [person.id, person]));
    const alerts: Alert[] = [];
    for (const person of people.filter(({ status }) => status === "PROVISIONED")) {
      const entries = yield* ports.ledger.read({ accountId: person.id }).mapErr(toRunFailure);
      const lapsed = lapsedActivation(person, entries, policy, ports.clock.now());
      if (lapsed === undefined) continue;
      if (lapsed.what === "escalated") {
        alerts.push(neverSetUp(person, lapsed));
        continue;
      }
      const failed = lastFailure(entries, lapsed);
      if (failed !== undefined && Date.parse(ports.clock.now()) - Date.parse(failed.at) < DAY) {
        alerts.push(noLink(person, lapsed, "it was refused, and is tried again after a day."));
        continue;
      }
      const manager = managerOf(person, byId);
      const to = lapsed.what === "renew" ? (manager === undefined ? policy.mailboxes : [manager]) : policy.mailboxes;
      if (failed === undefined && !(yield* told(ports, company, lapsed, nameOf(person), to))) continue;
      if (lapsed.what === "renew") {
        const sent = await ports.directory.renewActivation(person.id);
        if (sent.isErr()) {
          alerts.push(noLink(person, lapsed, sent.error.sentence));
          yield* ports.ledger.append(failureOf(ports, runId, lapsed)).mapErr(toRunFailure);
          continue;
        }
      } else alerts.push(neverSetUp(person, lapsed));
      yield* ports.ledger.append(entryOf(ports, runId, lapsed)).mapErr(toRunFailure);
    }
    return ok(alerts);
  });
}

const noLink = ({ login }: DirectoryPerson, { accountId, id }: LapsedActivation, why: string): Alert => ({
  id: `activation:refused:${id}`,
  sentence: `${login} gets no new activation link: ${why}`,
  over: `The account ${accountId} got its new activation link, or needs none any more.`,
});

const neverSetUp = ({ login }: DirectoryPerson, { accountId }: LapsedActivation): Alert => ({
  id: `activation:never-set-up:${accountId}`,
  sentence: `${login} has never set up their account, for all the links they were sent.`,
  over: `The account ${accountId} is set up, or waits for nobody any more.`,
});

function told(
  { mailer }: Ports,
  { mail, table }: Company,
  { id, ticketKey, what }: LapsedActivation,
  name: string,
  to: readonly string[],
): ResultAsync<boolean, never> {
  const language = mail?.language ?? "en";
  const words = activationWords(language, what === "renew" ? what : "escalate", name, mail?.company ?? table.name);
  const facts = [
    { label: "Name", value: name },
    { label: "Ticket", value: ticketKey },
  ];
  return ResultAsync.fromSafePromise(
    (async () => {
      let sent = true;
      for (const address of to) {
        const parts = { id: `${id}:${address}`, to: address, words, facts, language };
        const composed = composeMail({ ...parts, domain: mail?.domain ?? table.org });
        if (composed.isOk() && (await mailer.send(composed.value)).isErr()) sent = false;
      }
      return sent;
    })(),
  );
}

const DAY = 86_400_000;

function lastFailure(entries: readonly LedgerEntry[], { id }: LapsedActivation): LedgerEntry | undefined {
  return entries.findLast(({ body, event }) => event === "alerted" && text(body, "id") === `${id}:failed`);
}

function failureOf({ clock }: Ports, runId: string, { accountId, id }: LapsedActivation): LedgerDraft {
  const base = { at: clock.now(), ticketId: "", ticketKey: "", runId, accountId, actor: "tenure" } as const;
  return { ...base, event: "alerted", body: { id: `${id}:failed` } };
}

function entryOf({ clock }: Ports, runId: string, { accountId, id, what }: LapsedActivation): LedgerDraft {
  const base = { id, at: clock.now(), ticketId: "", ticketKey: "", runId, accountId, actor: "tenure" } as const;
  return { ...base, event: "reminded", body: { id, what } };
}
