import type { App } from "../apps/app.ts";
import type { Org } from "../org.ts";

/** Where the value of one attribute comes from. */
export interface MappedProperty {
  readonly expression: string;
  readonly pushStatus: string;
}

/** One end of a mapping: the users of Okta, or those of an application. */
export interface MappingEnd {
  readonly id: string;
  readonly name: string;
  readonly type: "user" | "appuser";
}

/** How one profile is made from another. */
export interface ProfileMapping {
  readonly id: string;
  readonly source: MappingEnd;
  readonly target: MappingEnd;
  readonly properties: Readonly<Record<string, MappedProperty>>;
}

/** What Okta maps for every application until somebody says otherwise. */
const FROM_OKTA = ["firstName", "lastName", "email"];

/** Gives a new application its two mappings, from Okta's users and to them. */
export function addMappings(org: Org, app: App): void {
  const known = [...org.mappings.values()].some(({ source, target }) => source.id === app.id || target.id === app.id);
  if (known) return;
  const okta: MappingEnd = { id: org.userTypeId, name: "user", type: "user" };
  const ofApp: MappingEnd = { id: app.id, name: app.name, type: "appuser" };
  const add = (source: MappingEnd, target: MappingEnd, from: string): void => {
    const properties = Object.fromEntries(
      FROM_OKTA.map((name) => [name, { expression: `${from}.${name}`, pushStatus: "PUSH" }]),
    );
    const id = org.random.oktaId("prm");
    org.mappings.set(id, { id, source, target, properties });
  };
  add(okta, ofApp, "user");
  add(ofApp, okta, "appuser");
}

/** Attributes an application gets from Okta's profiles whenever they change. */
export function pushedAttributes(org: Org, app: App): readonly string[] {
  if (app.provisioning?.pushProfiles !== true) return [];
  const toApp = [...org.mappings.values()].filter(({ target }) => target.id === app.id);
  return toApp.flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, { pushStatus }]) => (pushStatus === "PUSH" ? [name] : [])),
  );
}

/** Forgets the mappings of an application that is gone. */
export function dropMappings(org: Org, appId: string): void {
  for (const { id, source, target } of org.mappings.values()) {
    if (source.id === appId || target.id === appId) org.mappings.delete(id);
  }
}
