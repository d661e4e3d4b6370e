import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { separateLinks } from "./separate-links.ts";
import type { Vendor } from "./vendor.ts";

/** A vendor that listens. */
export interface HttpServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and cuts connections that are kept alive. Safe to call twice. */
  close(): Promise<void>;
}

/** Serves a vendor on the loopback address; port 0 takes a free one. Rejects when the port is taken. */
export async function serveHttp(vendor: Pick<Vendor, "handle">, port = 0): Promise<HttpServer> {
  let url = "";
  const server = createServer((incoming, outgoing) => {
    void answer(vendor, url, incoming, outgoing);
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => listening());
  });
  const { port: taken } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${taken}`;

  return {
    url,
    port: taken,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  vendor: Pick<Vendor, "handle">,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const response = await vendor.handle(await toRequest(url, incoming));
    if (response.type === "error") {
      incoming.socket.resetAndDestroy();
      return;
    }
    outgoing.statusCode = response.status;
    const links = separateLinks.get(response);
    for (const [name, value] of response.headers) {
      outgoing.appendHeader(name, name === "link" && links !== undefined ? links : value);
    }
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (bug) {
    // The vendors answer every request; whatever arrives here is a mistake of ours and must be seen.
    outgoing.statusCode = 500;
    outgoing.setHeader("content-type", "text/plain; charset=utf-8");
    outgoing.end(`The sandbox failed: ${bug instanceof Error ? bug.stack : String(bug)}`);
  }
}

async function toRequest(url: string, incoming: IncomingMessage): Promise<Request> {
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
  }
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const body = method === "GET" || method === "HEAD" ? null : Buffer.concat(pieces);
  return new Request(new URL(incoming.url ?? "/", url), { method, headers, body });
}
