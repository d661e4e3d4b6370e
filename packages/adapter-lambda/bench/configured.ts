import { readConfig, type TenureConfig } from "@tenure/service/reception";
import type { Result } from "neverthrow";
import { sqsQueue } from "../src/index.ts";

/** Where a function puts work. */
export const queue = sqsQueue({ queueUrl: "https://sqs.example/tenure.fifo", send: async () => {} });

/** Settings as a function reads them at its start. */
export function configured(settings: unknown): TenureConfig {
  return orFail(readConfig(settings, process.env));
}

export function orFail<T>(opened: Result<T, { readonly sentence: string }>): T {
  if (opened.isErr()) throw new Error(opened.error.sentence);
  return opened.value;
}
