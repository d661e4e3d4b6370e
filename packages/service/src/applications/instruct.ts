import type { Instant } from "@tenure/lifecycle-rules";
import type { App, OktaClient } from "@tenure/okta-client";
import type { Artefact, ConfiguredApplication, ConsoleStep, LiveApplication } from "@tenure/sso-catalog";
import { errAsync, type ResultAsync } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import type { ApplicationsFailure } from "./applications-failure.ts";
import { certificateSentence, certificateState } from "./certificate.ts";
import { liveApplication } from "./live-application.ts";

/** What an operator needs to set a provider up. Nothing in it is secret. */
export interface ApplicationInstructions {
  readonly application: string;
  readonly name: string;
  readonly label: string;
  readonly appId: string;
  readonly live: LiveApplication;
  /** Files, statements and forms, as the provider takes them. */
  readonly artefacts: readonly Artefact[];
  /** What no API offers, each with its reason. */
  readonly checklist: readonly ConsoleStep[];
  readonly destructive: ConfiguredApplication["application"]["destructive"];
  /** What makes it of no use to tell the provider just now: a certificate that ends soon, or has. */
  readonly warning?: string;
}

/** Renders what a provider must be told, from what the application in Okta says of itself now. */
export function instruct(
  okta: OktaClient,
  app: App | undefined,
  { configured }: DeclaredApplication,
  { now, orgUrl }: { readonly now: Instant; readonly orgUrl: string },
): ResultAsync<ApplicationInstructions, ApplicationsFailure> {
  const { application } = configured;
  const { label } = configured.okta;
  if (app === undefined) {
    const sentence = `${label} is declared and not in Okta yet, so there is nothing to tell ${application.name}: apply first.`;
    return errAsync({ kind: "not-in-okta", sentence });
  }
  return liveApplication(okta, app, application, orgUrl).andThen((live) =>
    configured
      .tell(live)
      .mapErr(({ sentence }): ApplicationsFailure => ({ kind: "bad-metadata", sentence }))
      .map((artefacts) => ({
        application: application.key,
        name: application.name,
        label,
        appId: app.id,
        live,
        artefacts,
        checklist: application.consoleOnly,
        destructive: application.destructive,
        ...warned(live, now),
      })),
  );
}

/** A provider that is given a certificate of yesterday refuses everybody from then on. */
function warned(live: LiveApplication, now: Instant): Pick<ApplicationInstructions, "warning"> {
  if (live.protocol !== "saml") return {};
  const sentence = certificateSentence(certificateState(live.certificateEndsAt, now));
  return sentence === undefined ? {} : { warning: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` };
}
