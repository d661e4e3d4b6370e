import { queueHandler, type SendMessage, sqsQueue } from "@tenure/adapter-lambda";
import { hire, hiredLogin } from "@tenure-examples/jupiter";
import { expect, it, onTestFinished } from "vitest";
import { aSandbox } from "./a-sandbox.ts";
import { tenureOf } from "./tenure.ts";
import { web } from "./web.ts";

it("takes a hire from webhook to worker, with credentials that no environment holds", async () => {
  const { asked, clock, jira, okta, platform, sendWebhooksTo } = await aSandbox();
  const sent: SendMessage[] = [];
  const queue = sqsQueue({ queueUrl: "q", send: async (message) => sent.push(message) });
  sendWebhooksTo(await web(platform, queue));
  const tenure = await tenureOf(platform, queue);
  onTestFinished(() => tenure.close());

  await jira.people.file(hire);
  await clock.settle();
  const [message] = sent;
  const records = [{ messageId: "1", body: message?.MessageBody ?? "", attributes: { MessageGroupId: "1" } }];
  await queueHandler(tenure)({ Records: records });

  expect(new Set(asked)).toEqual(new Set(["http://localhost:2773/secretsmanager/get?secretId=arn%3Ax session"]));
  expect(okta.state.user(hiredLogin)?.status).toBe("STAGED");
});
