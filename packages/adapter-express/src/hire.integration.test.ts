import { startSandbox } from "@tenure/sandbox";
import { createTenure, type Instant, readConfig } from "@tenure/service";
import { fields, forms, jiraSeed, loginOf, oktaSeed, people, table } from "@tenure-examples/jupiter";
import { expect, it, onTestFinished } from "vitest";
import { serveTenure } from "./serve-tenure.ts";

it("receives the joiner's webhook over the wire and does what the command line does", async () => {
  const policy = table._unsafeUnwrap();
  const { clock, close, jira, okta, smtp } = await startSandbox({
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta: oktaSeed(policy), jira: jiraSeed() },
  });
  onTestFinished(() => close());
  const settings = {
    table: policy,
    forms,
    store: ":memory:",
    okta: { orgUrl: okta.url, org: policy.org, auth: { clientId: okta.clientId, privateKey: okta.privateKey } },
    jira: {
      baseUrl: jira.url,
      auth: { email: jira.email, apiToken: jira.apiToken },
      webhookSecrets: [jira.webhookSecret],
    },
    mail: { smtpUrl: smtp.url, from: "Tenure <tenure@jupiter.example>" },
  };
  const created = await readConfig(settings).asyncAndThen((config) =>
    createTenure(config, { calls: { now: clock.now }, ports: { clock: { now: () => clock.iso() as Instant } } }),
  );
  const tenure = created._unsafeUnwrap();
  onTestFinished(() => tenure.close());
  const served = await serveTenure(tenure);
  onTestFinished(() => served.stop());
  jira.people.addWebhook({ url: `${served.url}/webhooks/jira` });

  const { key } = await jira.people.file({
    requestType: "11",
    by: loginOf(people.samuel),
    fields: {
      [fields.givenName.id]: "Ana",
      [fields.familyName.id]: "Silva",
      [fields.personalEmail.id]: "ana@home.example",
      [fields.start.id]: "2027-01-04",
      [fields.employmentType.id]: "Employee",
      [fields.manager.id]: loginOf(people.ines),
      [fields.department.id]: "Climate Science",
      [fields.team.id]: "Hazard Models",
      [fields.title.id]: "Hazard Modeller",
      [fields.location.id]: "Zurich",
    },
  });
  await clock.settle();
  const preview = (await tenure.preview(key))._unsafeUnwrap();
  const { progress } = (await tenure.work())._unsafeUnwrap();

  expect(preview.kind === "planned" && preview.plan.hash).toBe(progress[0]?.plan?.hash);
  expect(progress).toMatchObject([{ ticket: { key }, state: "waiting" }]);
  expect(okta.state.user("ana.silva@jupiter.example")?.status).toBe("STAGED");
  expect(jira.state.issue(key)?.comments).toHaveLength(1);
});
