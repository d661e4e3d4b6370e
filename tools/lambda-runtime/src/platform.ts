import { type SendMessage, sqsQueue } from "@tenure/adapter-lambda";
import { extensionSecrets } from "@tenure-examples/lambda-sam/secrets";

const extension = process.env["SECRETS_EXTENSION"] ?? "";

/** The platform as the functions see it here. The extension's port is the platform's; here it is any free one. */
export const platform = {
  env: process.env,
  secrets: extensionSecrets(process.env["AWS_SESSION_TOKEN"] ?? "", (input, init) =>
    fetch(String(input).replace("http://localhost:2773", extension), init),
  ),
};

/** A queue that only takes. */
export const queue = sqsQueue({ queueUrl: process.env["QUEUE_URL"] ?? "", send: async (_: SendMessage) => {} });
