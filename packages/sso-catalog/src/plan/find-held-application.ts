import type { ConfiguredApplication } from "../blueprint/application.ts";

/** What of an application in Okta says which kind it is. */
export interface KindOfApplication {
  readonly name: string;
  readonly signOnMode?: string | null | undefined;
}

/** What Okta calls a custom SAML application: the org, its first label and a number. The catalogue has keys of its own. */
const CUSTOM = /_\d+$/;

/**
 * Whether an application in Okta is of a blueprint's kind: of the same sign-on, and of the same catalogue key, or custom
 * where the blueprint is. Okta changes neither of an application, so one of another kind can never stand as declared.
 */
export function isOfKind({ okta }: Pick<ConfiguredApplication, "okta">, app: KindOfApplication): boolean {
  if (app.signOnMode !== okta.signOnMode) return false;
  return okta.name === undefined ? CUSTOM.test(app.name) : app.name === okta.name;
}

/**
 * Finds the application a blueprint is about among all of an org: of the same kind and label, or else of the same
 * catalogue key. Several candidates are told, as no guess is good enough.
 */
export function findHeldApplication<App extends KindOfApplication & { readonly label: string }>(
  configured: ConfiguredApplication,
  apps: readonly App[],
): readonly App[] {
  const { label, name } = configured.okta;
  const ofKind = apps.filter((app) => isOfKind(configured, app));
  const sameLabel = ofKind.filter((app) => app.label === label);
  return sameLabel.length > 0 || name === undefined || name === "oidc_client" ? sameLabel : ofKind;
}
