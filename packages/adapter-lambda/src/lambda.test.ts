import type { Instant, Progress, TenureFailure } from "@tenure/service";
import { describeHost } from "@tenure/service/testing";
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Handler,
  SQSHandler,
  SQSRecord,
} from "aws-lambda";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { httpHandler } from "./http-handler.ts";
import { queueHandler } from "./queue-handler.ts";
import { scheduleHandler } from "./schedule-handler.ts";
import { type SendMessage, sqsQueue } from "./sqs-queue.ts";

describeHost("adapter-lambda", async (tenure) => {
  const handler = httpHandler(tenure, { basePath: "/live" });
  return {
    listens: false,
    stop: async () => {},
    async send({ body, headers, method, path }) {
      const event = {
        version: "2.0",
        rawPath: `/live${path}`,
        rawQueryString: "",
        headers,
        requestContext: { http: { method, path } },
        // The gateway encodes what it takes for binary.
        ...(body === undefined ? {} : { body: Buffer.from(body).toString("base64") }),
        isBase64Encoded: body !== undefined,
      } as unknown as APIGatewayProxyEventV2;
      const { body: text, headers: answered, statusCode } = await handler(event);
      const given = Object.entries(answered ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
      return { status: statusCode ?? 0, headers: new Headers(given), text: text ?? "" };
    },
  };
});

const record = (
  messageId: string,
  MessageGroupId: string,
  body = JSON.stringify({ ticketId: MessageGroupId, reason: "webhook" }),
) => ({ messageId, body, attributes: { MessageGroupId } }) as SQSRecord;

const progress = (state: Progress["state"]): Progress => ({
  ticket: { id: "1", key: "PPL-1" },
  state,
  steps: [],
  problems: [],
  refusals: [],
  brakes: [],
});

const failure = (retryable: boolean): TenureFailure => ({
  kind: "directory-failed",
  retryable,
  sentence: "Okta is away.",
});

describe("queueHandler", () => {
  it("reports what may work later, and with it what waits behind it in the same group", async () => {
    const applied: string[] = [];
    const handler = queueHandler({
      apply: (id) => {
        applied.push(id);
        if (id === "away") return errAsync(failure(true));
        if (id === "hopeless") return errAsync(failure(false));
        return okAsync(progress(id === "broken" ? "failed" : "done"));
      },
    });

    const { batchItemFailures } = await handler({
      Records: [
        record("1", "away"),
        record("2", "fine"),
        record("3", "away"),
        record("4", "hopeless"),
        record("5", "broken"),
        record("6", "fine", "not JSON"),
      ],
    });

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["1", "3", "5"]);
    expect(applied).toEqual(["away", "fine", "hopeless", "broken"]);
  });
});

describe("sqsQueue", () => {
  it("sends what is to be done now, one group for each ticket, and leaves the rest to the sweep", async () => {
    const sent: SendMessage[] = [];
    const now = () => Date.parse("2027-02-15T00:00:00.000Z");
    const queue = sqsQueue({ queueUrl: "https://sqs.example/q.fifo", now, send: async (input) => sent.push(input) });

    await queue.enqueue({ ticketId: "10042", reason: "webhook" });
    await queue.enqueue({ ticketId: "10042", reason: "due" }, "2027-03-01T00:00:00.000Z" as Instant);
    await queue.enqueue({ ticketId: "10043", reason: "due" }, "2027-02-01T00:00:00.000Z" as Instant);

    expect(sent.map(({ MessageGroupId }) => MessageGroupId)).toEqual(["10042", "10043"]);
    expect(sent.slice(0, 1)).toEqual([
      {
        QueueUrl: "https://sqs.example/q.fifo",
        MessageBody: '{"ticketId":"10042","reason":"webhook"}',
        MessageGroupId: "10042",
        MessageDeduplicationId: expect.any(String),
      },
    ]);
  });

  it("says in a sentence that SQS is away", async () => {
    const queue = sqsQueue({ queueUrl: "q", send: () => Promise.reject(new Error("x")) });

    expect((await queue.enqueue({ ticketId: "1", reason: "webhook" }))._unsafeUnwrapErr().sentence).toBe(
      "SQS did not take the message.",
    );
  });
});

describe("scheduleHandler", () => {
  it("sweeps, and fails aloud where it could not", async () => {
    expect(await scheduleHandler({ sweep: () => okAsync(3) })()).toEqual({ found: 3 });
    await expect(scheduleHandler({ sweep: () => errAsync(failure(true)) })()).rejects.toThrow("Okta is away.");
  });
});

describe("the handlers", () => {
  it("fit the platform's own types", () => {
    const web: Handler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = httpHandler({
      handle: async () => ({ status: 200, headers: {}, body: "" }),
    });
    const worker: SQSHandler = queueHandler({ apply: () => errAsync(failure(true)) });

    expect([web, worker].every((handler) => typeof handler === "function")).toBe(true);
  });
});
