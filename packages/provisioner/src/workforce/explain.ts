import {
  attributesOf,
  type Cause,
  type Instant,
  type ReferenceTable,
  type WhyNot,
  why,
  whyNot,
} from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { accountKey } from "../knowledge/person-key.ts";
import { recall } from "../knowledge/recall.ts";
import type { DirectoryAccount } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type Exception, exceptionKey, exceptionsIn } from "./exceptions.ts";
import { type AccessChain, explainAccess } from "./explain-access.ts";
import { type BeforeLedger, beforeLedger } from "./ledger-begins.ts";
import { memberOfAccount } from "./member-of.ts";
import { profileAt } from "./profile-at.ts";
import { rememberedBy } from "./remembered.ts";

/** Why somebody has a group or application, or does not. */
export interface Explanation {
  readonly login: string;
  readonly accountId: string;
  readonly target: string;
  /** How they hold it right now; `no`: they do not. Absent for an instant of the past, which the directory does not know. */
  readonly now?: "ours" | "by-hand" | "rule" | "imported" | "no";
  /** What today's table says about the person as they are today; absent for an instant of the past. */
  readonly table?: { readonly causes: readonly Cause[]; readonly not: WhyNot };
  /** Of an instant of the past: what today's table says about the person as the ledger tells that they were. */
  readonly past?: TablePast;
  /** The instant is before anything the ledger knows: there is neither chain nor exception, and nothing is concluded. */
  readonly beforeLedger?: BeforeLedger;
  /** The last change the ledger knows, up to the instant. */
  readonly chain?: AccessChain;
  /** Somebody answers for a difference. */
  readonly exception?: Exception;
}

/** Today's table held against somebody as they were: today's profile without what tickets changed since. */
export interface TablePast {
  readonly causes: readonly Cause[];
  readonly not: WhyNot;
  /** Attributes of the profile that tickets have changed since. What was changed by hand is not known. */
  readonly changed: readonly string[];
  /** When we made the account, if that was later than the instant. */
  readonly madeAt?: Instant;
}

/** Whom and what is asked about. */
export interface Question {
  readonly login: string;
  /** Group or application id. */
  readonly target: string;
  /** A past instant: the ledger alone answers. */
  readonly at?: Instant;
}

/** Explains one person's access, from the directory and the table as they are and the ledger as it was. */
export function explain(
  ports: Pick<Ports, "directory" | "ledger" | "spool">,
  { table }: Company,
  { login, target, at }: Question,
): ResultAsync<Explanation | undefined, RunFailure> {
  return safeTry<Explanation | undefined, RunFailure>(async function* () {
    const asking = { person: { logins: [login] }, candidateLogins: [], groupIds: [], applicationIds: [] };
    const answers = yield* ports.directory.answer(asking).mapErr(toRunFailure);
    const account = answers.accounts.find((one) => one.login.toLowerCase() === login.toLowerCase());
    if (account === undefined) return ok<Explanation | undefined>(undefined);
    const entries = yield* entriesAbout(ports, account.id, accountKey(answers.org, account));
    const chain = explainAccess(entries, account.id, target, at);
    const exception = exceptionsIn(entries.filter((entry) => at === undefined || entry.at <= at)).get(
      exceptionKey({ person: account.id, target }),
    );
    const base = {
      login: account.login,
      accountId: account.id,
      target,
      ...(chain === undefined ? {} : { chain }),
      ...(exception === undefined ? {} : { exception }),
    };
    if (at !== undefined) {
      const before = chain === undefined ? yield* beforeLedger(ports, at) : undefined;
      if (before !== undefined) return ok<Explanation | undefined>({ ...base, beforeLedger: before });
      return ok<Explanation | undefined>({ ...base, past: tablePast(account, entries, table, target, at) });
    }
    const member = memberOfAccount(account, table, rememberedBy(entries, answers.org)(account));
    const attributes = attributesOf(account, table.rules);
    return ok<Explanation | undefined>({
      ...base,
      now: member.held.find(({ id }) => id === target)?.how ?? "no",
      table: { causes: why(table, attributes, target), not: whyNot(table, attributes, target) },
    });
  });
}

function tablePast(
  account: DirectoryAccount,
  entries: readonly LedgerEntry[],
  table: ReferenceTable,
  target: string,
  at: Instant,
): TablePast {
  const { profile, ...rest } = profileAt(account.profile, entries, account.id, at);
  const attributes = attributesOf({ profile }, table.rules);
  return { causes: why(table, attributes, target), not: whyNot(table, attributes, target), ...rest };
}

/** Everything about a person, with everything about each of their tickets: plans and approvals bear no account at first. */
function entriesAbout(
  ports: Pick<Ports, "ledger" | "spool">,
  accountId: string,
  person: string,
): ResultAsync<readonly LedgerEntry[], RunFailure> {
  return safeTry<readonly LedgerEntry[], RunFailure>(async function* () {
    const own = yield* recall(ports, [{ accountId }, { person }]);
    if (own.away !== undefined) return err(toRunFailure(own.away));
    const tickets = [...new Set(own.entries.map(({ ticketId }) => ticketId))].filter((id) => id !== "");
    const all = yield* recall(ports, [{ accountId }, { person }, ...tickets.map((ticketId) => ({ ticketId }))]);
    return all.away === undefined ? ok(all.entries) : err(toRunFailure(all.away));
  });
}
