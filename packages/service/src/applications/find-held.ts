import type { App } from "@tenure/okta-client";
import { findHeldApplication, isOfKind } from "@tenure/sso-catalog";
import { err, ok, type Result } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import type { Chosen } from "./choose-applications.ts";

/** The application of the org that each chosen declaration is about; `undefined` where it is yet to be made. */
export function findHeld(
  { all, chosen }: Chosen,
  apps: readonly App[],
): Result<readonly (App | undefined)[], readonly string[]> {
  const found = new Map(all.map((one) => [one, candidates(one, all, apps)]));
  const problems = chosen.flatMap((one) => [
    ...tooMany(one, found.get(one) ?? []),
    ...gone(one, found.get(one) ?? []),
    ...ofAnotherKind(one, found.get(one) ?? []),
    ...sameAsAnother(one, found),
    ...labelTaken(one, found.get(one) ?? [], apps),
  ]);
  return problems.length > 0 ? err(problems) : ok(chosen.map((one) => found.get(one)?.[0]));
}

/** One that bears the label of another declaration is that one's. */
function candidates(
  { configured, id }: DeclaredApplication,
  declared: readonly DeclaredApplication[],
  apps: readonly App[],
): readonly App[] {
  if (id !== undefined) return apps.filter((app) => app.id === id);
  const others = declared.filter((other) => other.configured !== configured);
  const isTaken = (app: App) =>
    app.label !== configured.okta.label &&
    others.some((other) => other.id === app.id || other.configured.okta.label === app.label);
  return findHeldApplication(
    configured,
    apps.filter((app) => !isTaken(app)),
  );
}

function tooMany({ configured: { okta } }: DeclaredApplication, found: readonly App[]): readonly string[] {
  if (found.length < 2) return [];
  const list = found.map(({ id, label }) => `${id} "${label}"`).join(", ");
  return [
    `More than one application of the org could be "${okta.label}" (${list}): write the id of the one that is meant.`,
  ];
}

function gone({ configured: { okta }, id }: DeclaredApplication, found: readonly App[]): readonly string[] {
  if (id === undefined || found.length > 0) return [];
  return [
    `Okta has no application ${id}, or we may not see it, so "${okta.label}" cannot be that one: correct the id.`,
  ];
}

/** An id is believed as far as it can be true: Okta changes neither kind nor sign-on of an application. */
function ofAnotherKind({ configured, id }: DeclaredApplication, [app]: readonly App[]): readonly string[] {
  if (id === undefined || app === undefined || isOfKind(configured, app)) return [];
  const { application, okta } = configured;
  return [
    `The application ${app.id} "${app.label}" (${app.name}) is no ${application.name} as declared, so "${okta.label}" cannot be that one: correct the id.`,
  ];
}

function sameAsAnother(
  one: DeclaredApplication,
  found: ReadonlyMap<DeclaredApplication, readonly App[]>,
): readonly string[] {
  const app = found.get(one)?.[0];
  if (app === undefined) return [];
  const [other] = [...found].find(([declared, [held]]) => declared !== one && held?.id === app.id) ?? [];
  if (other === undefined) return [];
  const [first, second] = [one, other].map(({ configured }) => `"${configured.okta.label}"`);
  return [`Both ${first} and ${second} could be the application ${app.id}: write its id where it is meant.`];
}

/** Okta holds a label once, so nothing could be made beside it. */
function labelTaken(
  { configured: { application, okta }, id }: DeclaredApplication,
  found: readonly App[],
  apps: readonly App[],
): readonly string[] {
  const holder = apps.find(({ label }) => label === okta.label);
  if (found.length > 0 || id !== undefined || holder === undefined) return [];
  return [
    `Okta has an application "${okta.label}" that is no ${application.name} as declared (${holder.id}, ${holder.name}), and holds a label once: declare another label, or rename that one.`,
  ];
}
