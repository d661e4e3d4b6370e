import type { ResultAsync } from "neverthrow";

/** A mail, ready to go. No part of it holds a line break where a header would end. */
export interface Mail {
  /** The same for every attempt at the same mail, so that a receiver drops a doubled one. Without angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Language of the text, for `Content-Language`. */
  readonly language: string;
}

/** The mail did not go out, as far as we know. */
export interface MailFailure {
  readonly kind: "mail-failure";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** Hands mails over to a server that takes responsibility for them. An adapter proves it by passing `describeMailer`. */
export interface Mailer {
  send(mail: Mail): ResultAsync<void, MailFailure>;
}
