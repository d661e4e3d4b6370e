import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Tenure } from "@tenure/service";
import express from "express";
import { tenureRouter } from "./tenure-router.ts";

/** Where a server listens. */
export interface ServeOptions {
  /** @defaultValue 0, any free port */
  readonly port?: number;
  /** @defaultValue "127.0.0.1": put something that speaks TLS before it */
  readonly hostname?: string;
}

/** A server that listens. */
export interface Served {
  readonly url: string;
  /** Takes nothing new, answers what is on its way, and resolves. Safe to call twice. */
  stop(): Promise<void>;
}

/** Serves Tenure on a port of its own. Rejects when the port is taken. */
export async function serveTenure(tenure: Pick<Tenure, "handle">, options: ServeOptions = {}): Promise<Served> {
  const { hostname = "127.0.0.1", port = 0 } = options;
  const onTheirWay = new Set<ServerResponse>();
  const app = express().disable("x-powered-by").use(tenureRouter(tenure));
  const server = createServer((req, res) => {
    onTheirWay.add(res);
    res.once("close", () => onTheirWay.delete(res));
    app(req, res);
  });
  await new Promise<void>((settle, fail) => {
    server.once("error", fail).listen(port, hostname, settle);
  });
  const address = server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  return {
    url: `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`,
    stop: () => {
      stopped ??= new Promise((settle) => {
        server.close(() => settle());
        // A connection kept open for more would keep the server open too.
        for (const res of onTheirWay) res.shouldKeepAlive = false;
      });
      return stopped;
    },
  };
}
