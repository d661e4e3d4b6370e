import { liveRequest, type Plan, plan as planFor, questions, type Request } from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Approval } from "../approval/approval.ts";
import { untilApproved, withApprovedEnd } from "../approval/approved-end.ts";
import { findApproval } from "../approval/find-approval.ts";
import { needsApproval } from "../approval/needs-approval.ts";
import { findBrakes } from "../brakes/find-brakes.ts";
import type { Company } from "../company/company.ts";
import { outlineOf } from "../evidence/plan-outline.ts";
import { member } from "../json.ts";
import { effectiveAt } from "../knowledge/effective-at.ts";
import { lookById } from "../knowledge/gone-accounts.ts";
import { observationOf } from "../knowledge/observation.ts";
import { personHistory } from "../knowledge/person-history.ts";
import { accountKey, personKey } from "../knowledge/person-key.ts";
import { formerLogins, recall } from "../knowledge/recall.ts";
import { type TicketHistory, ticketHistory } from "../knowledge/ticket-history.ts";
import type { DirectoryAccount } from "../ports/directory.ts";
import type { Sources } from "../ports/ports.ts";
import { ask } from "./ask.ts";
import { leftOfClosed } from "./closed-early.ts";
import type { Decision } from "./decision.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";
import { endedAccount, timesShutOutAgain, uphold, wokenTooOften } from "./woken.ts";

/** How a decision is come to. */
export interface DecideOptions {
  /** Mail address of the person who would carry it out: they cannot be the approver. */
  readonly executor?: string;
  /** Whether a ticket that is done and closed is left alone. @defaultValue true */
  readonly settles?: boolean;
}

/**
 * Decides what is to be done for a ticket as everything stands now: reads the ticket, asks the directory, remembers
 * through the ledger, plans, and judges brakes and approvals. Writes nothing anywhere.
 */
export function decide(
  ports: Sources,
  company: Company,
  keyOrId: string,
  { executor, settles = true }: DecideOptions = {},
): ResultAsync<Decision, RunFailure> {
  return safeTry(async function* () {
    const asked = yield* ask(ports, company, keyOrId);
    const { ticket, request: says } = asked;
    const own = yield* recall(ports, [{ ticketId: ticket.id }]);
    const history = ticketHistory(own.entries);
    // What was given by somebody's yes until a day is given until that day.
    const given =
      says === undefined ? undefined : { kind: says.kind, steps: history.confirmed.map(({ step }) => step) };
    const judged =
      says !== undefined && given !== undefined && needsApproval(company.approval, says, given, company.table);
    const request = judged ? untilApproved(says, history) : says;
    const closed = ticket.statusCategory === "done";
    const settled = settles && closed && history.lastState === "done";
    // Whoever left may have been let in again: of them the account is read.
    const upholds = settles && closed && request?.kind === "leaver" && endedAccount(history);
    if (settled && !upholds && !isPending(history)) {
      return ok<Decision>({ kind: "settled", asked, history });
    }
    // Whoever did it, it is over; how much of it is done only the ledger of that time could tell.
    const unknown = own.away === undefined && history.entries.length === 0;
    if (unknown && ticket.statusCategory === "done") return ok<Decision>({ kind: "closed-unknown", asked, history });
    if (request === undefined) return ok<Decision>({ kind: "form-incomplete", asked, history });

    const { table } = company;
    const asking = questions(request, table);
    const answer = (more: typeof asking) => ports.directory.answer(more).mapErr(toRunFailure);
    const named = yield* answer(asking);
    const absence = yield* lookById(ports, answer, request, named);
    const answers = { ...named, accounts: [...named.accounts, ...absence.accounts] };
    const former = yield* formerLogins(ports, request, asking.candidateLogins);
    const now = ports.clock.now();
    const planWith = (person: ReturnType<typeof personHistory>) =>
      planFor(
        request,
        table,
        observationOf(request, answers, history, person, { formerLogins: former, gone: absence.gone }),
        now,
      );

    // Whom the ticket is about is known once it is planned; what the ledger knows of them may then change the plan.
    const blind = planWith(personHistory([]));
    // Somebody who comes back before they have left can be told from a stranger's mistake by the ledger alone.
    const meant = answers.accounts.flatMap((one) => [{ accountId: one.id }, { person: accountKey(answers.org, one) }]);
    const first = blind.isOk() ? blind : planWith(personHistory((yield* recall(ports, meant)).entries));
    if (first.isErr()) {
      if (settled) return ok<Decision>({ kind: "settled", asked, history });
      return ok<Decision>({ kind: "refused", asked, history, refusals: first.error });
    }
    const person = personKey(first.value, liveRequest(request), answers.accounts);
    const { accountId } = first.value.subject;
    const about = yield* recall(ports, [{ person }, ...(accountId === undefined ? [] : [{ accountId }])]);
    const planned = planWith(personHistory(about.entries));
    if (planned.isErr()) return ok<Decision>({ kind: "refused", asked, history, refusals: planned.error });
    const account = answers.accounts.find(({ id }) => id === planned.value.subject.accountId);
    const upheld = upholds ? uphold(history, planned.value, account, company.shutOutAgain ?? 3) : "nothing";
    if (settled && upheld === "nothing" && !isPending(history))
      return ok<Decision>({ kind: "settled", asked, history });
    if (upheld === "too-often") {
      const refusal = wokenTooOften(planned.value, timesShutOutAgain(history));
      return ok<Decision>({ kind: "refused", asked, history, refusals: [refusal] });
    }

    const early = closed && history.lastState !== "done";
    const left = early ? leftOfClosed(planned.value, history, now) : ok(planned.value);
    if (left.isErr()) return ok<Decision>({ kind: "refused", asked, history, refusals: [left.error] });
    const plan = request === says ? left.value : withApprovedEnd(left.value);
    const addresses = addressesOf(plan, request, account);
    const away = own.away ?? about.away;
    const remembers = away === undefined;
    // The termination was accepted, and the policy says how often it is upheld.
    const approval: Approval =
      upheld === "again"
        ? { kind: "not-needed" }
        : yield* findApproval(ports, company, { asked, request, history, plan, addresses, remembers }, executor);
    const brakes = yield* findBrakes(ports, company, history, plan, remembers);
    return ok<Decision>({
      kind: "planned",
      asked,
      request,
      history,
      plan,
      outline: {
        ...outlineOf(plan, effectiveAt(liveRequest(request), plan, history)),
        ...(company.tableCommit === undefined ? {} : { tableCommit: company.tableCommit }),
      },
      person,
      addresses,
      approval,
      brakes,
      ...(upheld === "again" ? { woken: true as const } : {}),
      ...(account === undefined ? {} : { account }),
      ...(away === undefined ? {} : { away }),
    });
  });
}

/** Done, but for a reference to somebody who was not there yet. */
function isPending({ entries }: TicketHistory): boolean {
  const ended = entries.findLast(({ event }) => event === "run-ended");
  return ended !== undefined && member(ended.body, "pending") === true;
}

function addressesOf(plan: Plan, request: Request, account: DirectoryAccount | undefined): readonly string[] {
  const live = liveRequest(request);
  const personal = live.kind === "joiner" || live.kind === "rehire" ? live.personalEmail?.value : undefined;
  const known = ["login", "email", "secondEmail"].map((name) => account?.profile[name]);
  const all = [plan.subject.login, personal, ...known].filter((one) => typeof one === "string" && one !== "");
  return [...new Set(all.map((one) => String(one).toLowerCase()))];
}
