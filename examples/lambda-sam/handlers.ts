import type { Send } from "@tenure/adapter-lambda";
import { functions } from "./functions.ts";
import { extensionSecrets } from "./secrets.ts";

/** The part of the AWS SDK we use; the runtime brings it along. */
interface Sqs {
  readonly SQSClient: new (options: object) => { send(command: object): Promise<unknown> };
  readonly SendMessageCommand: new (input: object) => object;
}

const sdk: string = "@aws-sdk/client-sqs";
const { SQSClient, SendMessageCommand }: Sqs = await import(sdk);
const client = new SQSClient({});
const send: Send = (input) => client.send(new SendMessageCommand(input));

export const { sweep, web, worker } = await functions({
  env: process.env,
  secrets: extensionSecrets(process.env["AWS_SESSION_TOKEN"] ?? ""),
  send,
});
