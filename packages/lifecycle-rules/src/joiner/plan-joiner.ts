import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { profileChanges, profileOf } from "../person/profile.ts";
import { grantSteps, type HeldAccess, keptAccess, revokeSteps } from "../plan/access-steps.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause, Detail, Finding, ProfileChange, Step, Subject } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { taskSteps } from "../plan/tasks.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { JoinerRequest } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import { joinerAccount } from "./joiner-account.ts";
import { fullName, joinerProfile } from "./joiner-profile.ts";

/**
 * Somebody joins: the account is made and given its access at once, and wakes up on the first minute of the start day.
 * Run again at any point, it plans what is still missing.
 */
export function planJoiner(
  request: JoinerRequest,
  table: ReferenceTable,
  observation: Observation,
): Result<Draft, readonly Refusal[]> {
  const { matched, findings, refusals } = applicableRows(table, request.attributes);
  const found = joinerAccount(request, table.rules, observation);
  const all = [...(found.isErr() ? found.error : []), ...refusals, ...preflight(matched, observation)];
  if (found.isErr() || all.length > 0) return err(all);

  const { account, login } = found.value;
  const subject: Subject = {
    ...(account === undefined ? {} : { accountId: account.id }),
    login: account?.login ?? login,
    name: fullName(request),
  };
  const zone = request.zone.value;
  const profile = joinerProfile(request, table.rules, observation, subject.login);
  if (account !== undefined && hasMovedOn(request, table.rules, account)) {
    return ok({ subject, zone, steps: [], kept: [], findings: [superseded(subject)] });
  }
  const changes = account === undefined ? [] : profileChanges(profile, account).filter((c) => mayWrite(c, account));

  const asked: Cause = { kind: "request", what: "joins", origin: request.start.origin };
  const held: HeldAccess = account ?? { memberships: [], assignments: [] };
  const once = { due: "at-once", causes: [asked] } as const;
  const prepare: readonly Step[] = [
    ...(account === undefined
      ? [makeStep(creation(request, table, login, profile), { ...once, guards: [{ kind: "login-free", login }] })]
      : []),
    ...(changes.length > 0 ? [makeStep({ kind: "update-profile", changes }, once)] : []),
  ];
  const afterCreation = { due: "at-once", after: ["create-account"] } as const;
  const revoked = account?.status === "STAGED" ? revokeSteps(table, matched, held, afterCreation) : [];
  const start = startOfDay(request.start.value, zone);
  const addresses = {
    person: request.personalEmail?.value,
    manager: observation.manager?.active === true ? observation.manager.email : undefined,
  };
  const facts = joinerFacts(request, subject);
  return ok({
    subject,
    zone,
    steps: [
      ...prepare,
      ...grantSteps(matched, held, afterCreation),
      ...revoked,
      ...taskSteps(matched, request, table.rules, observation, { due: "at-once", facts }),
      ...noticeSteps(
        { event: "account-prepared", facts, ...afterCreation, always: ["manager"], because: asked },
        matched,
        addresses,
        observation,
      ),
      ...(account === undefined || account.status === "STAGED" ? [activation(request, start, asked)] : []),
      ...noticeSteps(
        {
          event: "account-active",
          facts,
          due: start,
          after: ["activate-account"],
          always: ["manager", "person"],
          because: asked,
        },
        matched,
        addresses,
        observation,
      ),
    ],
    kept: keptAccess(table, matched, held, revoked),
    findings: [...findings, ...managerFindings(request, observation), ...contactFindings(request)],
  });
}

/** Started, and the profile says otherwise than the ticket: a later change is the latest word. */
function hasMovedOn({ attributes }: JoinerRequest, rules: TableRules, account: ObservedAccount): boolean {
  return account.status !== "STAGED" && profileChanges(profileOf(attributes, rules), account).length > 0;
}

/** Once the person has started, only a manager who was not known before is filled in. */
function mayWrite({ attribute, from }: ProfileChange, { status }: ObservedAccount): boolean {
  return status === "STAGED" || (from === undefined && (attribute === "managerId" || attribute === "manager"));
}

function creation(
  request: JoinerRequest,
  { rules }: ReferenceTable,
  login: string,
  profile: ReturnType<typeof joinerProfile>,
) {
  const intent = { attribute: rules.intentAttribute, value: request.ticket.id };
  return { kind: "create-account", login, profile, intent } as const;
}

function activation(request: JoinerRequest, start: Step["due"], asked: Cause): Step {
  const employee = request.employeeNumber;
  return makeStep(
    { kind: "activate-account" },
    {
      due: start,
      causes: [asked],
      guards: [
        { kind: "status-in", statuses: ["STAGED"] },
        ...(employee === undefined ? [] : [{ kind: "same-employee", employeeNumber: employee.value } as const]),
      ],
      after: ["create-account", "update-profile"],
    },
  );
}

function joinerFacts(request: JoinerRequest, { name, login }: Subject): readonly Detail[] {
  return [
    { label: "Name", value: name },
    { label: "Login", value: login },
    { label: request.start.origin.label, value: request.start.value },
  ];
}

function superseded({ login }: Subject): Finding {
  return {
    kind: "superseded",
    sentence: `${login} has started and their profile has changed since; this ticket is no longer the latest word.`,
  };
}

function managerFindings({ manager }: JoinerRequest, observation: Observation): readonly Finding[] {
  if (manager === undefined || observation.manager?.active === true) return [];
  const what = observation.manager === undefined ? "is not known to Okta" : "is not active in Okta";
  return [
    {
      kind: "manager-unknown",
      sentence: `The manager ${manager.value} ${what}; the account is made without, and planned again when that changes.`,
    },
  ];
}

function contactFindings({ personalEmail }: JoinerRequest): readonly Finding[] {
  if (personalEmail !== undefined) return [];
  return [
    {
      kind: "no-personal-address",
      sentence: "No personal mail address is given, so only the manager is told when the account is active.",
    },
  ];
}
