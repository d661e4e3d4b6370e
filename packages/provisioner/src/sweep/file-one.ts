import { liveRequest } from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { text, toJson } from "../json.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { ask } from "../run/ask.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Reminder } from "./contract-reminders.ts";

/** What became of one termination that had to be filed. */
export type Filing =
  | { readonly kind: "filed"; readonly ticketId: string }
  /** For a person: why it is not. */
  | { readonly kind: "not-filed"; readonly why: string }
  /** Somebody else files it in this moment. */
  | { readonly kind: "left" };

/** A desk's search finds a new ticket a little late, and may lose it for a moment: it is asked no sooner than this. */
const FOUND_AFTER = 15 * 60_000;

/** Whoever files is done within it; what takes longer was cut, or was not answered. */
const A_MOMENT = 60_000;

const DAY = 86_400_000;

/**
 * Files the termination of somebody whose contract has ended. Each try is entered first, and of several workers the one
 * that entered it files. Where a cut or a lost answer leaves open whether it was filed, the desk is searched before the
 * next try, and not before its search must know.
 */
export function fileOne(
  ports: Ports,
  company: Company,
  runId: string,
  { end }: Pick<Reminder, "end">,
  person: DirectoryPerson,
): ResultAsync<Filing, RunFailure> {
  const { clock, desk, ledger } = ports;
  const { id: accountId, login } = person;
  const id = filingId({ accountId, end });
  const about = { at: clock.now(), ticketId: "", ticketKey: "", runId, accountId, actor: "tenure" } as const;
  const age = ({ at }: LedgerEntry) => Date.parse(clock.now()) - Date.parse(at);
  return safeTry<Filing, RunFailure>(async function* () {
    const entries = yield* ledger.read({ accountId, events: ["filing", "alerted"] }).mapErr(toRunFailure);
    const failed = entries.findLast(({ body }) => text(body, "id") === `${id}:failed`);
    // What the desk refuses for good is tried and searched for once a day.
    if (failed !== undefined && age(failed) < DAY) return ok(notFiled(REFUSED));
    const tries = entries.filter(({ body, event }) => event === "filing" && text(body, "id") === id);
    const [first, last] = [tries[0], tries.at(-1)];
    if (last !== undefined && age(last) < FOUND_AFTER)
      return ok(age(last) < A_MOMENT ? LEFT : notFiled(`it was tried at ${last.at}, ${IS_SEARCHED}`));

    const search = first === undefined ? ok(undefined) : await filedSince(ports, company, login, first);
    if (search.isErr()) return ok(notFiled(search.error.sentence));
    let ticket = search.value;
    if (ticket === undefined) {
      const mark = tries.length === 0 ? `filing:${id}` : `filing:${id}:${tries.length}`;
      const entered = yield* ledger
        .append({ ...about, id: mark, event: "filing", body: toJson({ id }) })
        .mapErr(toRunFailure);
      if (entered.runId !== runId) return ok(LEFT);
      const email = String(person.profile["email"] ?? login);
      const filed = await desk.fileTermination({ login, email, lastDay: end });
      if (filed.isErr()) {
        const { retryable, sentence } = filed.error;
        const failure = { ...about, event: "alerted", body: toJson({ id: `${id}:failed` }) } as const;
        if (!retryable) yield* ledger.append(failure).mapErr(toRunFailure);
        return ok(notFiled(sentence));
      }
      ticket = filed.value;
    }
    const done = { ...about, ticketKey: ticket.key, id: `filed:${id}`, event: "filed", body: toJson({ id }) } as const;
    yield* ledger.append(done).mapErr(toRunFailure);
    return ok<Filing, RunFailure>({ kind: "filed", ticketId: ticket.id });
  });
}

/** Names what is filed once: somebody, and the end of a contract. */
export const filingId = ({ accountId, end }: Pick<Reminder, "accountId" | "end">) => `contract:${accountId}:${end}`;

const LEFT: Filing = { kind: "left" };

const notFiled = (why: string): Filing => ({ kind: "not-filed", why });

const REFUSED = "it was refused, and is tried again after a day.";
const IS_SEARCHED = "and is looked for before it is tried again.";

/** A termination of the same person that came to the desk since filing one was begun. */
function filedSince(
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
