import type { Messenger } from "@tenure/provisioner";
import { errAsync } from "neverthrow";

/** For settings without chat: says so, each time. */
export function noMessenger(): Messenger {
  const sentence = "No chat channel is configured, so this message was not sent.";
  return { post: () => errAsync({ kind: "message-failure", retryable: false, sentence }) };
}
