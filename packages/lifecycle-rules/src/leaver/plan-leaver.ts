import { err, ok, type Result } from "neverthrow";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personZone, samePerson, subjectOf } from "../person/person-in-plan.ts";
import type { Draft } from "../plan/draft.ts";
import { comesBack } from "../plan/other-tickets.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LeaverRequest } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { planAbsent } from "./absent.ts";
import { containSteps, endsToContain } from "./contain.ts";
import { dutyFindings, dutyRefusals, dutySteps, waitsForHandOver } from "./duties.ts";
import { endingNotices } from "./ending-notices.ts";
import { goneBefore, outsideOkta, returnsLater, shutOutByEnd } from "./leaver-findings.ts";
import type { LeaverReasons, Stages } from "./leaver-reasons.ts";
import { remainsByRule } from "./remains-by-rule.ts";
import { residueSteps } from "./residue.ts";
import { stagesOf } from "./stages.ts";
import { beforeTheEnd, deactivateStep, deleteStep, keptByLeaver, leaveGroups } from "./strip.ts";

/**
 * Somebody leaves: contain first (suspend, end sessions), then strip, then deactivate, and tell others last.
 *
 * The person is never mailed. Every membership that can be taken is taken; one that a group rule grants ends with the
 * attributes the rule reads, where the table declares them, and is shown as remaining where not. Under a legal hold,
 * while nobody is named who takes over what the person answers for, and where a rehire brings them back, they are shut
 * out and nothing is taken apart but what goes with an account that only its end shuts out.
 */
export function planLeaver(
  request: LeaverRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return planAbsent(request, table, observation, now) ?? err(found.error);
  const account = found.value;
  const refusals = [
    ...ownTicket(request, account.login),
    ...otherManager(request, observation, account),
    ...dutyRefusals(table, observation),
  ];
  if (refusals.length > 0) return err(refusals);

  const known = knownAttributes(request, account, table);
  const zone = personZone(request.zone, known, table);
  const stages = stagesOf(request, table, known, zone);
  const { leave } = request;
  const origin = leave.kind === "immediate" ? leave.origin : leave.lastDay.origin;
  const why: LeaverReasons = {
    causes: [{ kind: "request", what: "leaves", origin }],
    guards: samePerson(request.person),
  };
  const contained = containSteps(account, observation, stages.contain, why);
  const held = request.legalHold?.value === "Yes";
  const waits = waitsForHandOver(request, observation);
  const back = comesBack(request, stages.contain, observation, now);
  const whole = !held && !waits && back === undefined;
  const early = endsToContain(account, observation);
  const end = early ? stages.contain : stages.strip;
  const ending = [
    ...(whole ? leaveGroups(account, stages.strip, why) : []),
    ...(whole || early ? [...beforeTheEnd(account, table, end, why), ...deactivateStep(account, end, why)] : []),
  ];
  const steps = [
    ...contained,
    ...dutySteps(account, observation, stages.contain, why),
    ...residueSteps(account, table, observation, { due: stages.contain, shutOutAt: shutOutAt(request, stages) }, why),
    ...ending,
  ];
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
      ...(!whole || stages.delete === undefined ? [] : [deleteStep(stages.delete, why)]),
    ],
    kept: whole ? keptByLeaver(account) : [],
    findings: [
      ...(held
        ? [
            {
              kind: "legal-hold",
              sentence: `${account.login} is under legal hold: shut out, and no more is taken apart.`,
            },
          ]
        : []),
      ...(waits
        ? [
            {
              kind: "waits-for-hand-over",
              sentence: `${account.login} is shut out in time, but no more is taken apart before the ticket says who takes over.`,
            },
          ]
        : []),
      ...(back === undefined ? [] : [returnsLater(account, back)]),
      ...shutOutByEnd(account, observation),
      ...goneBefore(account, observation),
      ...outsideOkta(account),
      ...remainsByRule(account, ending, whole),
      ...dutyFindings(observation),
    ],
    ...(back === undefined ? {} : { replanAt: back.effectiveAt }),
  });
}

/** Who must go at once is out as soon as it was noticed, as far as deadlines of others count. */
function shutOutAt({ noticedAt }: LeaverRequest, { contain }: Stages): Instant {
  return contain === "at-once" ? noticedAt : contain;
}

/** Whoever is named as manager must be the one Okta knows: two people of one name are told apart by it. */
function otherManager(
  { manager: named }: LeaverRequest,
  { manager }: Observation,
  { login, profile }: ObservedAccount,
): readonly Refusal[] {
  if (named === undefined || manager === undefined) return [];
  const known = [profile["managerId"], profile["manager"]].filter((one) => typeof one === "string" && one !== "");
  const same = [manager.id, manager.login, manager.email, named.value].map((one) => one.toLowerCase());
  if (known.length === 0 || known.some((one) => same.includes(String(one).toLowerCase()))) return [];
  const sentence = `The ticket names ${manager.login} as the manager of ${login}, Okta somebody else; make sure it is the right person.`;
  return [{ kind: "person-mismatch", sentence }];
}

function ownTicket({ reporter }: LeaverRequest, login: string): readonly Refusal[] {
  if (reporter === undefined || reporter.toLowerCase() !== login.toLowerCase()) return [];
  return [{ kind: "own-ticket", sentence: `${login} filed this ticket about themselves; somebody else must.` }];
}
