import { LocalDurableTestRunner } from "@aws/durable-execution-sdk-js-testing";
import { type DurableEvent, durableHandler, durableQueue } from "@tenure/adapter-lambda/durable";
import type { Tenure } from "@tenure/service";
import { hire, hiredLogin } from "@tenure-examples/jupiter";
import { ResultAsync } from "neverthrow";
import { expect, it, onTestFinished } from "vitest";
import { aSandbox } from "./a-sandbox.ts";
import { tenureOf } from "./tenure.ts";
import { web } from "./web.ts";

it("takes a hire from webhook to done, and sleeps from the day the account is prepared until the first day", async () => {
  const { clock, jira, okta, platform, sendWebhooksTo } = await aSandbox();
  const started: DurableEvent[] = [];
  const queue = durableQueue({ start: async (event) => started.push(event) });
  sendWebhooksTo(await web(platform, queue));
  const tenure = await tenureOf(platform, queue);
  onTestFinished(() => tenure.close());
  const { key } = await jira.people.file(hire);
  await clock.settle();
  const [event] = started;

  // The runner skips a wait; the sandbox's calendar follows it.
  const found: (string | undefined)[] = [];
  const apply: Tenure["apply"] = (ticketId) => {
    const woken = found.length > 0 ? clock.advanceTo("2027-01-04T08:00:00.000Z") : Promise.resolve();
    return ResultAsync.fromSafePromise(Promise.resolve(woken)).andThen(() => {
      found.push(okta.state.user(hiredLogin)?.status);
      return tenure.apply(ticketId);
    });
  };
  const waits = { now: () => clock.now(), longestWaitSeconds: 30 * 86_400 };
  await LocalDurableTestRunner.setupTestEnvironment({ skipTime: true });
  onTestFinished(() => LocalDurableTestRunner.teardownTestEnvironment());
  const runner = new LocalDurableTestRunner({ handlerFunction: durableHandler({ apply }, waits) });
  const execution = await runner.run({ payload: event });
  const slept = execution
    .getOperations()
    .filter((operation) => operation.getType() === "WAIT")
    .map((operation) => Math.round((operation.getWaitDetails()?.waitSeconds ?? 0) / 86_400));

  expect(execution.getResult()).toEqual({ state: "done", looks: 2 });
  expect(slept).toEqual([21]);
  expect(found).toEqual([undefined, "STAGED"]);
  expect(okta.state.user(hiredLogin)?.status).toBe("PROVISIONED");
  expect(jira.state.issue(key)).toMatchObject({ statusCategory: "done" });
});
