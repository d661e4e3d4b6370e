import { createHmac } from "node:crypto";
import type { Random } from "../../kernel/random.ts";
import { matchesJql } from "../search/matches-jql.ts";
import type { Site } from "../site.ts";
import type { JiraEvent } from "./announce.ts";
import { appToken } from "./app-token.ts";
import { runAutomations } from "./automations.ts";
import { payload } from "./payload.ts";
import type { Webhook } from "./webhook.ts";

/** Sends events to webhooks: at least once, in no particular order, some of them late. */
export interface Deliveries {
  announce(event: JiraEvent): void;
}

/** Jira drops larger bodies and does not try again. */
const LARGEST_BODY = 25 * 1024 * 1024;
const RETRIES = 5;
const RETRIED = new Set([408, 409, 425, 429]);

interface Delivery {
  readonly webhook: Webhook;
  readonly event: JiraEvent;
  /** The same for every attempt; another for another webhook. */
  readonly identifier: string;
  readonly flow: "Primary" | "Secondary";
}

/** The dispatcher of one site. Everything it draws comes from the seed. */
export function createDeliveries(site: () => Site, random: Random): Deliveries {
  /** Since when a host has failed without a success in between. */
  const failingSince = new Map<string, number>();
  const draw = ([least, most]: readonly [number, number]) => (most <= least ? least : random.between(least, most));

  const attempt = async (delivery: Delivery, retry: number): Promise<void> => {
    const { clock, settings, outbound, webhooks } = site();
    const webhook = webhooks.get(delivery.webhook.id);
    if (webhook === undefined || !webhook.enabled) return;
    const body = webhook.excludeBody ? "" : JSON.stringify(bodyOf(site(), delivery));
    if (Buffer.byteLength(body) > LARGEST_BODY) return;
    const url = address(webhook.url, delivery.event);
    const host = new URL(url).host;
    const result = await outbound.send({
      method: "POST",
      url,
      headers: await headersOf(site(), delivery, body, retry),
      body,
      timeoutMs: settings.webhookTimeoutMs,
    });
    if (result.kind === "answered" && result.status >= 200 && result.status < 300) {
      failingSince.delete(host);
      return;
    }
    const since = failingSince.get(host) ?? clock.now();
    failingSince.set(host, since);
    const isHopeless = result.kind === "answered" && result.status < 500 && !RETRIED.has(result.status);
    const isCut = clock.now() - since > settings.webhookCircuitMs;
    if (isHopeless || isCut || retry >= RETRIES) return;
    clock.at(clock.now() + draw(settings.webhookRetryMs), () => attempt(delivery, retry + 1));
  };

  const schedule = (delivery: Delivery): void => {
    const { clock, settings } = site();
    const slow = delivery.flow === "Secondary" || random.chance(settings.webhookLate);
    let wait = draw(slow ? settings.webhookSecondaryDelayMs : settings.webhookDelayMs);
    if (random.chance(settings.webhookReorder)) wait += random.between(1_000, 30_000);
    clock.at(clock.now() + wait, () => attempt(delivery, 0));
    if (!random.chance(settings.webhookDuplicates)) return;
    clock.at(clock.now() + wait + random.between(10, 60_000), () => attempt(delivery, 0));
  };

  return {
    announce(event) {
      const here = site();
      for (const webhook of here.webhooks.values()) {
        if (!wants(here, webhook, event)) continue;
        schedule({ webhook, event, identifier: random.uuid(), flow: event.isSecondary ? "Secondary" : "Primary" });
      }
      runAutomations(here, event);
    },
  };
}

function wants(site: Site, webhook: Webhook, event: JiraEvent): boolean {
  if (!webhook.enabled || !webhook.events.includes(event.name)) return false;
  if (webhook.dynamic !== undefined && Date.parse(webhook.dynamic.expires) <= site.clock.now()) return false;
  if (webhook.jql === undefined || webhook.jql.trim() === "") return true;
  return matchesJql(site, site.issues.get(event.issueId) ?? event.issue, webhook.jql);
}

function bodyOf(site: Site, { webhook, event }: Delivery): Readonly<Record<string, unknown>> {
  const body = payload(site, event);
  return webhook.dynamic === undefined ? body : { ...body, matchedWebhookIds: [Number(webhook.id)] };
}

async function headersOf(
  site: Site,
  { webhook, identifier, flow }: Delivery,
  body: string,
  retry: number,
): Promise<Record<string, string>> {
  return {
    "content-type": "application/json; charset=UTF-8",
    "user-agent": "Atlassian Webhook HTTP Client",
    "x-atlassian-webhook-identifier": identifier,
    "x-atlassian-webhook-flow": flow,
    ...(retry === 0 ? {} : { "x-atlassian-webhook-retry": String(retry) }),
    ...(webhook.dynamic === undefined && webhook.secret !== undefined
      ? { "x-hub-signature": `sha256=${createHmac("sha256", webhook.secret).update(body).digest("hex")}` }
      : {}),
    ...(webhook.dynamic === undefined
      ? {}
      : { authorization: `Bearer ${await appToken(site, webhook.dynamic.clientId)}` }),
  };
}

/** Fills the variables of an address. */
function address(url: string, { issue }: JiraEvent): string {
  const values: Readonly<Record<string, string>> = {
    "issue.key": issue.key,
    "issue.id": issue.id,
    "project.key": issue.key.replace(/-\d+$/, ""),
    "project.id": issue.projectId,
  };
  return url.replaceAll(/\$?(?:\{|%7B)([a-z.]+)(?:\}|%7D)/gi, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : encodeURIComponent(value);
  });
}
