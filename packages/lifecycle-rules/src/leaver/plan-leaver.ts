import { err, ok, type Result } from "neverthrow";
import { zoneOf } from "../form/zone-of.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { findPerson } from "../person/find-person.ts";
import { nameOf } from "../person/name-of.ts";
import { attributesOf, profileChanges } from "../person/profile.ts";
import { byId } from "../plan/access-steps.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause, Detail, Due, Guard, Kept, Step, Subject } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, LeaverRequest } from "../request/request.ts";
import { endOfDay } from "../time/day-bounds.ts";
import { remainsByRule } from "./remains-by-rule.ts";

/** Statuses a suspension can end: in these somebody can sign in, or could after a recovery. */
const CAN_SIGN_IN = ["ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"];

/**
 * Somebody leaves: contain first (suspend, end sessions), then strip, then deactivate, and tell others last.
 * The person is never mailed. Every membership that can be taken is taken; one that a group rule grants ends with the
 * attributes the rule reads, where the table declares them, and is shown as remaining where not.
 */
export function planLeaver(
  request: LeaverRequest,
  table: ReferenceTable,
  observation: Observation,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  const known: Attributes = { ...attributesOf(account, table.rules), ...request.attributes };
  const zone = request.zone.origin.source === "rule" ? zoneOf(known, table.rules).value : request.zone.value;
  const { leave } = request;
  const due: Due = leave.kind === "immediate" ? "at-once" : endOfDay(leave.lastDay.value, zone);
  const origin = leave.kind === "immediate" ? leave.origin : leave.lastDay.origin;
  const why: Reasons = {
    due,
    causes: [{ kind: "request", what: "leaves", origin }],
    guards: employeeGuards(request),
  };
  const subject: Subject = { accountId: account.id, login: account.login, name: nameOf(account) };
  const stripping = stripSteps(account, table, why);
  const ending: readonly Step[] = [
    ...containSteps(account, observation, why),
    ...stripping,
    ...deactivateStep(account, why),
  ];
  return ok({
    subject,
    zone,
    steps: [...ending, ...mails(request, table, observation, known, subject, why, ending)],
    kept: keptByLeaver(account),
    findings: remainsByRule(account, table),
  });
}

interface Reasons {
  readonly due: Due;
  readonly causes: readonly [Cause];
  readonly guards: readonly Guard[];
}

function employeeGuards({ person: { employeeNumber } }: LeaverRequest): readonly Guard[] {
  return employeeNumber === undefined ? [] : [{ kind: "same-employee", employeeNumber: employeeNumber.value }];
}

function containSteps(
  account: ObservedAccount,
  { sessionsEndedAt }: Observation,
  { due, causes, guards }: Reasons,
): readonly Step[] {
  const asleep = account.status === "SUSPENDED" || account.status === "DEPROVISIONED";
  const ended = asleep && sessionsEndedAt !== undefined;
  const canSignIn: Guard = { kind: "status-in", statuses: CAN_SIGN_IN };
  return [
    ...(CAN_SIGN_IN.includes(account.status)
      ? [makeStep({ kind: "suspend-account" }, { due, causes, guards: [...guards, canSignIn] })]
      : []),
    // Not after the suspension: where that fails, the sessions end all the same.
    ...(account.mayHoldSessions && !ended ? [makeStep({ kind: "end-sessions" }, { due, causes, guards })] : []),
  ];
}

function stripSteps(account: ObservedAccount, { rules }: ReferenceTable, { due, causes }: Reasons): readonly Step[] {
  const reason = { due, causes };
  const cleared = Object.fromEntries((rules.clearedOnLeave ?? []).map((attribute) => [attribute, undefined]));
  // Okta does not change the profile of a deactivated account.
  const changes = account.status === "DEPROVISIONED" ? [] : profileChanges(cleared, account);
  return [
    ...byId(account.memberships, ({ groupId }) => groupId)
      .filter(({ provenance }) => provenance.kind === "ours" || provenance.kind === "by-hand")
      .map(({ groupId, name }) => makeStep({ kind: "remove-from-group", groupId, name }, reason)),
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ scope }) => scope === "user")
      .map(({ appId, label }) => makeStep({ kind: "unassign-application", appId, label }, reason)),
    ...(changes.length > 0 ? [makeStep({ kind: "update-profile", changes }, reason)] : []),
  ];
}

function deactivateStep({ status }: ObservedAccount, { due, causes, guards }: Reasons): readonly Step[] {
  if (status === "DEPROVISIONED") return [];
  // After the profile, because Okta would refuse to change it later; after nothing else, because nothing may hold it up.
  return [makeStep({ kind: "deactivate-account" }, { due, causes, guards, after: ["update-profile"] })];
}

function mails(
  request: LeaverRequest,
  table: ReferenceTable,
  observation: Observation,
  known: Attributes,
  { name, login }: Subject,
  { due, causes }: Reasons,
  ending: readonly Step[],
): readonly Step[] {
  const cleared = new Set(table.rules.clearedOnLeave ?? []);
  // Matched without what is being cleared, so that the answer is the same before and after.
  const lasting = Object.fromEntries(
    Object.entries(known).filter(([attribute]) => !cleared.has(table.rules.profile[attribute] ?? "")),
  );
  const { securityMailbox } = table.rules;
  const facts: readonly Detail[] = [
    { label: "Name", value: name },
    { label: "Login", value: login },
    ...(request.leave.kind === "end-of-day"
      ? [{ label: request.leave.lastDay.origin.label, value: request.leave.lastDay.value }]
      : []),
  ];
  return noticeSteps(
    {
      event: "access-ended",
      facts,
      due,
      after: ending.map(({ id }) => id),
      always: ["manager", ...(securityMailbox === undefined ? [] : [`mailbox:${securityMailbox}` as const])],
      because: causes[0],
    },
    matchRows(table, lasting),
    { person: undefined, manager: observation.manager?.active === true ? observation.manager.email : undefined },
    observation,
  );
}

function keptByLeaver(account: ObservedAccount): readonly Kept[] {
  return [
    ...byId(account.memberships, ({ groupId }) => groupId).flatMap(({ groupId, name, provenance }): readonly Kept[] =>
      provenance.kind === "rule" || provenance.kind === "imported"
        ? [{ kind: "membership", id: groupId, name, why: provenance.kind }]
        : [],
    ),
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ scope }) => scope === "group")
      .map(({ appId, label }): Kept => ({ kind: "assignment", id: appId, name: label, why: "comes-with-group" })),
  ];
}
