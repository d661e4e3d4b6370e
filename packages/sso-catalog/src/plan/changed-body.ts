import type { OktaApplication } from "../okta/okta-application.ts";
import { isRecord } from "./canonical.ts";
import { isSecretName } from "./secret-names.ts";

const OKTAS_OWN: ReadonlySet<string> = new Set([
  "id",
  "orn",
  "status",
  "created",
  "lastUpdated",
  "features",
  "universalLogout",
  "_links",
  "_embedded",
]);

/**
 * The body that puts an application in place of what was read: what is wanted laid over it. What others set stays,
 * what only Okta may set is left out, and no secret goes back as it was read.
 */
export function changedBody(
  held: Readonly<Record<string, unknown>>,
  wanted: OktaApplication,
): Readonly<Record<string, unknown>> {
  return overlay(Object.fromEntries(Object.entries(held).filter(([name]) => !OKTAS_OWN.has(name))), wanted);
}

function overlay(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = [...new Set([...Object.keys(below), ...Object.keys(above)])].filter((name) => !isSecretName(name));
  return Object.fromEntries(
    names.map((name) => {
      const [under, over] = [below[name], above[name]];
      if (!(name in above)) return [name, isRecord(under) ? overlay(under, {}) : under];
      return [name, isRecord(over) ? overlay(isRecord(under) ? under : {}, over) : over];
    }),
  );
}
