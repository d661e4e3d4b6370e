import {
  type HttpHandler,
  httpHandler,
  type QueueHandler,
  queueHandler,
  type ScheduleHandler,
  type Send,
  scheduleHandler,
  sqsQueue,
} from "@tenure/adapter-lambda";
import { createTenure, type Overrides, readConfig } from "@tenure/service";
import { forms, table } from "@tenure-examples/jupiter";
import type { Secrets } from "./secrets.ts";

/** The three functions of the template. */
export interface Functions {
  readonly web: HttpHandler;
  readonly worker: QueueHandler;
  readonly sweep: ScheduleHandler;
}

/** What the platform gives. */
export interface Platform {
  /** Plain settings only: addresses, and the name of the secret. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: Secrets;
  readonly send: Send;
  readonly overrides?: Overrides;
}

/** Composes Tenure once for each start of a function. Throws in one sentence, which the platform logs. */
export async function functions({ env, overrides = {}, secrets, send }: Platform): Promise<Functions> {
  // Credentials go from the secret into the configuration, and never into the environment that a dump would show.
  const secret = await secrets.read(env["TENURE_SECRET"] ?? "");
  const queue = sqsQueue({ queueUrl: env["QUEUE_URL"] ?? "", send });
  const opened = await readConfig({ table, forms }, { ...env, ...secret }).asyncAndThen((config) =>
    createTenure(config, { ...overrides, ports: { queue, ...overrides.ports } }),
  );
  if (opened.isErr()) throw new Error(opened.error.sentence);
  const tenure = opened.value;
  return { web: httpHandler(tenure), worker: queueHandler(tenure), sweep: scheduleHandler(tenure) };
}
