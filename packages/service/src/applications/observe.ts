import {
  type App,
  type AppGroup,
  type GroupPush,
  listAppGroups,
  listApps,
  listGroupPushes,
  type OktaClient,
} from "@tenure/okta-client";
import type { GroupAssignment, HeldApplication, HeldPush } from "@tenure/sso-catalog";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import { type ApplicationsFailure, toApplicationsFailure } from "./applications-failure.ts";
import type { Chosen, ChosenOne } from "./choose-applications.ts";
import { findHeld } from "./find-held.ts";

/** A declaration, and what Okta holds of it now. */
export interface Observed {
  readonly declared: DeclaredApplication;
  readonly app: App | undefined;
  readonly held: HeldApplication | undefined;
}

/** Reads what Okta holds of every application that is meant. */
export function observe(okta: OktaClient, meant: Chosen): ResultAsync<readonly Observed[], ApplicationsFailure> {
  return find(okta, meant).andThen((found) =>
    ResultAsync.combine(found.map(({ app, declared }) => readHeld(okta, declared, app))),
  );
}

/** The application of the org that one declaration is about, without its groups. */
export function observeOne(
  okta: OktaClient,
  { all, one }: ChosenOne,
): ResultAsync<App | undefined, ApplicationsFailure> {
  return find(okta, { chosen: [one], all }).map(([found]) => found?.app);
}

function find(
  okta: OktaClient,
  meant: Chosen,
): ResultAsync<readonly Pick<Observed, "declared" | "app">[], ApplicationsFailure> {
  return listApps(okta)
    .mapErr(toApplicationsFailure)
    .andThen((apps) =>
      findHeld(meant, apps).mapErr(
        (problems): ApplicationsFailure => ({
          kind: "unplannable",
          sentence: "It cannot be told which applications of the org are meant.",
          problems,
        }),
      ),
    )
    .map((found) => meant.chosen.map((declared, at) => ({ declared, app: found[at] })));
}

function readHeld(
  okta: OktaClient,
  declared: DeclaredApplication,
  app: App | undefined,
): ResultAsync<Observed, ApplicationsFailure> {
  if (app === undefined) return okAsync({ declared, app, held: undefined });
  const isPushed = declared.configured.application.groups.pushed !== undefined;
  return ResultAsync.combine([
    listAppGroups(okta, app.id),
    // Where nothing is ever pushed there is nothing to ask.
    isPushed ? listGroupPushes(okta, app.id) : okAsync<readonly GroupPush[], never>([]),
  ])
    .map(([groups, pushes]) => ({
      declared,
      app,
      held: { app, assigned: groups.map(toAssignment), pushed: pushes.flatMap(toPush) },
    }))
    .orElse((error) => errAsync(toApplicationsFailure(error)));
}

/** A group's assignment as plans speak of it. */
export function toAssignment({ id, priority, profile }: AppGroup): GroupAssignment {
  return {
    groupId: id,
    ...(typeof priority === "number" ? { priority } : {}),
    ...(profile === null || profile === undefined ? {} : { profile }),
  };
}

/** A push as plans speak of it; none where Okta does not say which group it is of. */
export function toPush({ id, sourceGroupId, status = "" }: GroupPush): readonly HeldPush[] {
  return sourceGroupId === undefined ? [] : [{ id, groupId: sourceGroupId, status }];
}
