import type { Job } from "@tenure/provisioner";
import { errAsync, ResultAsync } from "neverthrow";
import { type Answer, answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { routeRequest } from "../http/route.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { sqliteDeliveries } from "../sqlite/sqlite-deliveries.ts";
import { believeDelivery } from "../webhook/believe-delivery.ts";
import { intakeOf } from "../webhook/intake.ts";
import { jiraWebhook } from "../webhook/jira-webhook.ts";
import { APP_SECRET, NOW, SECRET, TOKEN } from "./a-webhook.ts";

/** The real way of a webhook up to the queue, which a test can hold up, break and look into. */
export interface Receiver {
  readonly handle: (request: Incoming) => Promise<Answer>;
  readonly jobs: readonly Job[];
  /** From here on the queue takes nothing until the answer is called. */
  holdUp(): () => void;
  /** From here on the queue cannot be reached. */
  breakQueue(): void;
  /** How many requests wait for the queue. */
  waiting(): number;
}

/** Most bytes that {@link aReceiver} takes. */
export const MOST_BYTES = 64 * 1024;

/** A receiver of webhooks signed with the tests' secret; `/bug` is a mistake of ours. */
export function aReceiver(): Receiver {
  const jobs: Job[] = [];
  let gate = Promise.resolve();
  let broken = false;
  let waiting = 0;
  const take = async (job: Job): Promise<void> => {
    waiting += 1;
    await gate;
    waiting -= 1;
    jobs.push(job);
  };
  const handle = routeRequest(
    [
      {
        path: "/webhooks/jira",
        methods: {
          POST: jiraWebhook({
            believe: believeDelivery({
              webhookSecrets: ["an older secret", SECRET],
              automation: { tokens: [TOKEN] },
              appSecrets: [APP_SECRET],
            }),
            forms: [{ name: "any", kind: "joiner", when: { projectKey: "PPL" }, fields: {} }],
            intake: intakeOf(
              {
                enqueue: (job) =>
                  broken
                    ? errAsync({ kind: "queue-failure", sentence: "The queue is away." })
                    : ResultAsync.fromSafePromise(take(job)),
              },
              sqliteDeliveries(openDatabase(":memory:")._unsafeUnwrap()),
            ),
            clock: { now: () => NOW },
            limits: { maxBytes: MOST_BYTES, timeoutMs: 5_000 },
          }),
        },
      },
      { path: "/health", methods: { GET: async () => answer(200, { status: "up" }) } },
      { path: "/bug", methods: { GET: () => Promise.reject(new Error("a secret inside")) } },
    ],
    () => {},
  );
  return {
    handle,
    jobs,
    holdUp: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    breakQueue: () => {
      broken = true;
    },
    waiting: () => waiting,
  };
}
