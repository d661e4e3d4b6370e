import type { Observation, Request } from "@tenure/lifecycle-rules";
import type { DirectoryAccount, DirectoryAnswers } from "../ports/directory.ts";
import { extraAccess, otherTickets, type PersonHistory } from "./person-history.ts";
import { confirmedAt, doneIds, type TicketHistory } from "./ticket-history.ts";
import { undoableSteps } from "./undoable-steps.ts";

/** What only the ledger knows: accounts the directory does not hold any more. */
export interface Forgotten {
  readonly formerLogins?: NonNullable<Observation["formerLogins"]>;
  readonly gone?: NonNullable<Observation["goneAccounts"]>;
}

/** Puts what the directory shows and what the ledger remembers into one observation. */
export function observationOf(
  request: Request,
  answers: DirectoryAnswers,
  ticket: TicketHistory,
  person: PersonHistory,
  { formerLogins, gone }: Forgotten = {},
): Observation {
  const ended = confirmedAt(ticket, "end-sessions");
  const activated = confirmedAt(ticket, "activate-account");
  const steps =
    request.kind === "cancellation" ? undoableSteps(ticket.entries) : ticket.confirmed.map(({ step }) => step);
  return {
    org: answers.org,
    accounts: answers.accounts.map((account) => observed(account, person)),
    takenLogins: answers.takenLogins,
    groups: answers.groups,
    applications: answers.applications,
    ...(answers.manager === undefined ? {} : { manager: answers.manager }),
    ...(answers.duties === undefined ? {} : { duties: answers.duties }),
    openedTasks: doneIds(ticket, "open-task"),
    sentNotifications: doneIds(ticket, "notify"),
    ...(ended === undefined ? {} : { sessionsEndedAt: ended }),
    ...(activated === undefined ? {} : { activatedAt: activated }),
    confirmedSteps: steps,
    refusedSteps: ticket.refused,
    otherTickets: otherTickets(person, request.ticket.id),
    extraAccess: extraAccess(person),
    ...(formerLogins === undefined ? {} : { formerLogins }),
    ...(gone === undefined || gone.length === 0 ? {} : { goneAccounts: gone }),
  };
}

function observed(account: DirectoryAccount, { ours }: PersonHistory): Observation["accounts"][number] {
  return {
    ...account,
    memberships: account.memberships.map(({ groupId, name, provenance }) => ({
      groupId,
      name,
      provenance:
        provenance.kind === "direct" ? ({ kind: ours.has(groupId) ? "ours" : "by-hand" } as const) : provenance,
    })),
    assignments: account.assignments.map((assignment) => ({
      ...assignment,
      provenance: ours.has(assignment.appId) ? "ours" : "by-hand",
    })),
  };
}
