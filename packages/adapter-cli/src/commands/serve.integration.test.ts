import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describeHost } from "@tenure/service/testing";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { aTenure, opening } from "../../test/a-tenure.ts";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

describeHost("tenure serve", async ({ handle }) => {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const { promise: note, resolve: ready } = Promise.withResolvers<string>();
  const terminal = aTerminal({ stopped: () => stopped });
  const running = tenure(
    ["serve", "--port", "0"],
    { ...terminal, err: { ...terminal.err, write: ready } },
    { open: opening(aTenure({ handle })) },
  );
  const [url = ""] = /http:\S+(?=;)/.exec(await note) ?? [];
  return {
    listens: true,
    stop: async () => {
      stop();
      await running;
    },
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

describe("tenure serve", () => {
  it("answers webhooks, works what they bring, and stops listening when told to", async () => {
    let stop = () => {};
    const stopped = new Promise<void>((settle) => {
      stop = settle;
    });
    let ready = (_note: string) => {};
    const note = new Promise<string>((settle) => {
      ready = settle;
    });
    const terminal = aTerminal({ stopped: () => stopped });
    let worked = 0;
    const fake = aTenure({
      handle: async () => ({ status: 202, headers: {}, body: "taken" }),
      work: () => {
        worked += 1;
        return okAsync({ progress: [], failures: [] });
      },
    });

    const running = tenure(
      ["serve", "--port", "0"],
      { ...terminal, err: { ...terminal.err, write: ready } },
      { open: opening(fake) },
    );
    const [url = ""] = /http:\S+(?=;)/.exec(await note) ?? [];
    const answer = await fetch(`${url}/webhooks/jira`, { method: "POST", body: "{}" });
    stop();

    expect(answer.status).toBe(202);
    expect(await running).toBe(0);
    expect(worked).toBeGreaterThan(0);
    expect(fake.closed()).toBe(1);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("says when the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const { port } = server.address() as AddressInfo;
    const terminal = aTerminal();

    const exit = await tenure(["serve", "--port", String(port)], terminal, { open: opening(aTenure()) });
    server.close();

    expect(exit).toBe(2);
    expect(terminal.written().err).toBe(
      `tenure: Nothing can listen on 127.0.0.1:${port}: the port is taken, or not ours to take.\n`,
    );
  });
});
