import type { Clock, Ledger, RunFailure, WorkQueue } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import type { TenureConfig } from "../config/read-config.ts";
import type { DeliveryProofs, OktaSettings } from "../config/settings.ts";
import { believeDelivery } from "../webhook/believe-delivery.ts";
import type { Intake } from "../webhook/intake.ts";
import { jiraWebhook } from "../webhook/jira-webhook.ts";
import { oktaEventHook, oktaHandshake } from "../webhook/okta-event-hook.ts";
import { answer, refuse } from "./answer.ts";
import type { BodyLimits } from "./read-body.ts";
import type { Route } from "./route.ts";

/** What taking deliveries in needs. */
export interface ReceptionParts {
  readonly config: Pick<TenureConfig, "forms"> & {
    readonly jira: DeliveryProofs;
    readonly okta: Pick<OktaSettings, "eventHookSecret">;
  };
  readonly intake: Intake;
  readonly queue: Pick<WorkQueue, "enqueue" | "nextDue">;
  readonly ledger: Pick<Ledger, "read">;
  readonly clock: Clock;
  /** Shuts a leaver out whose ticket nobody could take into the queue. */
  readonly shutOut: (ticketId: string) => ResultAsync<unknown, RunFailure>;
  /** @defaultValue 4 MiB, in ten seconds */
  readonly limits?: BodyLimits;
}

/** Largest body taken, in bytes: a webhook carries its whole issue, and a Lambda takes 6 MB. */
const LIMITS = { maxBytes: 4 * 1024 * 1024, timeoutMs: 10_000 };

/** The addresses that machines ask: webhooks, hooks, health, and what is spoken here. Nothing of them makes a plan. */
export function receptionRoutes({
  clock,
  config,
  intake,
  ledger,
  limits = LIMITS,
  queue,
  shutOut,
}: ReceptionParts): readonly Route[] {
  const believe = believeDelivery(config.jira);
  return [
    {
      path: "/webhooks/jira",
      methods: { POST: jiraWebhook({ believe, forms: config.forms, intake, clock, limits, shutOut }) },
    },
    {
      path: "/hooks/okta",
      methods: {
        GET: oktaHandshake,
        POST: oktaEventHook({ secret: config.okta.eventHookSecret, queue, ledger, limits }),
      },
    },
    { path: "/openapi.json", methods: { GET: async () => answer(200, (await import("./open-api.ts")).openApi) } },
    { path: "/health", methods: { GET: async () => answer(200, { status: "up" }) } },
    {
      path: "/ready",
      methods: {
        GET: async () =>
          (await queue.nextDue(clock.now())).match(
            (nextDue) => answer(200, { status: "ready", ...(nextDue === undefined ? {} : { nextDue }) }),
            ({ sentence }) => refuse(503, "not-ready", sentence),
          ),
      },
    },
  ];
}
