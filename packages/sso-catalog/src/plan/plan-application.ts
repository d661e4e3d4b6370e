import { createHash } from "node:crypto";
import { err, ok, type Result } from "neverthrow";
import type { OktaApplication } from "../okta/okta-application.ts";
import { applicationDifferences } from "./application-differences.ts";
import type {
  ApplicationPlan,
  ApplicationPlanProblem,
  ApplicationStep,
  Extra,
  WaitingPush,
} from "./application-plan.ts";
import type { GroupAssignment, HeldApplication, WantedApplication } from "./application-state.ts";
import { canonical } from "./canonical.ts";
import { changedBody } from "./changed-body.ts";
import { isAssigned } from "./is-assigned.ts";
import { otherUserName } from "./other-user-name.ts";

/**
 * Plans the writes that make an application what it has to be: make or change it, switch it on, assign groups, push
 * groups. An application that is as it has to be is adopted without a write. What is pushed ends before what assigns,
 * or the provider would keep stale memberships. A push waits until a person has switched provisioning on: Okta refuses it before.
 */
export function planApplication(
  wanted: WantedApplication,
  held: HeldApplication | undefined,
): Result<ApplicationPlan, readonly ApplicationPlanProblem[]> {
  const problems = problemsOf(wanted);
  if (problems.length > 0) return err(problems);
  const extras = extrasOf(wanted, held);
  const steps = [
    ...endings(held, wanted.others === "take-away" ? extras : []),
    ...applicationSteps(wanted.configured.okta, held),
    ...assignmentSteps(wanted, held),
    ...pushSteps(wanted, held),
  ];
  const waiting = waitingPushes(wanted, held);
  const userName = held && otherUserName(wanted.configured.okta, held.app, wanted.userName);
  const plan = {
    application: wanted.configured.application.key,
    appId: held?.app.id,
    steps,
    extras,
    waiting,
    ...(userName === undefined ? {} : { userName }),
  };
  return ok({ ...plan, hash: createHash("sha256").update(canonical(plan)).digest("hex") });
}

function problemsOf({ assigned, pushed, configured }: WantedApplication): readonly ApplicationPlanProblem[] {
  const { name, groups } = configured.application;
  const ids = assigned.map(({ groupId }) => groupId);
  const both = pushed.filter((id) => assigned.some(({ groupId }) => groupId === id));
  return [
    ...[...repeated(ids), ...repeated(pushed)].map((groupId) => ({
      kind: "group-named-twice" as const,
      groupId,
      sentence: `The group ${groupId} is named twice, by its name or its id: name it once.`,
    })),
    ...assigned.filter(isPriorityTaken).map(({ groupId, priority }) => ({
      kind: "priority-given-twice" as const,
      groupId,
      sentence: `The group ${groupId} has priority ${priority}, and another has it too: nobody could say whose profile wins. Give each its own.`,
    })),
    ...both.map((groupId) => ({
      kind: "group-both-assigned-and-pushed" as const,
      groupId,
      sentence: `The group ${groupId} both assigns ${name} and is pushed to it: accounts and memberships would race. Use two groups.`,
    })),
    ...(groups.pushed === undefined ? pushed : []).map((groupId) => ({
      kind: "nothing-is-pushed-there" as const,
      groupId,
      sentence: `${name} takes no pushed groups, so ${groupId} cannot be pushed to it.`,
    })),
  ];
}

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
];

function isPriorityTaken({ groupId, priority }: GroupAssignment, _: number, all: readonly GroupAssignment[]): boolean {
  const first = all.find((one) => priority !== undefined && one.priority === priority);
  return first !== undefined && first.groupId !== groupId;
}

function extrasOf({ assigned, pushed }: WantedApplication, held: HeldApplication | undefined): readonly Extra[] {
  const others = <T extends { readonly groupId: string }>(list: readonly T[], known: readonly string[]) =>
    list.filter(({ groupId }) => !known.includes(groupId));
  return [
    ...others(held?.pushed ?? [], pushed).map(({ groupId }) => ({ groupId, held: "pushed" as const })),
    ...others(
      held?.assigned ?? [],
      assigned.map(({ groupId }) => groupId),
    ).map(({ groupId }) => ({ groupId, held: "assigned" as const })),
  ];
}

/** Pushes first: an inactive user's memberships are not pushed any more, and would come to life on a rehire. */
function endings(held: HeldApplication | undefined, extras: readonly Extra[]): readonly ApplicationStep[] {
  const pushIds = new Map(held?.pushed.map(({ groupId, id }) => [groupId, id]));
  return extras.map(({ groupId, held: how }) =>
    how === "pushed"
      ? { kind: "end-push", groupId, pushId: pushIds.get(groupId) ?? "" }
      : { kind: "unassign-group", groupId },
  );
}

function applicationSteps(wanted: OktaApplication, held: HeldApplication | undefined): readonly ApplicationStep[] {
  if (held === undefined) return [{ kind: "create-application", body: wanted }];
  const differences = applicationDifferences(wanted, held.app);
  return [
    ...(differences.length === 0
      ? []
      : [{ kind: "change-application" as const, body: changedBody(held.app, wanted), differences }]),
    ...(held.app.status === "ACTIVE" ? [] : [{ kind: "activate-application" as const }]),
  ];
}

function assignmentSteps({ assigned }: WantedApplication, held: HeldApplication | undefined) {
  return assigned.flatMap((assignment) => {
    const there = held?.assigned.find(({ groupId }) => groupId === assignment.groupId);
    if (there !== undefined && isAssigned(assignment, there)) return [];
    return [{ kind: "assign-group", ...assignment, ...(there === undefined ? {} : { replaces: there }) } as const];
  });
}

/** What is pushed already can be mended whatever the application says of itself. */
function pushSteps({ pushed }: WantedApplication, held: HeldApplication | undefined): readonly ApplicationStep[] {
  return pushed.flatMap((groupId): readonly ApplicationStep[] => {
    const there = held?.pushed.find((push) => push.groupId === groupId);
    if (there === undefined) return takesGroups(held) ? [{ kind: "push-group", groupId }] : [];
    return there.status === "ACTIVE" ? [] : [{ kind: "restart-push", groupId, pushId: there.id }];
  });
}

function waitingPushes(
  { pushed, configured: { application } }: WantedApplication,
  held: HeldApplication | undefined,
): readonly WaitingPush[] {
  if (takesGroups(held)) return [];
  const step = application.consoleOnly.find(({ where }) => where === "okta");
  const sentence =
    step === undefined
      ? `${application.name} takes no groups before provisioning is switched on in Okta's console; its API cannot do that.`
      : `In Okta's console: ${step.step} ${step.reason}`;
  return pushed
    .filter((groupId) => !held?.pushed.some((push) => push.groupId === groupId))
    .map((groupId) => ({ groupId, sentence }));
}

function takesGroups(held: HeldApplication | undefined): boolean {
  const features: unknown = held?.app["features"];
  return Array.isArray(features) && features.includes("GROUP_PUSH");
}
