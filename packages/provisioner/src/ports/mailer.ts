import type { ResultAsync } from "neverthrow";

/** A mail, ready to go. */
export interface Mail {
  /** The same for every attempt at the same mail, so that a receiver drops a doubled one. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail did not go out, as far as we know. */
export interface MailFailure {
  readonly kind: "mail-failure";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** Hands mails over to a server that takes responsibility for them. */
export interface Mailer {
  send(mail: Mail): ResultAsync<void, MailFailure>;
}
