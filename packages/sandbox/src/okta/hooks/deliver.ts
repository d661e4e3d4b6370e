import type { OutboundResult } from "../../kernel/outbound.ts";
import type { LogEvent } from "../log/log-event.ts";
import { okta } from "../log/origin.ts";
import { drawLag, type Org } from "../org.ts";
import { isHookEligible } from "./eligible.ts";
import type { EventHook } from "./event-hook.ts";

/** Okta waits this long for an answer, verification included. */
export const hookTimeoutMs = 3000;

interface Pending {
  readonly event: LogEvent;
  readonly dueAt: number;
}

/**
 * Sends every event to the hooks that ask for its type: at least once, in no order, some time later, and several
 * events in one call when they come due together.
 */
export function startDeliveries(org: Org): void {
  const waiting = new Map<string, Pending[]>();
  org.log.onEvent((event) => {
    if (!isHookEligible(event.eventType)) return;
    for (const hook of org.eventHooks.values()) {
      if (!isListening(hook) || !hook.events.includes(event.eventType)) continue;
      const dueAt = org.clock.now() + drawLag(org, org.settings.eventHookLagMs);
      const pending = waiting.get(hook.id) ?? [];
      waiting.set(hook.id, pending);
      pending.push({ event, dueAt });
      org.clock.at(dueAt, () => deliverDue(org, hook.id, pending));
    }
  });
}

function isListening(hook: EventHook): boolean {
  return hook.status === "ACTIVE" && hook.verificationStatus === "VERIFIED";
}

async function deliverDue(org: Org, hookId: string, pending: Pending[]): Promise<void> {
  const hook = org.eventHooks.get(hookId);
  const due = pending.filter(({ dueAt }) => dueAt <= org.clock.now());
  for (const one of due) pending.splice(pending.indexOf(one), 1);
  if (hook === undefined || !isListening(hook) || due.length === 0) return;
  const body = delivery(
    org,
    hook,
    due.map(({ event }) => event),
  );
  await send(org, hook, body);
  if (org.random.chance(org.settings.eventHookRepeatChance)) {
    org.clock.at(org.clock.now() + drawLag(org, org.settings.eventHookLagMs), () => send(org, hook, body));
  }
}

function delivery(org: Org, hook: EventHook, events: readonly LogEvent[]): string {
  return JSON.stringify({
    eventType: "com.okta.event_hook",
    eventTypeVersion: "1.0",
    cloudEventsVersion: "0.1",
    source: `${org.baseUrl()}/api/v1/eventHooks/${hook.id}`,
    eventId: org.random.uuid(),
    data: { events },
    eventTime: org.clock.iso(),
    contentType: "application/json",
  });
}

/** One try and one more; a 4xx is the receiver's word and is not asked again. */
async function send(org: Org, hook: EventHook, body: string): Promise<void> {
  const attempt = () =>
    org.outbound.send({
      method: "POST",
      url: hook.uri,
      headers: {
        "content-type": "application/json",
        ...Object.fromEntries(hook.headers.map(({ key, value }) => [key, value])),
        ...(hook.authorization === undefined ? {} : { [hook.authorization.key]: hook.authorization.value }),
      },
      body,
      timeoutMs: hookTimeoutMs,
    });
  const first = await attempt();
  const result = isWorthRepeating(first) ? await attempt() : first;
  if (result.kind === "answered" && result.status < 300) return;
  org.log.record({
    eventType: "event_hook.delivery",
    by: okta,
    result: "FAILURE",
    reason: result.kind === "answered" ? `HTTP ${result.status}` : "No answer in time",
    severity: "WARN",
    targets: [{ id: hook.id, type: "EventHook", alternateId: hook.uri, displayName: hook.name }],
  });
}

function isWorthRepeating(result: OutboundResult): boolean {
  return result.kind === "failed" || result.status >= 500;
}
