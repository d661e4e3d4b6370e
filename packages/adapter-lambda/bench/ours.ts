import { createTenure, readConfig, type TenureSettings } from "@tenure/service";
import { httpHandler, queueHandler, scheduleHandler, sqsQueue } from "../src/index.ts";

/** Everything a company deploys, but for its policy: all three functions. */
export async function handlers(settings: TenureSettings) {
  const queue = sqsQueue({ queueUrl: "https://sqs.example/tenure.fifo", send: async () => {} });
  const opened = await readConfig(settings, process.env).asyncAndThen((config) =>
    createTenure(config, { ports: { queue } }),
  );
  if (opened.isErr()) throw new Error(opened.error.sentence);
  return { web: httpHandler(opened.value), worker: queueHandler(opened.value), sweep: scheduleHandler(opened.value) };
}
