import type { Wording } from "./words.ts";

/** Mails in English. */
export const ENGLISH: Wording = {
  hello: ({ name }) => `Hello ${name},`,
  helloOthers: "Hello,",
  closing: ({ key, company }) => `Sent for ticket ${key}. ${company} never sends passwords or codes by mail.`,
  events: {
    "account-prepared": {
      subject: ({ name }) => `Account prepared: ${name}`,
      person: ({ company }) => `Your account at ${company} is prepared. It becomes active on your first day.`,
      others: ({ name }) => `The account of ${name} is prepared. It becomes active on the first day.`,
    },
    "account-active": {
      subject: ({ name }) => `Account active: ${name}`,
      person: ({ company }) =>
        `Your account at ${company} is active. You receive a separate message from our sign-on service to set it up.`,
      others: ({ name }) => `The account of ${name} is active.`,
    },
    "access-changed": {
      subject: ({ name }) => `Access changed: ${name}`,
      person: () => "Your access has changed.",
      others: ({ name }) => `The access of ${name} has changed.`,
    },
    "access-ended": {
      subject: ({ name }) => `Access ended: ${name}`,
      person: () => "Your access has ended.",
      others: ({ name, kind }) =>
        kind === "access" ? `The extra access of ${name} has ended.` : `The access of ${name} has ended.`,
    },
    "task-opened": {
      subject: ({ name }) => `A task waits: ${name}`,
      person: () => "A task was opened for you.",
      others: ({ name }) => `A task was opened for ${name}.`,
    },
    "request-cancelled": {
      subject: ({ name }) => `Request withdrawn: ${name}`,
      person: () => "The request you were told of has been withdrawn; what it did was taken back.",
      others: ({ name }) => `The request about ${name} has been withdrawn; what it did was taken back.`,
    },
  },
};
