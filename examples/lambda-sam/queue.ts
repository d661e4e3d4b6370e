import { type SendMessage, sqsQueue } from "@tenure/adapter-lambda";
import { type DurableEvent, durableQueue } from "@tenure/adapter-lambda/durable";
import type { WorkQueue } from "@tenure/service";
import type { Platform } from "./platform.ts";

/** The parts of the AWS SDK we use; the runtime brings it along. */
interface Sqs {
  readonly SQSClient: new (options: object) => { send(command: object): Promise<unknown> };
  readonly SendMessageCommand: new (input: SendMessage) => object;
}
interface Lambda {
  readonly LambdaClient: new (options: object) => { send(command: object): Promise<unknown> };
  readonly InvokeCommand: new (input: object) => object;
}

/** Where work goes, as the template says: into its FIFO queue, or to an execution of its durable function. */
export async function queueOf(env: Platform["env"]): Promise<WorkQueue> {
  const { QUEUE_URL: queueUrl = "", TICKETS_FUNCTION: tickets } = env;
  if (tickets !== undefined) return durableQueue({ start: await starting(tickets) });
  const { SQSClient, SendMessageCommand } = await sdk<Sqs>("@aws-sdk/client-sqs");
  const client = new SQSClient({});
  return sqsQueue({ queueUrl, send: (input) => client.send(new SendMessageCommand(input)) });
}

async function starting(functionName: string) {
  const { InvokeCommand, LambdaClient } = await sdk<Lambda>("@aws-sdk/client-lambda");
  const client = new LambdaClient({});
  return (event: DurableEvent) =>
    client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType: "Event", Payload: JSON.stringify(event) }),
    );
}

/** By a name that no bundler follows. */
async function sdk<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}
