import type { HttpHandler } from "@tenure/adapter-lambda";
import { startSandbox } from "@tenure/sandbox";
import type { Instant } from "@tenure/service";
import { environmentOf, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { onTestFinished } from "vitest";
import type { Platform } from "./platform.ts";
import { extensionSecrets } from "./secrets.ts";

/** Okta and Jira of a test, the platform of functions that work with them, and what was asked of Secrets Manager. */
export async function aSandbox() {
  const policy = table._unsafeUnwrap();
  let url: HttpHandler | undefined;
  const { clock, close, jira, okta, smtp } = await startSandbox({
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta: oktaSeed(policy), jira: jiraSeed() },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const answer = await url?.({
        rawPath: new URL(request.url).pathname,
        rawQueryString: "",
        headers: Object.fromEntries(request.headers),
        requestContext: { http: { method: request.method } },
        body: Buffer.from(await request.arrayBuffer()).toString("base64"),
        isBase64Encoded: true,
      });
      return new Response(answer?.body, { status: answer?.statusCode ?? 503, headers: answer?.headers ?? {} });
    },
  });
  onTestFinished(() => close());
  // Addresses are no secret; all the rest comes out of the secret.
  const {
    OKTA_ORG_URL,
    OKTA_ORG,
    JIRA_BASE_URL,
    TENURE_STORE: _,
    ...secret
  } = environmentOf({ okta, jira, smtp }, policy.org);
  const asked: string[] = [];
  const secrets = extensionSecrets("session", async (input, init) => {
    asked.push(`${input} ${new Headers(init?.headers).get("x-aws-parameters-secrets-token")}`);
    return Response.json({ SecretString: JSON.stringify({ ...secret, TENURE_STORE: ":memory:" }) });
  });
  const env = { TENURE_SECRET: "arn:x", OKTA_ORG_URL, OKTA_ORG, JIRA_BASE_URL };
  const platform: Platform = {
    env,
    secrets,
    overrides: { calls: { now: clock.now }, ports: { clock: { now: () => clock.iso() as Instant } } },
  };
  return {
    clock,
    jira,
    okta,
    platform,
    asked,
    /** From here on Jira's webhooks go to this function. */
    sendWebhooksTo: (handler: HttpHandler) => {
      url = handler;
      jira.people.addWebhook({ url: "http://lambda.test/webhooks/jira" });
    },
  };
}
