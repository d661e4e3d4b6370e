import type { Job, WorkQueue } from "@tenure/provisioner";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import { type Answer, COMMON } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { receptionRoutes } from "../http/reception-routes.ts";
import { routeRequest } from "../http/route.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { sqliteDeliveries } from "../sqlite/sqlite-deliveries.ts";
import { PAGE_HEADERS } from "../status/page-headers.ts";
import { intakeOf } from "../webhook/intake.ts";
import { APP_SECRET, HOOK_SECRET, NOW, SECRET, TOKEN } from "./a-webhook.ts";

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

/** A page with a picture, and letters of several bytes in it. */
export const PAGE = '<!doctype html><title>Žofie \u{1F331}</title><svg role="img"></svg>\n';

/** A receiver of webhooks signed with the tests' secret; `/page` is a page, and `/bug` a mistake of ours. */
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
  const away = { kind: "queue-failure", sentence: "The queue is away." } as const;
  const queue: Pick<WorkQueue, "enqueue" | "nextDue"> = {
    enqueue: (job) => (broken ? errAsync(away) : ResultAsync.fromSafePromise(take(job))),
    nextDue: () => (broken ? errAsync(away) : okAsync(undefined)),
  };
  const routes = receptionRoutes({
    config: {
      jira: {
        webhookSecrets: ["an older secret", SECRET],
        automation: { tokens: [TOKEN] },
        appSecrets: [APP_SECRET],
      },
      okta: { eventHookSecret: HOOK_SECRET },
      forms: [{ name: "any", kind: "joiner", when: { projectKey: "PPL" }, fields: {} }],
    },
    intake: intakeOf(queue, sqliteDeliveries(openDatabase(":memory:")._unsafeUnwrap())),
    queue,
    ledger: { read: () => okAsync([]) },
    clock: { now: () => NOW },
    shutOut: () => okAsync(undefined),
    limits: { maxBytes: MOST_BYTES, timeoutMs: 5_000 },
  });
  const page = { status: 200, headers: { ...COMMON, ...PAGE_HEADERS }, body: PAGE };
  const handle = routeRequest(
    [
      ...routes,
      { path: "/page", methods: { GET: async () => page } },
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
