import { err, ok, type Result } from "neverthrow";
import { applicableRows, excludedBy, withoutExcluded } from "../entitlements/applicable-rows.ts";
import { accessTarget } from "../entitlements/granted.ts";
import { preflight } from "../entitlements/preflight.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personFacts, personZone, subjectOf } from "../person/person-in-plan.ts";
import { byId } from "../plan/by-id.ts";
import { changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause, Due, Finding, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { targetOf } from "../plan/step-target.ts";
import { type MatchedRow, matchRows } from "../reference-table/match-rows.ts";
import type { NotificationEvent, ReferenceTable } from "../reference-table/table.ts";
import type { AccessRequest, Attributes } from "../request/request.ts";
import { endOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import type { TimeZone } from "../time/time-zone.ts";
import { accessEnd, recordedEnd, rowsGivenBy } from "./access-end.ts";
import { contradictions, without } from "./contradictions.ts";
import { runningAccess } from "./running-access.ts";

/**
 * Somebody gets extra access for a time: what requestable and privileged rows grant to what the ticket asks for.
 * What somebody has already by us becomes this ticket's as well, so that it lasts as long as the longest right to it.
 * Nothing is written to the profile, so nothing of it outlives its end; on that day the same ticket plans the removal.
 */
export function planAccess(
  request: AccessRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  if (account.status === "DEPROVISIONED") {
    return err([
      { kind: "person-has-left", sentence: `${account.login} has left; there is nobody to give access to.` },
    ]);
  }
  const untrue = contradictions(request, account, table);
  const attributes = knownAttributes({ attributes: without(request.attributes, untrue) }, account, table);
  const zone = personZone(request.zone, attributes, table);
  const all = matchRows(table, attributes);
  const { matched } = withoutExcluded(all.filter(isAskedFor), excludedBy(all));
  const last = request.until === undefined ? undefined : endOfDay(request.until.value, zone);
  // What is over is over, whatever the table or the directory would say to it today.
  if (last !== undefined && last <= now) return ok(ended(request, table, observation, account, zone, last));
  const given = rowsGivenBy(table, matched, observation);
  const recorded = request.until === undefined ? recordedEnd(request, observation) : undefined;
  const end = accessEnd(request, given, zone).map((allowed) => earliest(allowed, recorded));
  const over = end.unwrapOr(recorded);
  if (over !== undefined && over <= now) {
    return ok(ended(request, table, observation, account, zone, over));
  }
  const access = changeAccess(table, { matched, excluded: new Map() }, account, {
    due: "at-once",
    after: [],
    zone,
    now,
    others: "keep",
    claims: true,
    seen: observation,
  });
  const gives = matched.some(({ row }) => row.grants.some((grant) => accessTarget(grant) !== undefined));
  const gave = (observation.confirmedSteps ?? []).some(isGiving);
  const refusals: readonly Refusal[] = [
    // What was given stays until its end, although the person could not ask for it any more.
    ...(gives || gave ? [] : [nothingToAsk(table)]),
    // Who has moved since is who they are now: they keep what they were given, and are given nothing by what they were.
    ...(gave ? [] : untrue.map(({ sentence }) => ({ kind: "not-requestable" as const, sentence }))),
    ...(end.isErr() ? end.error : []),
    ...access.refusals,
    ...preflight(matched, observation),
  ];
  if (end.isErr() || refusals.length > 0) return err(refusals);
  return ok({
    subject: subjectOf(account),
    zone,
    effectiveAt: "at-once",
    steps: [...access.steps, ...told(request, observation, account, "access-changed", "at-once", access.steps)],
    kept: access.kept,
    findings: [...access.findings, ...approvals(matched)],
    ...(end.value === undefined ? {} : { replanAt: end.value }),
  });
}

const earliest = (...ends: readonly (Instant | undefined)[]): Instant | undefined =>
  ends.flatMap((end) => end ?? []).toSorted()[0];

function ended(
  request: AccessRequest,
  table: ReferenceTable,
  observation: Observation,
  account: ObservedAccount,
  zone: TimeZone,
  due: Instant,
): Draft {
  const steps = endSteps(request, table, observation, account, due);
  const taken = new Set(steps.map(targetOf));
  const rest = changeAccess(table, { matched: [], excluded: new Map() }, account, {
    due,
    after: [],
    zone,
    now: due,
    others: "keep",
    seen: {},
  });
  return {
    subject: subjectOf(account),
    zone,
    effectiveAt: "at-once",
    steps: [...steps, ...told(request, observation, account, "access-ended", due, steps)],
    kept: rest.kept.filter(({ id }) => !taken.has(id)),
    findings: [],
  };
}

function told(
  request: AccessRequest,
  observation: Observation,
  account: ObservedAccount,
  event: NotificationEvent,
  due: Due,
  steps: readonly Step[],
): readonly Step[] {
  const { reason, until } = request;
  return noticeSteps(
    {
      event,
      facts: [...personFacts(account, until), { label: reason.origin.label, value: reason.value }],
      due,
      after: steps.map(({ id }) => id),
      always: ["manager", "person"],
      because: askedFor(request),
    },
    [],
    contactsOf(account, observation),
    observation,
  );
}

function askedFor({ reason }: AccessRequest): Cause {
  return { kind: "request", what: "asks for access", origin: reason.origin };
}

/**
 * Only rows that may be asked for, and only by what the ticket itself names: nobody asks their way into birthrights, and
 * whoever asks for one thing does not get what a row gives to all who lack another.
 */
function isAskedFor({ row, cells }: MatchedRow): boolean {
  const names = (attribute: string) =>
    row.conditions.some((one) => one.attribute === attribute && one.test.kind !== "none-of");
  return (
    row.class !== "birthright" &&
    cells.some(
      ({ attribute, origin }) => (origin.source === "field" || origin.source === "form-answer") && names(attribute),
    )
  );
}

/** What the ticket gave is taken, unless the person's own place grants it by now, or another ticket still does. */
function endSteps(
  request: AccessRequest,
  table: ReferenceTable,
  observation: Observation,
  account: ObservedAccount,
  due: Instant,
): readonly Step[] {
  const { ticket } = request;
  const own: Attributes = knownAttributes({ attributes: {} }, account, table);
  const still = new Set([
    ...applicableRows(table, own).matched.flatMap(({ row }) =>
      row.grants.flatMap((grant) => accessTarget(grant) ?? []),
    ),
    ...runningAccess(observation.extraAccess, due, ticket),
  ]);
  // By the evidence alone: what the rows name today may be another ticket's, and what they named then is told there.
  const given = new Set([
    ...(observation.extraAccess ?? []).filter((one) => one.ticket.id === ticket.id).map(({ id }) => id),
    ...(observation.confirmedSteps ?? []).flatMap((step) => (isGiving(step) ? (targetOf(step) ?? []) : [])),
  ]);
  const ends = (id: string, ours: boolean) => ours && given.has(id) && !still.has(id);
  const why = { due, causes: [askedFor(request)] };
  return [
    ...byId(account.memberships, ({ groupId }) => groupId)
      .filter(({ groupId, provenance }) => ends(groupId, provenance.kind === "ours"))
      .map(({ groupId, name }) => makeStep({ kind: "remove-from-group", groupId, name }, why)),
    ...byId(account.assignments, ({ appId }) => appId)
      .filter(({ appId, scope, provenance }) => scope === "user" && ends(appId, provenance === "ours"))
      .map(({ appId, label }) => makeStep({ kind: "unassign-application", appId, label }, why)),
  ];
}

const isGiving = ({ action }: Step) => action.kind === "add-to-group" || action.kind === "assign-application";

function approvals(matched: readonly MatchedRow[]): readonly Finding[] {
  return byId(
    matched.filter(({ row }) => row.class === "privileged"),
    ({ row }) => row.id,
  ).map(({ row }) => ({
    kind: "needs-second-approval",
    sentence: `Row ${row.id} is privileged: its owner ${row.owner} must approve beside whoever approves the ticket.`,
  }));
}

function nothingToAsk({ name }: ReferenceTable): Refusal {
  const sentence = `Nothing the ticket asks for is requestable by the table "${name}" for this person.`;
  return { kind: "not-requestable", sentence };
}
