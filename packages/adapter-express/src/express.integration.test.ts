import { once } from "node:events";
import { describeHost } from "@tenure/service/testing";
import express from "express";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveTenure } from "./serve-tenure.ts";
import { tenureRouter } from "./tenure-router.ts";

describeHost("adapter-express", async (tenure) => {
  const { stop, url } = await serveTenure(tenure);
  return {
    listens: true,
    stop,
    async send({ body, headers, method, path }) {
      const response = await fetch(url + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
});

describe("tenureRouter", () => {
  it("says what to do when somebody read the body before it", async () => {
    const said: unknown[] = [];
    const remember: express.ErrorRequestHandler = (cause, _req, res, _next) => {
      said.push(cause);
      res.status(500).end();
    };
    const nothing = tenureRouter({ handle: async () => ({ status: 200, headers: {}, body: "" }) });
    const url = await listen(express().use(express.json(), nothing, remember));

    await fetch(`${url}/webhooks/jira`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });

    expect(String(said[0])).toContain("mount tenureRouter before any body parser");
  });

  it("sees the path below its own", async () => {
    const echo = tenureRouter({ handle: async ({ url }) => ({ status: 200, headers: {}, body: url }) });
    const url = await listen(express().use("/tenure", echo));

    const response = await fetch(`${url}/tenure/health?x=1`);

    expect(await response.text()).toBe("/health?x=1");
  });
});

async function listen(app: express.Express): Promise<string> {
  const server = app.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}
