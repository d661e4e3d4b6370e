import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { bodyParts } from "./body-parts.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers with what `read` says of the body. */
async function served(read: (incoming: IncomingMessage) => Promise<string>): Promise<number> {
  const server = createServer((incoming, response) => {
    read(incoming).then(
      (text) => response.end(text),
      (cause: Error) => response.writeHead(400).end(cause.message),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends parts one after the other, and answers what came back. */
function sent(port: number, parts: readonly Uint8Array[], end = true): Promise<string> {
  return new Promise((settle, fail) => {
    const post = request({ port, host: "127.0.0.1", method: "POST" }, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => {
        text += part.toString();
      });
      response.on("end", () => settle(text));
    });
    post.on("error", fail);
    for (const part of parts) post.write(part);
    if (end) post.end();
    else closing.push(() => post.destroy());
  });
}

async function whole(incoming: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bodyParts(incoming)) parts.push(part);
  return Buffer.concat(parts).toString("hex");
}

describe("bodyParts", () => {
  it("gives the exact bytes, however many there are and in however many parts they come", async () => {
    const port = await served(whole);
    const large = new Uint8Array(3_000_000).map((_, at) => at % 251);

    expect(await sent(port, [])).toBe("");
    expect(await sent(port, [Buffer.from("€ ä"), Buffer.from([0, 255])])).toBe("e282ac20c3a400ff");
    expect(await sent(port, [large])).toBe(Buffer.from(large).toString("hex"));
  });

  it("leaves the connection to whoever stops in the middle, so that a refusal can be said", async () => {
    const port = await served(async (incoming) => {
      for await (const part of bodyParts(incoming)) return `enough after ${part.byteLength > 0}`;
      return "nothing came";
    });

    expect(await sent(port, [new Uint8Array(10)], false)).toBe("enough after true");
  });

  it("breaks where the sender goes away before the end", async () => {
    const broken = Promise.withResolvers<string>();
    const port = await served(async (incoming) => {
      await whole(incoming).catch((cause: Error) => broken.resolve(cause.message));
      return "";
    });
    const post = request({ port, host: "127.0.0.1", method: "POST" });
    post.on("error", () => {});
    post.write("half");
    post.flushHeaders();
    setTimeout(() => post.destroy(), 50);

    expect(await broken.promise).toBe("The body broke off.");
  });
});
