import { type HttpHandler, httpHandler } from "@tenure/adapter-lambda";
import type { WorkQueue } from "@tenure/service";
import { createReception } from "@tenure/service/reception";
import { configOf, orFailStart, type Platform } from "./platform.ts";

/** Takes webhooks. Loads no planner at its start: whoever asks for a status page waits for it, and nobody else. */
export async function web(platform: Platform, queue: WorkQueue): Promise<HttpHandler> {
  const { overrides = {} } = platform;
  const config = await configOf(platform);
  return httpHandler(
    orFailStart(await createReception(config, { ...overrides, ports: { queue, ...overrides.ports } })),
  );
}
