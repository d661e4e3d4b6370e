import type { Company, Ports, RunFailure } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import { wordHandler } from "../approvals/word-handler.ts";
import type { TenureConfig } from "../config/read-config.ts";
import { statusHandler } from "../status/status-handler.ts";
import type { Intake } from "../webhook/intake.ts";
import { answer, refuse } from "./answer.ts";
import { authorised } from "./authorised.ts";
import { receptionRoutes } from "./reception-routes.ts";
import type { Handler, Route } from "./route.ts";

/** What the addresses need. */
export interface RouteParts {
  readonly ports: Ports;
  readonly company: Company;
  readonly config: Pick<TenureConfig, "jira" | "okta" | "forms" | "apiTokens">;
  readonly intake: Intake;
  /** Shuts a leaver out whose ticket nobody could take into the queue. */
  readonly shutOut: (ticketId: string) => ResultAsync<unknown, RunFailure>;
}

/** A signed word is short. */
const WORD_LIMITS = { maxBytes: 16 * 1024, timeoutMs: 10_000 };

/** Every address that Tenure answers. */
export function tenureRoutes({ company, config, intake, ports, shutOut }: RouteParts): readonly Route[] {
  const { apiTokens } = config;
  return [
    ...receptionRoutes({ ...ports, config, intake, shutOut }),
    { path: "/approvals", methods: { POST: wordHandler(ports, company, WORD_LIMITS) } },
    { path: "/tickets/:key", methods: { GET: authorised(apiTokens, statusHandler(ports, company)) } },
    { path: "/queue", methods: { GET: authorised(apiTokens, queueHandler(ports)) } },
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
