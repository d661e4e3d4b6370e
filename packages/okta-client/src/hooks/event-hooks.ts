import { readBackWrite } from "@tenure/http-kit";
import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askAll, doneWhenMissing, tell, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** Where Okta reports events. Deliveries are repeated, unordered and may be late: reconcile from the System Log. */
export const EventHook = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  verificationStatus: z.string().optional(),
  events: z.looseObject({ type: z.string(), items: z.array(z.string()).catch([]) }),
  channel: z.looseObject({ config: z.looseObject({ uri: z.string() }) }),
});
/** Where Okta reports events. */
export type EventHook = z.infer<typeof EventHook>;

/** A hook to create, or what a hook is to become. */
export interface NewEventHook {
  readonly name: string;
  /** At most 300 types, hook-eligible ones only. */
  readonly eventTypes: readonly string[];
  /** HTTPS; asked once to prove itself by `verifyEventHook`. */
  readonly uri: string;
  /** Sent as `Authorization` with each delivery, which Okta does not sign. */
  readonly secret: string;
}

const toBody = ({ name, eventTypes, uri, secret }: NewEventHook) => ({
  name,
  events: { type: "EVENT_TYPE", items: eventTypes },
  channel: {
    type: "HTTP",
    version: "1.0.0",
    config: {
      uri,
      headers: [],
      authScheme: { type: "HEADER", key: "Authorization", value: secret },
    },
  },
});

/** All event hooks of the org, of which 25 may be active. */
export function listEventHooks(okta: OktaClient): ResultAsync<readonly EventHook[], OktaError> {
  return askAll(okta, ORG.listEventHooks, { item: EventHook });
}

/** Looks a hook up by id. */
export function findEventHook(okta: OktaClient, eventHookId: string): ResultAsync<EventHook | undefined, OktaError> {
  return undefinedWhenMissing(ask(okta, ORG.findEventHook, { path: { eventHookId }, reply: EventHook }));
}

/**
 * Creates a hook, active but unverified: nothing is delivered until {@link verifyEventHook}. When the answer is lost,
 * a hook of this name and address is the one we made.
 */
export function createEventHook(okta: OktaClient, hook: NewEventHook): ResultAsync<EventHook, OktaError> {
  return readBackWrite({
    write: () => ask(okta, ORG.createEventHook, { body: toBody(hook), reply: EventHook }),
    look: () =>
      listEventHooks(okta).map((hooks) =>
        hooks.find(({ name, channel }) => name === hook.name && channel.config.uri === hook.uri),
      ),
  });
}

/** Replaces a hook. A new address has to be verified again. */
export function replaceEventHook(
  okta: OktaClient,
  eventHookId: string,
  hook: NewEventHook,
): ResultAsync<EventHook, OktaError> {
  return ask(okta, ORG.replaceEventHook, { path: { eventHookId }, body: toBody(hook), reply: EventHook });
}

/** Has Okta ask the address whether it is ours; `invalid` when it does not answer the challenge within 3 s. */
export function verifyEventHook(okta: OktaClient, eventHookId: string): ResultAsync<EventHook, OktaError> {
  return ask(okta, ORG.verifyEventHook, { path: { eventHookId }, reply: EventHook, repeatable: true });
}

/** Starts deliveries. */
export function activateEventHook(okta: OktaClient, eventHookId: string): ResultAsync<EventHook, OktaError> {
  return ask(okta, ORG.activateEventHook, { path: { eventHookId }, reply: EventHook, repeatable: true });
}

/** Stops deliveries. */
export function deactivateEventHook(okta: OktaClient, eventHookId: string): ResultAsync<EventHook, OktaError> {
  return ask(okta, ORG.deactivateEventHook, { path: { eventHookId }, reply: EventHook, repeatable: true });
}

/** Erases a hook that is stopped. One that is gone is done. */
export function deleteEventHook(okta: OktaClient, eventHookId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, ORG.deleteEventHook, { path: { eventHookId } }));
}
