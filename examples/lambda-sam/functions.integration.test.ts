import type { SendMessage } from "@tenure/adapter-lambda";
import { startSandbox } from "@tenure/sandbox";
import type { Instant } from "@tenure/service";
import { environmentOf, hire, hiredLogin, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
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
  // Addresses are no secret; all the rest comes out of the secret.
  const { OKTA_ORG_URL, OKTA_ORG, JIRA_BASE_URL, ...secret } = environmentOf({ okta, jira }, policy.org);
  const asked: string[] = [];
  const secrets = extensionSecrets("session", async (input, init) => {
    asked.push(`${input} ${new Headers(init?.headers).get("x-aws-parameters-secrets-token")}`);
    return Response.json({ SecretString: JSON.stringify(secret) });
  });
  const sent: SendMessage[] = [];
  const { web, worker } = await functions({
    env: { TENURE_SECRET: "arn:x", QUEUE_URL: "q", OKTA_ORG_URL, OKTA_ORG, JIRA_BASE_URL },
    secrets,
    send: async (message) => sent.push(message),
    overrides: { calls: { now: clock.now }, ports: { clock: { now: () => clock.iso() as Instant } } },
  });
  jira.people.addWebhook({ url: "http://lambda.test/webhooks/jira" });

  await jira.people.file(hire);
  await clock.settle();
  const [message] = sent;
  const records = [{ messageId: "1", body: message?.MessageBody ?? "", attributes: { MessageGroupId: "1" } }];
  await worker({ Records: records });

  expect(asked).toEqual(["http://localhost:2773/secretsmanager/get?secretId=arn%3Ax session"]);
  expect(okta.state.user(hiredLogin)?.status).toBe("STAGED");
});
