import { mayHaveHappened } from "@tenure/http-kit";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { ask, askAll, doneWhenMissing, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { APPS } from "../endpoints/apps.ts";
import { App } from "./app.ts";

/** An application as Okta documents it for its `signOnMode`; a catalogue application has its key as `name`. */
export interface NewApp extends Readonly<Record<string, unknown>> {
  readonly label: string;
  readonly signOnMode: string;
  readonly name?: string;
}

/**
 * Creates an application. Labels are unique: when the answer is lost, one of this label and sign-on is the one we
 * made, and when none is found the loss is reported, as a list may be behind.
 */
export function createApp(
  okta: OktaClient,
  app: NewApp,
  { activate }: { readonly activate: boolean },
): ResultAsync<App, OktaError> {
  return ask(okta, APPS.createApp, { query: { activate }, body: app, reply: App }).orElse((lost) => {
    if (!mayHaveHappened(lost)) return errAsync(lost);
    return askAll(okta, APPS.listApps, { query: { q: app.label, limit: 200 }, item: App })
      .mapErr(() => lost)
      .andThen((apps) => {
        const ours = apps.find(({ label, signOnMode }) => label === app.label && signOnMode === app.signOnMode);
        return ours === undefined ? errAsync(lost) : okAsync(ours);
      });
  });
}

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

/** An application as it is to be, whole, and which one it is. */
export interface WholeApp extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

/**
 * Replaces a whole application: give it what `findApp` gave, changed. What is missing is erased, and secrets Okta
 * masked when reading must not be sent back as they were read.
 */
export function replaceApp(okta: OktaClient, app: WholeApp): ResultAsync<App, OktaError> {
  const body = Object.fromEntries(Object.entries(app).filter(([name]) => !OKTAS_OWN.has(name)));
  return ask(okta, APPS.replaceApp, { path: { appId: app.id }, body, reply: App });
}

/** Switches an application on. */
export function activateApp(okta: OktaClient, appId: string): ResultAsync<void, OktaError> {
  return tell(okta, APPS.activateApp, { path: { appId }, repeatable: true });
}

/** Switches an application off for everybody. */
export function deactivateApp(okta: OktaClient, appId: string): ResultAsync<void, OktaError> {
  return tell(okta, APPS.deactivateApp, { path: { appId }, repeatable: true });
}

/** Erases an application that is switched off (`wrong-state` otherwise). One that is gone is done. */
export function deleteApp(okta: OktaClient, appId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, APPS.deleteApp, { path: { appId } }));
}
