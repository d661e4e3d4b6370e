import { err, ok, type Result, safeTry } from "neverthrow";
import { z } from "zod";
import { type Call, json, noContent, readBody } from "../http/call.ts";
import { invalid, notFound, type OktaProblem } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { hookTimeoutMs } from "./deliver.ts";
import { isHookEligible } from "./eligible.ts";
import type { EventHook } from "./event-hook.ts";
import { hookView } from "./hook-view.ts";

const READ = { scope: "okta.eventHooks.read", permission: "okta.eventHooks.read" };
const MANAGE = { scope: "okta.eventHooks.manage", permission: "okta.eventHooks.manage" };
const MOST_ACTIVE = 25;
const MOST_TYPES = 300;

const pair = z.looseObject({ key: z.string(), value: z.string().optional() });
const HookBody = z.looseObject({
  name: z.string(),
  events: z.looseObject({ type: z.string(), items: z.array(z.string()) }),
  channel: z.looseObject({
    config: z.looseObject({
      uri: z.string(),
      headers: z.array(pair).nullish(),
      authScheme: pair.nullish(),
    }),
  }),
});
const Proof = z.looseObject({ verification: z.string() });

/** `/api/v1/eventHooks`. */
export const hookRoutes: readonly Route[] = [
  route("GET /api/v1/eventHooks", { ...READ, list: true }, ({ org }) =>
    json([...org.eventHooks.values()].map((hook) => hookView(org, hook))),
  ),

  route("POST /api/v1/eventHooks", MANAGE, function* (call) {
    const active = [...call.org.eventHooks.values()].filter(({ status }) => status === "ACTIVE");
    if (active.length >= MOST_ACTIVE) {
      return yield* err(invalid("eventHooks", `eventHooks: Maximum number of event hooks (${MOST_ACTIVE}) reached`));
    }
    return json(hookView(call.org, yield* writeHook(call, undefined)));
  }),

  route("GET /api/v1/eventHooks/{eventHookId}", READ, function* (call) {
    return json(hookView(call.org, yield* hookById(call)));
  }),

  route("PUT /api/v1/eventHooks/{eventHookId}", MANAGE, function* (call) {
    const before = yield* hookById(call);
    return json(hookView(call.org, yield* writeHook(call, before)));
  }),

  route("DELETE /api/v1/eventHooks/{eventHookId}", MANAGE, function* (call) {
    const hook = yield* hookById(call);
    if (hook.status === "ACTIVE") {
      return yield* err(invalid("status", "status: An active event hook must be deactivated before it is deleted"));
    }
    call.org.eventHooks.delete(hook.id);
    return noContent;
  }),

  route("POST /api/v1/eventHooks/{eventHookId}/lifecycle/activate", MANAGE, function* (call) {
    return json(hookView(call.org, save(call, { ...(yield* hookById(call)), status: "ACTIVE" })));
  }),

  route("POST /api/v1/eventHooks/{eventHookId}/lifecycle/deactivate", MANAGE, function* (call) {
    return json(hookView(call.org, save(call, { ...(yield* hookById(call)), status: "INACTIVE" })));
  }),

  route("POST /api/v1/eventHooks/{eventHookId}/lifecycle/verify", MANAGE, async function* (call) {
    const hook = yield* hookById(call);
    const proven = await answersChallenge(call, hook);
    if (!proven) {
      return yield* err(invalid("verification", "verification: The endpoint did not answer the challenge"));
    }
    return json(hookView(call.org, save(call, { ...hook, verificationStatus: "VERIFIED" })));
  }),
];

function hookById(call: Call): Result<EventHook, OktaProblem> {
  const id = call.params["eventHookId"]!;
  const hook = call.org.eventHooks.get(id);
  return hook === undefined ? err(notFound(id, "EventHook")) : ok(hook);
}

function save({ org }: Call, hook: EventHook): EventHook {
  const saved = { ...hook, lastUpdated: org.clock.iso() };
  org.eventHooks.set(hook.id, saved);
  return saved;
}

function writeHook(call: Call, before: EventHook | undefined): Result<EventHook, OktaProblem> {
  const { org, principal } = call;
  return safeTry(function* () {
    const { name, events, channel } = yield* readBody(call, HookBody);
    const { uri, headers, authScheme } = channel.config;
    if (!URL.canParse(uri) || (org.settings.hooksNeedHttps && !uri.startsWith("https:"))) {
      return err(invalid("uri", "uri: The URI must be a valid HTTPS URL"));
    }
    const strange = events.items.find((type) => !isHookEligible(type));
    if (strange !== undefined) {
      return err(invalid("events", `events.items: The event type ${strange} is not eligible for event hooks`));
    }
    if (events.items.length === 0 || events.items.length > MOST_TYPES) {
      return err(invalid("events", `events.items: Between 1 and ${MOST_TYPES} event types are allowed`));
    }
    // A secret is never read back, so a caller that leaves it out keeps it.
    const secret = authScheme?.value ?? before?.authorization?.value;
    const stays = before?.uri === uri && before.verificationStatus === "VERIFIED";
    const hook: EventHook = {
      id: before?.id ?? org.random.oktaId("who"),
      name,
      status: before?.status ?? "ACTIVE",
      verificationStatus: stays ? "VERIFIED" : "UNVERIFIED",
      events: events.items,
      uri,
      headers: (headers ?? []).map(({ key, value }) => ({ key, value: value ?? "" })),
      ...(authScheme == null || secret === undefined ? {} : { authorization: { key: authScheme.key, value: secret } }),
      created: before?.created ?? org.clock.iso(),
      createdBy: before?.createdBy ?? principal.userId ?? principal.id,
      lastUpdated: org.clock.iso(),
    };
    return ok(save(call, hook));
  });
}

/** Asks the address once; it must send the challenge back within three seconds. */
async function answersChallenge({ org }: Call, hook: EventHook): Promise<boolean> {
  const challenge = org.random.text(32);
  const result = await org.outbound.send({
    method: "GET",
    url: hook.uri,
    headers: {
      "x-okta-verification-challenge": challenge,
      ...(hook.authorization === undefined ? {} : { [hook.authorization.key]: hook.authorization.value }),
    },
    timeoutMs: hookTimeoutMs,
  });
  if (result.kind === "failed" || result.status !== 200) return false;
  try {
    return Proof.parse(JSON.parse(result.body)).verification === challenge;
  } catch {
    return false; // not the answer that was asked for
  }
}
