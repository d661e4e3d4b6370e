import type { Answer, Incoming, Tenure } from "@tenure/service";
import express, { type Request as ExpressRequest, type Response as ExpressResponse, type Router } from "express";
import { bodyParts } from "./body-parts.ts";

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
    send(await tenure.handle(toIncoming(req)), res);
  });
  return router;
}

/** What came, with the path below the router's. Nothing is copied or read before somebody asks for it. */
function toIncoming(req: ExpressRequest): Incoming {
  return {
    method: req.method,
    url: req.url,
    headers: { get: (name) => headerOf(req.rawHeaders, name) },
    body: req.method === "GET" || req.method === "HEAD" ? null : bodyParts(req),
  };
}

/** Node's own view drops repeated headers of some names, and a doubled signature has to be seen as one. */
function headerOf(rawHeaders: readonly string[], name: string): string | null {
  let found: string | null = null;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const written = rawHeaders[at] ?? "";
    if (written.length !== name.length || written.toLowerCase() !== name) continue;
    const value = rawHeaders[at + 1] ?? "";
    found = found === null ? value : `${found}, ${value}`;
  }
  return found;
}

function send({ body, headers, status }: Answer, res: ExpressResponse): void {
  res.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}
