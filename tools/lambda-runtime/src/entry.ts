// What is deployed: the example's functions, with a queue that only counts, and four handlers that misbehave.
import { functions } from "@tenure-examples/lambda-sam";
import { extensionSecrets } from "@tenure-examples/lambda-sam/secrets";

const sent: string[] = [];
const extension = process.env["SECRETS_EXTENSION"] ?? "";
const opened = await functions({
  env: process.env,
  // The extension's port is the platform's; here it is any free one.
  secrets: extensionSecrets(process.env["AWS_SESSION_TOKEN"] ?? "", (input, init) =>
    fetch(String(input).replace("http://localhost:2773", extension), init),
  ),
  send: async ({ MessageGroupId }) => sent.push(MessageGroupId),
});

export const web = opened.web;
export const worker = opened.worker;

/** Which tickets were sent to the queue so far. */
export const queued = async () => sent;
/** All that a dump of the environment shows. */
export const dump = async () => process.env;
export const sleepy = () => new Promise(() => setInterval(() => {}, 1_000));
export const crashing = async () => process.exit(7);
export const throwing = async () => {
  throw new TypeError("a mistake");
};
