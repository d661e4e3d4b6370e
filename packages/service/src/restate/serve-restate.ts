import { createServer, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import type { Tenure } from "../tenure.ts";
import { type RestateOptions, restateHandler } from "./restate-handler.ts";

/** Where and how Restate is served. */
export interface ServeRestateOptions extends RestateOptions {
  /** @defaultValue 9080 */
  readonly port?: number;
  /** @defaultValue "127.0.0.1": put something that speaks TLS before it, or a network that only Restate reaches */
  readonly hostname?: string;
}

/** A worker that Restate can call. */
export interface ServedRestate {
  /** What to register with Restate. */
  readonly url: string;
  /** Takes nothing new, finishes what it does, and resolves. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Serves Restate on a port of its own, over HTTP/2. Rejects when the port is taken.
 *
 * @example
 * ```ts
 * import type { Tenure } from "@tenure/service";
 * import { serveRestate } from "@tenure/service/restate";
 *
 * export async function live(tenure: Tenure) {
 *   const worker = await serveRestate(tenure, { port: 9080, hostname: "0.0.0.0" });
 *   process.once("SIGTERM", () => worker.stop().then(() => tenure.close()));
 * }
 * ```
 */
export async function serveRestate(
  tenure: Pick<Tenure, "workOn">,
  options: ServeRestateOptions = {},
): Promise<ServedRestate> {
  const { hostname = "127.0.0.1", port = 9080, ...rest } = options;
  const server = createServer(restateHandler(tenure, rest));
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
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
        // Says good-bye and lets what is under way come to its end.
        for (const session of sessions) session.close();
      });
      return stopped;
    },
  };
}
