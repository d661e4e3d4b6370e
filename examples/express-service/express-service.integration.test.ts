import { once } from "node:events";
import { startSandbox } from "@tenure/sandbox";
import { createTenure, type Instant, readConfig } from "@tenure/service";
import { environmentOf, forms, hire, hiredLogin, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { expect, it, onTestFinished } from "vitest";
import { internalService } from "./internal-service.ts";

it("takes a hire's webhook beside the company's own routes", async () => {
  const policy = table._unsafeUnwrap();
  const { clock, close, jira, okta } = await startSandbox({
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta: oktaSeed(policy), jira: jiraSeed() },
  });
  onTestFinished(() => close());
  const env = environmentOf({ okta, jira }, policy.org);
  const opened = await readConfig({ table, forms }, env).asyncAndThen((config) =>
    createTenure(config, { calls: { now: clock.now }, ports: { clock: { now: () => clock.iso() as Instant } } }),
  );
  const tenure = opened._unsafeUnwrap();
  onTestFinished(() => tenure.close());
  const server = internalService(tenure).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  jira.people.addWebhook({ url: `${url}/tenure/webhooks/jira` });

  const { key } = await jira.people.file(hire);
  await clock.settle();
  const next = await (await fetch(`${url}/people/next/${key}`)).json();
  const { progress } = (await tenure.work())._unsafeUnwrap();

  expect(next).toEqual({ words: expect.stringMatching(/^\d+ steps for Ana Silva$/) });
  expect(progress).toHaveLength(1);
  expect(okta.state.user(hiredLogin)?.status).toBe("STAGED");
  expect((await fetch(`${url}/people/next/PPL-404`)).status).toBe(404);
});
