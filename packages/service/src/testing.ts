export { aReceiver, MOST_BYTES, type Receiver } from "./testing/a-receiver.ts";
export { aWebhook, type HostRequest, SECRET } from "./testing/a-webhook.ts";
export { describeHost, type HostAnswer, type HostUnderTest, type StartHost } from "./testing/describe-host.ts";
