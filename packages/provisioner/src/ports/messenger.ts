import type { ResultAsync } from "neverthrow";

/** A chat message, ready to go. */
export interface Message {
  /** The same for every attempt at the same message. */
  readonly messageId: string;
  /** Name of a configured incoming webhook: never an address from a ticket. */
  readonly channel: string;
  /** Plain text; the receiver's control characters (`<`, `>`, `&`) are escaped already. */
  readonly text: string;
}

/** The message did not go out, as far as we know. */
export interface MessageFailure {
  readonly kind: "message-failure";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** Hands messages to Slack-shaped webhooks (`POST { "text": … }`). An adapter proves it by passing `describeMessenger`. */
export interface Messenger {
  post(message: Message): ResultAsync<void, MessageFailure>;
}
