import { type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { describe, expect, it, onTestFinished } from "vitest";
import { jiraClientOf, oktaClientOf } from "../compose/clients.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { examineEventHook, examineWebhook } from "./examine-hooks.ts";

type Webhook = NonNullable<NonNullable<SandboxSeed["jira"]>["webhooks"]>[number];
type Hook = NonNullable<NonNullable<SandboxSeed["okta"]>["eventHooks"]>[number];

async function vendors({ webhooks = [], eventHooks = [] }: { webhooks?: Webhook[]; eventHooks?: Hook[] }) {
  const okta = { ...oktaSeed(table._unsafeUnwrap()), eventHooks };
  const sandbox = await startSandbox({ seed: { okta, jira: { ...jiraSeed(), webhooks } } });
  onTestFinished(() => sandbox.close());
  const calls = { now: sandbox.clock.now, wait: (ms: number) => sandbox.clock.advance(ms) };
  const { email, apiToken } = sandbox.jira;
  return {
    jira: (token = apiToken) =>
      jiraClientOf({ baseUrl: sandbox.jira.url, auth: { email, apiToken: token }, webhookSecrets: [] }, calls),
    okta: oktaClientOf({ orgUrl: sandbox.okta.url, auth: { apiToken: sandbox.okta.apiToken } }, calls),
  };
}

const said = (diagnoses: readonly Diagnosis[]) => diagnoses.map(({ sentence, state }) => `${state}: ${sentence}`);

describe("examineWebhook", () => {
  const url = "https://tenure.jupiter.example/webhooks/jira";

  it.each([
    [
      { url, name: "Tenure" },
      'good: Jira\'s webhook "Tenure" tells tenure.jupiter.example of new and changed tickets, signed.',
    ],
    [{ url, secret: null }, 'bad: Jira\'s webhook "webhook" has no secret, so none of its events is believed.'],
    [
      { url, events: ["jira:issue_created"] },
      'warning: Jira\'s webhook "webhook" does not tell of jira:issue_updated.',
    ],
    [
      { url: "https://other.example/hook" },
      "warning: No webhook of Jira leads to /webhooks/jira: without one the sweep finds tickets, later.",
    ],
  ])("sees what is wrong with Jira's webhook (%#)", async (webhook, sentence) => {
    const { jira } = await vendors({ webhooks: [webhook] });

    expect(said(await examineWebhook(jira()))).toEqual([sentence]);
  });

  it("leaves it unchecked for whoever may not look", async () => {
    const { jira } = await vendors({});

    expect(said(await examineWebhook(jira("nobody's")))).toEqual([
      "unchecked: Whether Jira sends us its events cannot be seen: only an admin may list its webhooks.",
    ]);
  });
});

describe("examineEventHook", () => {
  const hook = {
    name: "Tenure",
    events: ["user.lifecycle.activate"],
    uri: "https://tenure.jupiter.example/hooks/okta",
  };
  const settings = (eventHookSecret?: string) => ({
    orgUrl: "",
    auth: { apiToken: "" },
    ...(eventHookSecret === undefined ? {} : { eventHookSecret }),
  });

  it.each([
    [{ ...hook }, "s", ['good: Okta\'s event hook "Tenure" is active and verified.']],
    [
      { ...hook, verificationStatus: "UNVERIFIED" },
      "s",
      ['bad: Okta\'s event hook "Tenure" is not verified, so Okta sends nothing.'],
    ],
    [{ ...hook, status: "INACTIVE" }, "s", ['bad: Okta\'s event hook "Tenure" is not active.']],
    [{ ...hook }, undefined, ['bad: Okta\'s event hook "Tenure" is believed by nobody: there is no secret.']],
    [{ ...hook, uri: "https://other.example/x" }, "s", ["warning: No event hook of Okta leads to /hooks/okta."]],
    [{ ...hook, uri: "https://other.example/x" }, undefined, []],
  ])("sees what is wrong with Okta's event hook (%#)", async (one, secret, sentences) => {
    const { okta } = await vendors({ eventHooks: [one] });

    expect(said(await examineEventHook(okta, settings(secret)))).toEqual(sentences);
  });
});
