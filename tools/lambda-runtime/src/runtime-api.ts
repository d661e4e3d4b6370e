import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a function's process says of itself or of the event it was given. */
export type Said =
  /** It asks for work: its start is over. */
  | { readonly kind: "ready" }
  | { readonly kind: "answered"; readonly body: string }
  | { readonly kind: "failed"; readonly body: string }
  | { readonly kind: "not-started"; readonly body: string };

/** Lambda's Runtime API for one process. */
export interface RuntimeApi {
  /** Host and port, as `AWS_LAMBDA_RUNTIME_API` holds them. */
  readonly address: string;
  /** Gives the process its next event. */
  give(event: string, deadline: number): void;
  close(): void;
}

const BASE = "/2018-06-01/runtime";

/** Listens on loopback, and tells what the process says. */
export async function runtimeApi(heard: (said: Said) => void): Promise<RuntimeApi> {
  let asking: ServerResponse | undefined;
  let given = 0;
  const server = createServer(async (req, res) => {
    if (req.url === `${BASE}/invocation/next`) {
      asking = res;
      heard({ kind: "ready" });
      return;
    }
    const body = await textOf(req);
    res.writeHead(202).end();
    const [, call] = /\/(init\/error|response|error)$/.exec(req.url ?? "") ?? [];
    heard({ kind: call === "response" ? "answered" : call === "error" ? "failed" : "not-started", body });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    give: (event, deadline) => {
      given += 1;
      asking
        ?.writeHead(200, {
          "content-type": "application/json",
          "lambda-runtime-aws-request-id": `request-${given}`,
          "lambda-runtime-deadline-ms": String(deadline),
          "lambda-runtime-invoked-function-arn": "arn:aws:lambda:eu-central-1:123456789012:function:tenure",
        })
        .end(event);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
