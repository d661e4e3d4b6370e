import { type App, getSamlMetadata, type OktaClient } from "@tenure/okta-client";
import { type Application, type LiveApplication, readSamlMetadata } from "@tenure/sso-catalog";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { type ApplicationsFailure, toApplicationsFailure } from "./applications-failure.ts";

const OidcApp = z.looseObject({
  credentials: z.looseObject({ oauthClient: z.looseObject({ client_id: z.string() }) }),
});

/**
 * What an application that is in Okta says of itself to its provider: its metadata for SAML, its client id for OpenID
 * Connect. Never a secret.
 */
export function liveApplication(
  okta: OktaClient,
  app: App,
  { name, protocol }: Pick<Application, "name" | "protocol">,
  orgUrl: string,
): ResultAsync<LiveApplication, ApplicationsFailure> {
  if (protocol === "saml") {
    return getSamlMetadata(okta, app.id)
      .mapErr(toApplicationsFailure)
      .andThen((xml) => readSamlMetadata(xml, orgUrl).mapErr((bad): ApplicationsFailure => bad));
  }
  const read = OidcApp.safeParse(app);
  if (read.success) {
    const { client_id: clientId } = read.data.credentials.oauthClient;
    return okAsync({ protocol: "oidc", orgUrl: new URL(orgUrl).origin, clientId });
  }
  return errAsync({ kind: "bad-metadata", sentence: `Okta does not say which client id ${name} has.` });
}
