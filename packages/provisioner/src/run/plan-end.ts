import {
  canonicalJson,
  type Instant,
  type Plan,
  plan as planFor,
  questions,
  type Step,
  sha256,
  type TimeZone,
} from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { observationOf } from "../knowledge/observation.ts";
import type { OwedEnd } from "../knowledge/owed-end.ts";
import { personHistory } from "../knowledge/person-history.ts";
import { recall } from "../knowledge/recall.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { DirectoryAccount, DirectoryAnswers } from "../ports/directory.ts";
import type { Ports } from "../ports/ports.ts";
import { requestFromMemory } from "./request-from-memory.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";

/** What the directory shows of somebody of whom only the account's id is known. */
interface Seen {
  readonly account: DirectoryAccount;
  readonly answers: DirectoryAnswers;
}

/** The part of a plan that was promised and is due. */
export interface PlannedEnd {
  /** Absent where it is not there any more. */
  readonly account?: DirectoryAccount;
  /** Absent where nothing is left to do. */
  readonly plan?: Plan;
  /** Why nothing can be planned. */
  readonly refused?: string;
}

/** Looks at the account something is to be taken from; `undefined` where it is not there any more. */
export function lookAtLeft(
  { clock, directory }: Pick<Ports, "clock" | "directory">,
  { table }: Company,
  owed: OwedEnd,
): ResultAsync<Seen | undefined, RunFailure> {
  const { accountId } = owed;
  const asked = questions(requestFromMemory(owed, "", table, clock.now()), table);
  return directory
    .answer({ ...asked, person: { logins: [], accountIds: [accountId] } })
    .map((answers) => {
      const account = answers.accounts.find(({ id }) => id === accountId);
      return account === undefined ? undefined : { account, answers };
    })
    .mapErr(toRunFailure);
}

/**
 * Plans the end as the ticket would be planned today, and keeps of it what was promised and is due. Whoever has left
 * meanwhile, or whose termination goes before, loses it by that.
 */
export function planEnd(
  ports: Ports,
  company: Company,
  history: TicketHistory,
  owed: OwedEnd,
  person: string,
): ResultAsync<PlannedEnd, RunFailure> {
  return safeTry<PlannedEnd, RunFailure>(async function* () {
    const { table } = company;
    const now = ports.clock.now();
    const { away, entries } = yield* recall(ports, [{ person }, { accountId: owed.accountId }]);
    if (away !== undefined) return err(toRunFailure(away));
    const left = yield* lookAtLeft(ports, company, owed);
    if (left === undefined) return ok({});
    const { account, answers } = left;
    const planIn = (zone?: TimeZone) => {
      const request = requestFromMemory(owed, account.login, table, now, zone);
      return planFor(request, table, observationOf(request, answers, history, personHistory(entries)), now);
    };
    // Days begin and end where the person is, which only a plan tells.
    const planned = planIn().andThen(({ zone }) => planIn(zone));
    if (planned.isErr()) {
      const refusals = planned.error.filter(({ kind }) => !LOSES_IT_ANYWAY.has(kind));
      return ok(refusals[0] === undefined ? { account } : { account, refused: refusals[0].sentence });
    }
    const { hash: _, replanAt: __, ...whole } = planned.value;
    const steps = whole.steps.flatMap((step) => promised(step, owed, now));
    if (steps.length === 0) return ok({ account });
    const body: Omit<Plan, "hash"> = { ...whole, steps, findings: [] };
    return ok({ account, plan: { ...body, hash: sha256(canonicalJson(body)) } });
  });
}

/** What a termination takes is not taken by another ticket as well. */
const LOSES_IT_ANYWAY: ReadonlySet<string> = new Set(["person-has-left", "leaver-in-flight"]);

function promised(step: Step, { steps }: OwedEnd, now: Instant): readonly Step[] {
  const due = steps.get(step.id);
  return due === undefined || due > now ? [] : [{ ...step, due }];
}
