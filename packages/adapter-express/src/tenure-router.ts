import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Tenure } from "@tenure/service";
import express, { type Request as ExpressRequest, type Response as ExpressResponse, type Router } from "express";

/**
 * Serves Tenure from an Express app: webhooks, hooks, approvals, run status, health.
 *
 * Mount it under a path of its own and before any body parser: a signature covers the exact bytes the sender wrote, and
 * a parsed body cannot give them back.
 *
 * @example
 * ```ts
 * const app = express();
 * app.use("/tenure", tenureRouter(tenure));
 * app.use(express.json()); // for everything else
 * ```
 */
export function tenureRouter(tenure: Pick<Tenure, "handle">): Router {
  const router = express.Router();
  router.use(async (req, res) => {
    if (req.readableEnded) {
      throw new Error("The request's body was read already: mount tenureRouter before any body parser.");
    }
    // Fetch knows no such requests, and so no route of ours can be meant.
    if (UNSPEAKABLE.has(req.method)) {
      res.status(405).end();
      return;
    }
    await send(await tenure.handle(toRequest(req)), res);
  });
  return router;
}

const UNSPEAKABLE: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

/** What came, as a host of any kind hands it on. The path is the one below the router's. */
function toRequest(req: ExpressRequest): Request {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(req.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const bodyless = req.method === "GET" || req.method === "HEAD";
  // Slashes folded: `//x/health` is a path here, never another host.
  const url = new URL(`http://tenure.invalid/${req.url.replace(/^\/+/, "")}`);
  return new Request(url, {
    method: req.method,
    headers,
    ...(bodyless ? {} : { body: Readable.toWeb(req) as ReadableStream<Uint8Array>, duplex: "half" }),
  });
}

async function send(response: Response, res: ExpressResponse): Promise<void> {
  res.status(response.status).setHeaders(response.headers);
  res.end(Buffer.from(await response.arrayBuffer()));
}
