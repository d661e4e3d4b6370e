import { canonicalJson, sha256 } from "@tenure/lifecycle-rules";
import type { OktaClient } from "@tenure/okta-client";
import { type ApplicationPlan, dangerOf, planApplication, type WantedApplication } from "@tenure/sso-catalog";
import { err, ok, Result, type ResultAsync, safeTry } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import type { ApplicationsFailure } from "./applications-failure.ts";
import type { ApplicationsPlan, PlannedApplication } from "./applications-plan.ts";
import type { Chosen } from "./choose-applications.ts";
import { type NamedGroups, nameGroups, namesOfGroups } from "./name-groups.ts";
import { type Observed, observe } from "./observe.ts";

/** Looks at Okta and plans what has to be written; writes nothing. */
export function planApplications(okta: OktaClient, meant: Chosen): ResultAsync<ApplicationsPlan, ApplicationsFailure> {
  return lookAndPlan(okta, meant).map(({ plan }) => plan);
}

/** The plan, and what Okta was seen to hold, in the order of the declarations. */
export interface Looked {
  readonly plan: ApplicationsPlan;
  readonly observed: readonly Observed[];
}

/** As {@link planApplications}, for whoever wants to look further. */
export function lookAndPlan(okta: OktaClient, meant: Chosen): ResultAsync<Looked, ApplicationsFailure> {
  return safeTry(async function* () {
    const groups = yield* nameGroups(okta, meant.chosen);
    const observed = yield* observe(okta, meant);
    const plans = yield* Result.combineWithAllErrors(observed.map((one) => planOne(one, groups))).mapErr(unplannable);
    const strangers = plans.flatMap(({ plan }) => plan.extras.map(({ groupId }) => groupId));
    const names = yield* namesOfGroups(okta, strangers);
    const nameOf = (id: string) => names.get(id) ?? groups.nameOf(id);
    // A plan of making things holds no id of its org, so the org is hashed too: what was read at one is no leave for another.
    const hash = sha256(canonicalJson({ org: okta.host, plans: plans.map(({ plan }) => plan.hash) }));
    return ok({ plan: { applications: plans.map((one) => told(one, nameOf)), hash }, observed });
  });
}

interface Planned {
  readonly declared: DeclaredApplication;
  readonly plan: ApplicationPlan;
}

function planOne({ declared, held }: Observed, groups: NamedGroups): Result<Planned, readonly string[]> {
  const { okta } = declared.configured;
  return wanted(declared, groups)
    .andThen((want) =>
      planApplication(want, held).mapErr((problems) =>
        problems.map(({ sentence, groupId }) => sentence.replaceAll(groupId, `"${groups.nameOf(groupId)}"`)),
      ),
    )
    .map((plan) => ({ declared, plan }))
    .mapErr((problems) => problems.map((problem) => `${okta.label}: ${problem}`));
}

function wanted(
  { assignmentGroups, configured, others, pushGroups, userName }: DeclaredApplication,
  groups: NamedGroups,
): Result<WantedApplication, readonly string[]> {
  const problems = [...assignmentGroups.map(({ group }) => group), ...pushGroups].flatMap((name) => {
    const found = groups.resolve(name);
    return "problem" in found ? [found.problem] : [];
  });
  if (problems.length > 0) return err([...new Set(problems)]);
  const idOf = (name: string): string => {
    const found = groups.resolve(name);
    return "id" in found ? found.id : name;
  };
  return ok({
    configured,
    others,
    assigned: assignmentGroups.map(({ group, ...rest }) => ({ groupId: idOf(group), ...rest })),
    pushed: pushGroups.map(idOf),
    ...(userName === undefined ? {} : { userName }),
  });
}

function unplannable(problems: readonly (readonly string[])[]): ApplicationsFailure {
  return {
    kind: "unplannable",
    sentence: "What is declared cannot be carried out.",
    problems: problems.flat(),
  };
}

function told({ declared, plan }: Planned, nameOf: (id: string) => string): PlannedApplication {
  const { configured } = declared;
  const named = <T extends { readonly groupId: string }>(one: T) => ({ ...one, groupName: nameOf(one.groupId) });
  return {
    ...plan,
    configured,
    label: configured.okta.label,
    steps: plan.steps.map((step) => {
      const danger = dangerOf(step, configured);
      const by = "groupId" in step ? { groupName: nameOf(step.groupId) } : {};
      return { ...step, ...by, ...(danger === undefined ? {} : { danger }) };
    }),
    extras: plan.extras.map(named),
    waiting: plan.waiting.map(named),
  };
}
