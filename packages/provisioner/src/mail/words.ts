import type { Audience, NotificationEvent, Request } from "@tenure/lifecycle-rules";
import { GERMAN } from "./words-de.ts";
import { ENGLISH } from "./words-en.ts";

/** What every mail may speak of. Nothing here is secret, and nothing here is a way to sign in. */
export interface MailTopic {
  readonly name: string;
  readonly key: string;
  readonly company: string;
  readonly kind: Request["kind"];
}

/** The words of one mail, as plain text. */
export interface MailWords {
  readonly subject: string;
  readonly greeting: string;
  readonly lead: string;
  readonly closing: string;
}

/** A language's words for one event: to the person, and about them to others. */
export interface Wording {
  readonly hello: (topic: MailTopic) => string;
  readonly helloOthers: string;
  readonly closing: (topic: MailTopic) => string;
  readonly events: Readonly<
    Record<
      NotificationEvent,
      {
        readonly subject: (topic: MailTopic) => string;
        readonly person: (topic: MailTopic) => string;
        readonly others: (topic: MailTopic) => string;
      }
    >
  >;
}

/** The words for an event, spoken to an audience. */
export function wordsFor(
  language: "en" | "de",
  event: NotificationEvent,
  audience: Audience,
  topic: MailTopic,
): MailWords {
  const { hello, helloOthers, closing, events } = language === "de" ? GERMAN : ENGLISH;
  const { subject, person, others } = events[event];
  return {
    subject: subject(topic),
    greeting: audience === "person" ? hello(topic) : helloOthers,
    lead: audience === "person" ? person(topic) : others(topic),
    closing: closing(topic),
  };
}
