import type { Incoming, Tenure } from "@tenure/service";
import type { HttpEvent, HttpResult } from "./events.ts";

/** Answers a Function URL or an API Gateway HTTP API (payload format 2.0). */
export type HttpHandler = (event: HttpEvent) => Promise<HttpResult>;

/**
 * Serves Tenure's addresses from a function: verifies, enqueues, answers.
 *
 * @example
 * ```ts
 * export const handler = httpHandler(await openTenure());
 * ```
 */
export function httpHandler(
  tenure: Pick<Tenure, "handle">,
  {
    basePath = "",
  }: { /** What the gateway puts before our paths: a stage, a prefix. */ readonly basePath?: string } = {},
): HttpHandler {
  return async (event) => {
    const { body, headers, status } = await tenure.handle(toIncoming(event, basePath));
    return { statusCode: status, headers, body, isBase64Encoded: false };
  };
}

function toIncoming(event: HttpEvent, basePath: string): Incoming {
  const { body, headers, isBase64Encoded, rawPath, requestContext } = event;
  return {
    method: requestContext.http.method,
    url: rawPath.startsWith(basePath) ? rawPath.slice(basePath.length) : rawPath,
    // The platform writes names in small letters and joins repeated ones with a comma.
    headers: { get: (name) => headers[name] ?? null },
    // The exact bytes: whatever is no plain text comes in base64.
    body: body === undefined ? null : [Buffer.from(body, isBase64Encoded ? "base64" : "utf8")],
  };
}
