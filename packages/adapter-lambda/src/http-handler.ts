import type { Tenure } from "@tenure/service";
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
  return async (event) => fromResponse(await tenure.handle(toRequest(event, basePath)));
}

function toRequest(event: HttpEvent, basePath: string): Request {
  const { body, headers, isBase64Encoded, rawPath, rawQueryString, requestContext } = event;
  const path = rawPath.startsWith(basePath) ? rawPath.slice(basePath.length) : rawPath;
  const url = new URL(`http://tenure.invalid/${path.replace(/^\/+/, "")}`);
  url.search = rawQueryString;
  const { method } = requestContext.http;
  const bodyless = method === "GET" || method === "HEAD" || body === undefined;
  return new Request(url, {
    method,
    headers: Object.entries(headers).map(([name, value = ""]): [string, string] => [name, value]),
    // The exact bytes: whatever is no plain text comes in base64.
    ...(bodyless ? {} : { body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8") }),
  });
}

async function fromResponse(response: Response): Promise<HttpResult> {
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
    isBase64Encoded: false,
  };
}
