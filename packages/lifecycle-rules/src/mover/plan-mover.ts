import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import { zoneOf } from "../form/zone-of.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { findPerson } from "../person/find-person.ts";
import { nameOf } from "../person/name-of.ts";
import { attributesOf, type Profile, profileChanges, profileOf } from "../person/profile.ts";
import { grantSteps, keptAccess, revokeSteps } from "../plan/access-steps.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause, Detail, Guard, Step, Subject } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { taskSteps } from "../plan/tasks.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, MoverRequest } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";

/**
 * Somebody changes: what the ticket states is laid over what the directory knows, and the table is asked again.
 * Only what we gave and no row grants any more is taken; what came by hand or by a rule stays and is shown.
 */
export function planMover(
  request: MoverRequest,
  table: ReferenceTable,
  observation: Observation,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  if (account.status === "DEPROVISIONED") {
    return err([
      { kind: "person-has-left", sentence: `${account.login} has left; file a rehire instead of a change.` },
    ]);
  }
  const attributes: Attributes = { ...attributesOf(account, table.rules), ...request.attributes };
  const { matched, findings, refusals } = applicableRows(table, attributes);
  const all = [...refusals, ...preflight(matched, observation)];
  if (all.length > 0) return err(all);

  const zone = request.zone.origin.source === "rule" ? zoneOf(attributes, table.rules).value : request.zone.value;
  const due = startOfDay(request.effective.value, zone);
  const subject: Subject = { accountId: account.id, login: account.login, name: nameOf(account) };
  const facts = moverFacts(request, subject);
  const timing = { due, after: [] };
  const revoked = revokeSteps(table, matched, account, timing);
  const changing: readonly Step[] = [
    ...profileStep(request, table, observation, account, due),
    ...grantSteps(matched, account, timing),
    ...taskSteps(
      matched.filter((match) => isAsked(match)),
      request,
      table.rules,
      observation,
      { due, facts },
    ),
    ...revoked,
  ];
  const email = account.profile["email"];
  return ok({
    subject,
    zone,
    steps: [
      ...changing,
      ...noticeSteps(
        {
          event: "access-changed",
          facts,
          due,
          after: changing.map(({ id }) => id),
          always: ["manager", "person"],
          because: { kind: "request", what: "changes", origin: request.effective.origin },
        },
        matched.filter((match) => isAsked(match)),
        {
          person: typeof email === "string" ? email : account.login,
          manager: observation.manager?.active === true ? observation.manager.email : undefined,
        },
        observation,
      ),
    ],
    kept: keptAccess(table, matched, account, revoked),
    findings,
  });
}

/**
 * Whether the ticket itself states something a row tests. Only then does the row open tasks and send mails: what else
 * matches has matched before. Read from the ticket, so that it is the same before and after the profile is updated.
 */
function isAsked({ cells }: MatchedRow): boolean {
  return cells.some(({ origin }) => origin.source === "field" || origin.source === "form-answer");
}

function profileStep(
  request: MoverRequest,
  table: ReferenceTable,
  { manager }: Observation,
  account: ObservedAccount,
  due: Step["due"],
): readonly Step[] {
  const known = manager?.active === true && request.manager !== undefined;
  const wanted: Profile = {
    ...profileOf(request.attributes, table.rules),
    ...(known ? { managerId: manager.id, manager: manager.login } : {}),
  };
  const changes = profileChanges(wanted, account);
  if (changes.length === 0) return [];
  const origins = new Map(
    Object.entries(request.attributes).map(([name, { origin }]) => [table.rules.profile[name], origin] as const),
  );
  const causes = changes.map(({ attribute }): Cause => {
    const origin = origins.get(attribute) ?? request.manager?.origin ?? request.effective.origin;
    return { kind: "request", what: origin.label, origin };
  });
  const number = request.person.employeeNumber?.value;
  const guards: readonly Guard[] = number === undefined ? [] : [{ kind: "same-employee", employeeNumber: number }];
  return [makeStep({ kind: "update-profile", changes }, { due, causes, guards })];
}

function moverFacts(request: MoverRequest, { name, login }: Subject): readonly Detail[] {
  return [
    { label: "Name", value: name },
    { label: "Login", value: login },
    { label: request.effective.origin.label, value: request.effective.value },
  ];
}
