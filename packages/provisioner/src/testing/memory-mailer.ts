import { errAsync, okAsync } from "neverthrow";
import { isMailAddress } from "../mail/is-mail-address.ts";
import type { Mail, Mailer, MailFailure } from "../ports/mailer.ts";
import type { Message, MessageFailure, Messenger } from "../ports/messenger.ts";

/** A mailer that keeps what it was given, every attempt of it. */
export interface MemoryMailer extends Mailer {
  readonly sent: readonly Mail[];
}

/** A {@link Mailer} that delivers to a list. */
export function memoryMailer(): MemoryMailer {
  const sent: Mail[] = [];
  return {
    sent,
    send: (mail) => {
      if (!isMailAddress(mail.to)) return errAsync(NO_ADDRESS);
      sent.push(mail);
      return okAsync(undefined);
    },
  };
}

/** A messenger that keeps what it was given. */
export interface MemoryMessenger extends Messenger {
  readonly posted: readonly Message[];
}

/** A {@link Messenger} that delivers to a list; names of channels are all it knows. */
export function memoryMessenger(): MemoryMessenger {
  const posted: Message[] = [];
  return {
    posted,
    post: (message) => {
      if (!/^[a-z0-9-]+$/.test(message.channel)) return errAsync(NO_CHANNEL);
      posted.push(message);
      return okAsync(undefined);
    },
  };
}

const NO_ADDRESS: MailFailure = { kind: "mail-failure", retryable: false, sentence: "The mail address is none." };

const NO_CHANNEL: MessageFailure = { kind: "message-failure", retryable: false, sentence: "There is no such channel." };
