import type { ConfiguredApplication } from "../blueprint/application.ts";

/**
 * Finds the application a blueprint is about among all of an org: of the same catalogue key, or else of the same
 * label and sign-on. Several candidates are told, as no guess is good enough.
 */
export function findHeldApplication<App extends { readonly name: string; readonly label: string }>(
  { okta }: ConfiguredApplication,
  apps: readonly (App & { readonly signOnMode?: string | null | undefined })[],
): readonly App[] {
  const sameLabel = apps.filter(
    ({ label, signOnMode, name }) =>
      label === okta.label && signOnMode === okta.signOnMode && (okta.name === undefined || name === okta.name),
  );
  if (sameLabel.length > 0 || okta.name === undefined || okta.name === "oidc_client") return sameLabel;
  return apps.filter(({ name, signOnMode }) => name === okta.name && signOnMode === okta.signOnMode);
}
