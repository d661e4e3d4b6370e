import { err, ok, type Result } from "neverthrow";
import type { Observation } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personZone, samePerson, subjectOf } from "../person/person-in-plan.ts";
import type { Draft } from "../plan/draft.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LeaverRequest } from "../request/request.ts";
import { addDays } from "../time/add-days.ts";
import { endOfDay } from "../time/day-bounds.ts";
import { dayOf } from "../time/day-of.ts";
import type { TimeZone } from "../time/time-zone.ts";
import { containSteps } from "./contain.ts";
import { dutyFindings, dutyRefusals, dutySteps } from "./duties.ts";
import { endingNotices } from "./ending-notices.ts";
import type { LeaverReasons, Stages } from "./leaver-reasons.ts";
import { remainsByRule } from "./remains-by-rule.ts";
import { deactivateStep, deleteStep, keptByLeaver, stripSteps } from "./strip.ts";

/**
 * Somebody leaves: contain first (suspend, end sessions), then strip, then deactivate, and tell others last.
 *
 * The person is never mailed. Every membership that can be taken is taken; one that a group rule grants ends with the
 * attributes the rule reads, where the table declares them, and is shown as remaining where not. Under a legal hold
 * the person is shut out and nothing is taken apart.
 */
export function planLeaver(
  request: LeaverRequest,
  table: ReferenceTable,
  observation: Observation,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return wasDeleted(request, observation) ?? err(found.error);
  const account = found.value;
  const refusals = [...ownTicket(request, account.login), ...dutyRefusals(request, table, observation)];
  if (refusals.length > 0) return err(refusals);

  const known = knownAttributes(request, account, table);
  const zone = personZone(request.zone, known, table);
  const stages = stagesOf(request, table, zone);
  const { leave } = request;
  const origin = leave.kind === "immediate" ? leave.origin : leave.lastDay.origin;
  const why: LeaverReasons = {
    causes: [{ kind: "request", what: "leaves", origin }],
    guards: samePerson(request.person),
  };
  const contained = containSteps(account, observation, stages.contain, why);
  const held = request.legalHold?.value === "Yes";
  const ending = held
    ? []
    : [...stripSteps(account, table, stages.strip, why), ...deactivateStep(account, stages.strip, why)];
  const steps = [...contained, ...dutySteps(account, observation, stages.contain, why), ...ending];
  return ok({
    subject: subjectOf(account),
    zone,
    effectiveAt: stages.contain,
    steps: [
      ...steps,
      ...endingNotices(
        request,
        table,
        observation,
        known,
        account,
        stages,
        why,
        steps,
        contactsOf(account, observation),
      ),
      ...(held || stages.delete === undefined ? [] : [deleteStep(stages.delete, why)]),
    ],
    kept: held ? [] : keptByLeaver(account),
    findings: [
      ...(held
        ? [{ kind: "legal-hold", sentence: `${account.login} is under legal hold: shut out, nothing taken apart.` }]
        : []),
      ...remainsByRule(account, table),
      ...dutyFindings(observation),
    ],
  });
}

/** Contained at once or at the end of the last day; taken apart after the hold; deleted after the retention. */
function stagesOf({ leave, noticedAt }: LeaverRequest, { rules }: ReferenceTable, zone: TimeZone): Stages {
  const { holdDays = 0, deleteAfterDays } = rules.leaver ?? {};
  const last = leave.kind === "immediate" ? dayOf(noticedAt, zone) : leave.lastDay.value;
  const contain = leave.kind === "immediate" ? "at-once" : endOfDay(last, zone);
  return {
    contain,
    strip: holdDays === 0 ? contain : endOfDay(addDays(last, holdDays), zone),
    ...(deleteAfterDays === undefined ? {} : { delete: endOfDay(addDays(last, holdDays + deleteAfterDays), zone) }),
  };
}

function ownTicket({ reporter }: LeaverRequest, login: string): readonly Refusal[] {
  if (reporter === undefined || reporter.toLowerCase() !== login.toLowerCase()) return [];
  return [{ kind: "own-ticket", sentence: `${login} filed this ticket about themselves; somebody else must.` }];
}

/** The account is gone because this ticket deleted it: that is the end, not a mistake in the name. */
function wasDeleted(
  { person, zone }: LeaverRequest,
  { confirmedSteps = [] }: Observation,
): Result<Draft, readonly Refusal[]> | undefined {
  if (!confirmedSteps.some(({ id }) => id === "delete-account")) return undefined;
  const name = person.login?.value ?? person.employeeNumber?.value ?? "";
  return ok({
    subject: { login: name, name },
    zone: zone.value,
    effectiveAt: "at-once",
    steps: [],
    kept: [],
    findings: [{ kind: "deleted", sentence: `The account of ${name} was deleted after its retention.` }],
  });
}
