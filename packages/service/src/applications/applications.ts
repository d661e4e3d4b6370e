import type { Clock, Ids, Ledger, Locks } from "@tenure/provisioner";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import { type CallOptions, oktaClientOf } from "../compose/clients.ts";
import type { TenureConfig } from "../config/read-config.ts";
import { openStore } from "../store/open-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { randomIds } from "../system/random-ids.ts";
import { systemClock } from "../system/system-clock.ts";
import type { ApplicationsFailure } from "./applications-failure.ts";
import type { ApplicationsPlan } from "./applications-plan.ts";
import { type AppliedApplications, type ApplyOptions, applyApplications } from "./apply-applications.ts";
import { type Chosen, chooseApplications, chooseOne } from "./choose-applications.ts";
import { type ApplicationDrift, driftOf } from "./drift.ts";
import { type ApplicationInstructions, instruct } from "./instruct.ts";
import { observeOne } from "./observe.ts";
import { lookAndPlan, planApplications } from "./plan-applications.ts";
import { type VerifiedApplication, type VerifyTools, verifyApplication } from "./verify-application.ts";

/** The applications a company declares, and Okta. `names` are keys of the catalogue or labels; none means all of them. */
export interface Applications {
  /** What has to be written; writes nothing. */
  plan(names?: readonly string[]): ResultAsync<ApplicationsPlan, ApplicationsFailure>;
  /** Carries out what is planned now, and reads every step back. */
  apply(names?: readonly string[], options?: ApplyOptions): ResultAsync<AppliedApplications, ApplicationsFailure>;
  /** How each stands: settings, groups, pushes, certificate, people. */
  verify(names?: readonly string[]): ResultAsync<readonly VerifiedApplication[], ApplicationsFailure>;
  /** What differs, one line each. */
  drift(names?: readonly string[]): ResultAsync<readonly ApplicationDrift[], ApplicationsFailure>;
  /** What the provider of one application is told. */
  instructions(name: string): ResultAsync<ApplicationInstructions, ApplicationsFailure>;
  close(): Promise<void>;
}

/** What a test puts in the place of the usual. */
export interface ApplicationsOverrides {
  readonly calls?: CallOptions;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly ledger?: Ledger;
  readonly locks?: Locks;
}

/**
 * Opens the applications of a configuration. Needs the scopes `okta.apps.manage` and `okta.groups.manage` and a role
 * over both; to look, `okta.apps.read` and `okta.groups.read` are enough of a role.
 */
export function openApplications(
  {
    applications,
    okta: settings,
    spool,
    store: where,
  }: Pick<TenureConfig, "applications" | "okta" | "spool" | "store">,
  overrides: ApplicationsOverrides = {},
): ResultAsync<Applications, StoreUnavailable> {
  const { calls = {}, clock = systemClock, ids = randomIds } = overrides;
  const okta = oktaClientOf(settings, calls);
  const { orgUrl } = settings;
  const chosen = (names: readonly string[] | undefined) => chooseApplications(applications, names);
  return openStore(where, ids, { spool }).map((store) => {
    const tools = {
      okta,
      clock,
      ids,
      ledger: overrides.ledger ?? store.ledger,
      locks: overrides.locks ?? store.locks,
      spool: store.spool,
    };
    return {
      plan: (names) => chosen(names).asyncAndThen((meant) => planApplications(okta, meant)),
      apply: (names, options) => chosen(names).asyncAndThen((meant) => applyApplications(tools, meant, options)),
      drift: (names) =>
        chosen(names)
          .asyncAndThen((meant) => planApplications(okta, meant))
          .map((plan) => plan.applications.flatMap(driftOf)),
      verify: (names) => chosen(names).asyncAndThen((meant) => verify({ okta, orgUrl, now: clock.now() }, meant)),
      instructions: (name) =>
        chooseOne(applications, name).asyncAndThen((meant) =>
          observeOne(okta, meant).andThen((app) => instruct(okta, app, meant.one, { orgUrl, now: clock.now() })),
        ),
      close: store.close,
    };
  });
}

/** One after the other: each asks for its people, who may be many. */
function verify(tools: VerifyTools, meant: Chosen): ResultAsync<readonly VerifiedApplication[], ApplicationsFailure> {
  return safeTry(async function* () {
    const { observed, plan } = yield* lookAndPlan(tools.okta, meant);
    const verified: VerifiedApplication[] = [];
    for (const [at, planned] of plan.applications.entries()) {
      const { app, declared } = observed[at] ?? {};
      const counts = { groups: declared?.assignmentGroups.length ?? 0, pushes: declared?.pushGroups.length ?? 0 };
      verified.push(yield* verifyApplication(tools, planned, app, counts));
    }
    return ok(verified);
  });
}
