import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { createEndpointHandler } from "@restatedev/restate-sdk";
import { systemClock } from "../system/system-clock.ts";
import type { Tenure, TenureFailure } from "../tenure.ts";
import { boardObject } from "./board-object.ts";
import { lockObject } from "./lock-object.ts";
import { ticketObject } from "./ticket-object.ts";
import { type RestateWorkerOptions, ticketWorker } from "./ticket-worker.ts";

/** How Restate is served. */
export interface RestateOptions extends RestateWorkerOptions {
  /** Public keys of the Restate servers that may call, `publickeyv1_…`. Without any, whoever reaches the address may. */
  readonly identityKeys?: readonly string[];
}

/** Answers Restate's calls, over HTTP/1.1 and HTTP/2. */
export interface RestateHandler {
  (request: IncomingMessage, response: ServerResponse): void;
  (request: Http2ServerRequest, response: Http2ServerResponse): void;
}

/**
 * What Restate calls: mount it under a path of its own, before any body parser, and register that path's address.
 *
 * Over HTTP/1.1 register it with `use_http_11`. Only the server listed in `identityKeys` should reach it.
 *
 * @example
 * ```ts
 * import type { Tenure } from "@tenure/service";
 * import { restateHandler } from "@tenure/service/restate";
 * import express from "express";
 *
 * export function hostOf(tenure: Tenure) {
 *   return express().use("/restate", restateHandler(tenure));
 * }
 * ```
 */
export function restateHandler(tenure: Pick<Tenure, "workOn">, options: RestateOptions = {}): RestateHandler {
  const { atOnce = 4, identityKeys = [], now = systemClock.now, onFailure = logFailure } = options;
  return createEndpointHandler({
    services: [ticketObject(ticketWorker(tenure, { atOnce, now, onFailure })), lockObject, boardObject],
    ...(identityKeys.length === 0 ? {} : { identityKeys: [...identityKeys] }),
    // What fails is told by `onFailure`; its own lines would hold more than ours may.
    logger: () => {},
  });
}

function logFailure({ kind, sentence }: TenureFailure): void {
  console.error(`tenure: ${kind}: ${sentence}`);
}
