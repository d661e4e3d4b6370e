import type { Company, Ports } from "@tenure/provisioner";
import type { TenureConfig } from "../config/read-config.ts";
import type { Deliveries } from "../webhook/deliveries.ts";
import { jiraWebhook } from "../webhook/jira-webhook.ts";
import { oktaEventHook, oktaHandshake } from "../webhook/okta-event-hook.ts";
import { answer, refuse } from "./answer.ts";
import type { Route } from "./route.ts";

/** What the addresses need. */
export interface RouteParts {
  readonly ports: Ports;
  readonly company: Company;
  readonly config: Pick<TenureConfig, "jira" | "okta">;
  readonly deliveries: Deliveries;
}

/** Largest body taken, in bytes: a webhook carries its whole issue, and a Lambda takes 6 MB. */
const LIMITS = { maxBytes: 4 * 1024 * 1024, timeoutMs: 10_000 };

/** Every address that Tenure answers. */
export function tenureRoutes({ company, config, deliveries, ports }: RouteParts): readonly Route[] {
  const { clock, ledger, queue } = ports;
  const { webhookSecrets: secrets } = config.jira;
  return [
    {
      path: "/webhooks/jira",
      methods: { POST: jiraWebhook({ secrets, forms: company.forms, queue, deliveries, clock, limits: LIMITS }) },
    },
    {
      path: "/hooks/okta",
      methods: {
        GET: oktaHandshake,
        POST: oktaEventHook({ secret: config.okta.eventHookSecret, queue, ledger, limits: LIMITS }),
      },
    },
    { path: "/health", methods: { GET: async () => answer(200, { status: "up" }) } },
    {
      path: "/ready",
      methods: {
        GET: async () =>
          (await queue.nextDue()).match(
            (nextDue) => answer(200, { status: "ready", ...(nextDue === undefined ? {} : { nextDue }) }),
            ({ sentence }) => refuse(503, "not-ready", sentence),
          ),
      },
    },
  ];
}
