import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import { reducedRows, reducingLeave, staysReduced } from "../leave/reduced-access.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personFacts, personZone, subjectOf } from "../person/person-in-plan.ts";
import { changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { taskSteps } from "../plan/tasks.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, MoverRequest } from "../request/request.ts";
import { endOfDay, startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import { moverFindings } from "./mover-findings.ts";
import { underNewName } from "./mover-name.ts";
import { endedAttributes, moverProfileStep } from "./mover-profile.ts";
import { attributesBefore, planWayBack } from "./plan-way-back.ts";

/**
 * Somebody changes: what the ticket states is laid over what the directory knows, and the table is asked again.
 * Only what we gave and no row grants any more is taken; what came by hand or by a rule stays and is shown.
 * A suspended person stays suspended. A change for a time plans its own way back when that time is over.
 */
export function planMover(
  request: MoverRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = findMover(request, observation, table);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  if (account.status === "DEPROVISIONED") {
    return err([
      { kind: "person-has-left", sentence: `${account.login} has left; file a rehire instead of a change.` },
    ]);
  }
  const attributes = movedAttributes(request, account, table);
  const zone = personZone(request.zone, attributes, table);
  const back = request.until === undefined ? undefined : endOfDay(request.until.value, zone);
  if (back !== undefined && back <= now) return planWayBack(request, table, observation, account, back, now);

  const due = startOfDay(request.effective.value, zone);
  const rows = applicableRows(table, attributes);
  const away = reducingLeave(table, observation, request.ticket, due > now ? due : now);
  const allowed = away === undefined ? rows : reducedRows(table, rows);
  const access = changeAccess(table, allowed, account, {
    due,
    after: [],
    overlap: { day: request.effective.value, before: attributesBefore(table, observation, account) },
    zone,
    now,
    others: "revoke",
    takeFirst: table.rules.takeFirstOn?.some((attribute) => request.attributes[attribute] !== undefined) === true,
    seen: observation,
  });
  const refusals = [...rows.refusals, ...access.refusals, ...preflight(allowed.matched, observation)];
  if (refusals.length > 0) return err(refusals);

  const known = underNewName(request, account);
  const facts = personFacts(known, request.effective);
  const asked = rows.matched.filter((match) => isAsked(match));
  const changing: readonly Step[] = [
    ...moverProfileStep(request, table, observation, account, due),
    ...access.steps,
    ...taskSteps(asked, request, table.rules, observation, { due, facts }),
  ];
  const atOnce = changing.filter((step) => step.due === due);
  return ok({
    subject: subjectOf(known),
    zone,
    effectiveAt: due,
    steps: [
      ...atOnce,
      ...noticeSteps(
        {
          event: "access-changed",
          facts,
          due,
          after: atOnce.map(({ id }) => id),
          always: ["manager", "person"],
          because: { kind: "request", what: "changes", origin: request.effective.origin },
        },
        asked,
        contactsOf(account, observation),
        observation,
      ),
      // Overlaps end after everybody has been told of the change.
      ...changing.filter((step) => step.due !== due),
    ],
    kept: access.kept,
    findings: [
      ...rows.findings,
      ...access.findings,
      ...moverFindings(request, table, observation, account),
      ...(away === undefined ? [] : [staysReduced(away)]),
      ...(back === undefined
        ? []
        : [{ kind: "returns", sentence: `The way back is planned on ${back}, with what the table grants by then.` }]),
    ],
    ...(back === undefined ? {} : { replanAt: back }),
  });
}

/** The person by the old number, or by the new one once it is written. */
function findMover(
  { person, newEmployeeNumber }: MoverRequest,
  observation: Observation,
  { rules }: ReferenceTable,
): Result<ObservedAccount, readonly Refusal[]> {
  const found = findPerson(person, observation, rules);
  if (found.isOk() || newEmployeeNumber === undefined) return found;
  return findPerson({ ...person, employeeNumber: newEmployeeNumber }, observation, rules).orElse(() => found);
}

function movedAttributes(request: MoverRequest, account: ObservedAccount, table: ReferenceTable): Attributes {
  const ended = new Set(endedAttributes(request, table.rules));
  return Object.fromEntries(
    Object.entries(knownAttributes(request, account, table)).filter(([name]) => !ended.has(name)),
  );
}

/**
 * Whether the ticket itself states something a row tests. Only then does the row open tasks and send mails: what else
 * matches has matched before. Read from the ticket, so that it is the same before and after the profile is updated.
 */
function isAsked({ cells }: MatchedRow): boolean {
  return cells.some(({ origin }) => origin.source === "field" || origin.source === "form-answer");
}
