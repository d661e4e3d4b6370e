import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

describe("tenure sandbox", () => {
  it("prints one line when ready, serves until stopped, and leaves nothing listening", async () => {
    let stop = () => {};
    const stopped = new Promise<void>((settle) => {
      stop = settle;
    });
    let ready = (_line: string) => {};
    const line = new Promise<string>((settle) => {
      ready = settle;
    });
    const terminal = aTerminal({ stopped: () => stopped });
    const running = tenure(["sandbox"], { ...terminal, out: { ...terminal.out, write: ready } });

    const { env, jira, okta, smtp } = JSON.parse(await line);
    const ask = () =>
      fetch(`${okta.url}/api/v1/groups?q=dept-finance`, { headers: { authorization: `SSWS ${okta.apiToken}` } });
    const groups = await (await ask()).json();
    stop();

    expect(await running).toBe(0);
    expect(groups).toMatchObject([{ profile: { name: "dept-finance" } }]);
    expect(env).toMatchObject({
      OKTA_ORG_URL: okta.url,
      OKTA_ORG: "jupiter.okta.com",
      JIRA_BASE_URL: jira.url,
      SMTP_URL: smtp.url,
    });
    await expect(ask()).rejects.toThrow("fetch failed");
  });

  it("opens a desk where what is filed is worked, and leaves nothing listening", async () => {
    let stop = () => {};
    const stopped = new Promise<void>((settle) => {
      stop = settle;
    });
    let found = (_url: string) => {};
    const page = new Promise<string>((settle) => {
      found = settle;
    });
    const terminal = aTerminal({ stopped: () => stopped, browse: async (url) => found(url) });
    const running = tenure(["sandbox", "--open"], terminal);

    const desk = await page;
    const shown = await (await fetch(desk)).text();
    stop();

    expect(await running).toBe(0);
    expect(shown).toContain("Onboarding");
    expect(terminal.written().err).toContain(`file requests at ${desk}, they are worked at once`);
    await expect(fetch(desk)).rejects.toThrow("fetch failed");
  });

  it("opens no desk over a seed whose policy it does not know", async () => {
    const terminal = aTerminal();

    expect(await tenure(["sandbox", "--open", "--seed", "mine.json"], terminal)).toBe(2);
    expect(terminal.written().err).toContain("leave out --seed, or --open");
  });

  it("names a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const { port } = server.address() as AddressInfo;
    const terminal = aTerminal();

    const exit = await tenure(["sandbox", "--jira-port", String(port)], terminal);
    server.close();

    expect(exit).toBe(2);
    expect(terminal.written().err).toBe(`tenure: Port ${port} is taken: give another, or none for a free one.\n`);
  });

  it("says what is wrong with a seed", async () => {
    const terminal = aTerminal();

    expect(
      await tenure(["sandbox", "--seed", "sandbox.integration.test.ts"], { ...terminal, folder: import.meta.dirname }),
    ).toBe(2);
    expect(await tenure(["sandbox", "--seed", "nowhere.json"], terminal)).toBe(2);
    expect(await tenure(["sandbox", "--okta-port", "80x"], terminal)).toBe(2);

    expect(terminal.written().err).toBe(
      [
        "tenure: The seed sandbox.integration.test.ts is not JSON.",
        "tenure: There is no seed at nowhere.json that can be read.",
        "tenure: option '--okta-port <port>' argument '80x' is invalid. A port is a number up to 65535.",
        "",
      ].join("\n"),
    );
  });
});
