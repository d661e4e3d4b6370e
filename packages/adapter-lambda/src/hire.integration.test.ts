import { startSandbox } from "@tenure/sandbox";
import { createTenure, type Instant, readConfig } from "@tenure/service";
import { environmentOf, forms, hire, hiredLogin, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import type { APIGatewayProxyEventV2, SQSEvent } from "aws-lambda";
import { expect, it, onTestFinished } from "vitest";
import { httpHandler } from "./http-handler.ts";
import { queueHandler } from "./queue-handler.ts";
import { scheduleHandler } from "./schedule-handler.ts";
import { type SendMessage, sqsQueue } from "./sqs-queue.ts";

const TOKEN = "a-token-of-twenty-four-and-more";

it("receives the joiner's webhook, works it from the queue, and finds the first day by the sweep", async () => {
  const policy = table._unsafeUnwrap();
  const messages: SendMessage[] = [];
  const { clock, close, jira, okta, smtp } = await startSandbox({
    startAt: "2026-12-14T08:12:00.000Z",
    seed: { okta: oktaSeed(policy), jira: { ...jiraSeed(), webhooks: [{ url: "http://lambda.test/webhooks/jira" }] } },
    fetch: async (input, init) => {
      const { body, headers = {}, statusCode = 0 } = await functionUrl(await eventOf(new Request(input, init)));
      return new Response(body ?? "", { status: statusCode, headers: headers as Record<string, string> });
    },
  });
  onTestFinished(() => close());
  const env = { ...environmentOf({ okta, jira, smtp }, policy.org), TENURE_API_TOKEN: TOKEN };
  const queue = sqsQueue({ queueUrl: "https://sqs.example/tenure.fifo", send: async (sent) => messages.push(sent) });
  const created = await readConfig({ table, forms }, env).asyncAndThen((config) =>
    createTenure(config, {
      calls: { now: clock.now },
      ports: { queue, clock: { now: () => clock.iso() as Instant } },
    }),
  );
  const tenure = created._unsafeUnwrap();
  onTestFinished(() => tenure.close());
  const functionUrl = httpHandler(tenure);
  const worker = queueHandler(tenure);
  const deliver = () => worker(batchOf(messages.splice(0)));

  const { key } = await jira.people.file(hire);
  await clock.settle();
  const plan = (await tenure.preview(key))._unsafeUnwrap();
  expect(plan.kind).toBe("planned");
  expect(messages).toHaveLength(1);
  const asked = new Request(`http://lambda.test/tickets/${key}`, {
    headers: { authorization: `Bearer ${TOKEN}`, accept: "text/html" },
  });
  expect((await functionUrl(await eventOf(asked))).body).toMatch(/<svg[^>]*>/);
  expect(await deliver()).toEqual({ batchItemFailures: [] });
  expect(okta.state.user(hiredLogin)?.status).toBe("STAGED");

  await clock.advanceTo("2027-01-04T08:00:00.000Z");
  expect((await scheduleHandler(tenure)()).found).toBe(1);
  expect(await deliver()).toEqual({ batchItemFailures: [] });
  expect(okta.state.user(hiredLogin)?.status).toBe("PROVISIONED");
  expect(jira.state.issue(key)).toMatchObject({ statusCategory: "done" });
});

async function eventOf(request: Request): Promise<APIGatewayProxyEventV2> {
  const { pathname } = new URL(request.url);
  return {
    version: "2.0",
    rawPath: pathname,
    rawQueryString: "",
    headers: Object.fromEntries(request.headers),
    requestContext: { http: { method: request.method, path: pathname } },
    body: await request.text(),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}

function batchOf(messages: readonly SendMessage[]): SQSEvent {
  return {
    Records: messages.map(({ MessageBody, MessageGroupId }, at) => ({
      messageId: String(at),
      body: MessageBody,
      attributes: { MessageGroupId },
    })),
  } as unknown as SQSEvent;
}
