import type { SendMessage } from "@tenure/adapter-lambda";
import { startSandbox } from "@tenure/sandbox";
import type { Instant } from "@tenure/service";
import { fields, jiraSeed, loginOf, oktaSeed, people, table } from "@tenure-examples/jupiter";
import { expect, it, onTestFinished } from "vitest";
import { functions } from "./functions.ts";
import { extensionSecrets } from "./secrets.ts";

it("takes a hire from webhook to worker, with credentials that no environment holds", async () => {
  const policy = table._unsafeUnwrap();
  const { clock, close, jira, okta } = await startSandbox({
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta: oktaSeed(policy), jira: jiraSeed() },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { body, headers, statusCode } = await web({
        rawPath: new URL(request.url).pathname,
        rawQueryString: "",
        headers: Object.fromEntries(request.headers),
        requestContext: { http: { method: request.method } },
        body: Buffer.from(await request.arrayBuffer()).toString("base64"),
        isBase64Encoded: true,
      });
      return new Response(body, { status: statusCode, headers });
    },
  });
  onTestFinished(() => close());
  const secret = {
    OKTA_CLIENT_ID: okta.clientId,
    OKTA_PRIVATE_KEY: okta.privateKey,
    JIRA_EMAIL: jira.email,
    JIRA_API_TOKEN: jira.apiToken,
    JIRA_WEBHOOK_SECRET: jira.webhookSecret,
    TENURE_STORE: ":memory:",
  };
  const asked: string[] = [];
  const secrets = extensionSecrets("session", async (input, init) => {
    asked.push(`${input} ${new Headers(init?.headers).get("x-aws-parameters-secrets-token")}`);
    return Response.json({ SecretString: JSON.stringify(secret) });
  });
  const sent: SendMessage[] = [];
  const { web, worker } = await functions({
    env: {
      TENURE_SECRET: "arn:x",
      QUEUE_URL: "q",
      OKTA_ORG_URL: okta.url,
      OKTA_ORG: policy.org,
      JIRA_BASE_URL: jira.url,
    },
    secrets,
    send: async (message) => sent.push(message),
    overrides: { calls: { now: clock.now }, ports: { clock: { now: () => clock.iso() as Instant } } },
  });
  jira.people.addWebhook({ url: "http://lambda.test/webhooks/jira" });

  await jira.people.file({
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
  const [message] = sent;
  const records = [{ messageId: "1", body: message?.MessageBody ?? "", attributes: { MessageGroupId: "1" } }];
  await worker({ Records: records });

  expect(asked).toEqual(["http://localhost:2773/secretsmanager/get?secretId=arn%3Ax session"]);
  expect(okta.state.user("ana.silva@jupiter.example")?.status).toBe("STAGED");
});
