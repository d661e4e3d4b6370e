import type { App, OktaClient } from "@tenure/okta-client";
import type { Artefact, ConfiguredApplication, ConsoleStep, LiveApplication } from "@tenure/sso-catalog";
import { errAsync, type ResultAsync } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import type { ApplicationsFailure } from "./applications-failure.ts";
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
}

/** Renders what a provider must be told, from what the application in Okta says of itself now. */
export function instruct(
  okta: OktaClient,
  app: App | undefined,
  { configured }: DeclaredApplication,
  orgUrl: string,
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
      })),
  );
}
