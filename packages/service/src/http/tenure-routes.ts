import type { Company, Ports, RunFailure } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import { wordHandler } from "../approvals/word-handler.ts";
import type { TenureConfig } from "../config/read-config.ts";
import { statusHandler } from "../status/status-handler.ts";
import { believeDelivery } from "../webhook/believe-delivery.ts";
import type { Intake } from "../webhook/intake.ts";
import { jiraWebhook } from "../webhook/jira-webhook.ts";
import { oktaEventHook, oktaHandshake } from "../webhook/okta-event-hook.ts";
import { answer, refuse } from "./answer.ts";
import { authorised } from "./authorised.ts";
import type { Handler, Route } from "./route.ts";

/** What the addresses need. */
export interface RouteParts {
  readonly ports: Ports;
  readonly company: Company;
  readonly config: Pick<TenureConfig, "jira" | "okta" | "apiTokens">;
  readonly intake: Intake;
  /** Shuts a leaver out whose ticket nobody could take into the queue. */
  readonly shutOut: (ticketId: string) => ResultAsync<unknown, RunFailure>;
}

/** Largest body taken, in bytes: a webhook carries its whole issue, and a Lambda takes 6 MB. */
const LIMITS = { maxBytes: 4 * 1024 * 1024, timeoutMs: 10_000 };
/** A signed word is short. */
const WORD_LIMITS = { maxBytes: 16 * 1024, timeoutMs: 10_000 };

/** Every address that Tenure answers. */
export function tenureRoutes({ company, config, intake, ports, shutOut }: RouteParts): readonly Route[] {
  const { clock, ledger, queue } = ports;
  const believe = believeDelivery(config.jira);
  const { apiTokens } = config;
  return [
    {
      path: "/webhooks/jira",
      methods: { POST: jiraWebhook({ believe, forms: company.forms, intake, clock, limits: LIMITS, shutOut }) },
    },
    {
      path: "/hooks/okta",
      methods: {
        GET: oktaHandshake,
        POST: oktaEventHook({ secret: config.okta.eventHookSecret, queue, ledger, limits: LIMITS }),
      },
    },
    { path: "/approvals", methods: { POST: wordHandler(ports, company, WORD_LIMITS) } },
    { path: "/tickets/:key", methods: { GET: authorised(apiTokens, statusHandler(ports, company)) } },
    { path: "/queue", methods: { GET: authorised(apiTokens, queueHandler(ports)) } },
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

function queueHandler({ clock, queue }: Pick<Ports, "clock" | "queue">): Handler {
  return async () => {
    const [due, dead] = [await queue.nextDue(clock.now()), await queue.deadLetters()];
    if (due.isErr()) return refuse(503, "queue-away", due.error.sentence);
    if (dead.isErr()) return refuse(503, "queue-away", dead.error.sentence);
    return answer(200, { nextDue: due.value ?? null, deadLetters: dead.value });
  };
}
