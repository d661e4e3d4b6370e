import { startSandbox } from "@tenure/sandbox";
import { createTenure, type Instant, readConfig } from "@tenure/service";
import { environmentOf, forms, hire, hiredLogin, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { expect, it, onTestFinished } from "vitest";
import { serveTenure } from "./serve-tenure.ts";

const TOKEN = "a-token-of-twenty-four-and-more";

it("receives the joiner's webhook over the wire and does what the command line does", async () => {
  const policy = table._unsafeUnwrap();
  const { clock, close, jira, okta, smtp } = await startSandbox({
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta: oktaSeed(policy), jira: jiraSeed() },
  });
  onTestFinished(() => close());
  const env = { ...environmentOf({ okta, jira, smtp }, policy.org), TENURE_API_TOKEN: TOKEN };
  const created = await readConfig({ table, forms }, env).asyncAndThen((config) =>
    createTenure(config, { calls: { now: clock.now }, ports: { clock: { now: () => clock.iso() as Instant } } }),
  );
  const tenure = created._unsafeUnwrap();
  onTestFinished(() => tenure.close());
  const served = await serveTenure(tenure);
  onTestFinished(() => served.stop());
  jira.people.addWebhook({ url: `${served.url}/webhooks/jira` });

  const { key } = await jira.people.file(hire);
  await clock.settle();
  const shown = { authorization: `Bearer ${TOKEN}`, accept: "text/html" };
  const page = await (await fetch(`${served.url}/tickets/${key}`, { headers: shown })).text();
  const preview = (await tenure.preview(key))._unsafeUnwrap();
  const { progress } = (await tenure.work())._unsafeUnwrap();

  expect(page).toMatch(/<svg[^>]*>/);
  expect(preview.kind === "planned" && preview.plan.hash).toBe(progress[0]?.plan?.hash);
  expect(progress).toMatchObject([{ ticket: { key }, state: "waiting" }]);
  expect(okta.state.user(hiredLogin)?.status).toBe("STAGED");
  expect(jira.state.issue(key)?.comments).toHaveLength(1);
});
