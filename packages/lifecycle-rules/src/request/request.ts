import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TimeZone } from "../time/time-zone.ts";

/** Where a value was read: shown beside every consequence it has. */
export interface Origin {
  /** A Jira field, an answer of a JSM form, the person's Okta profile, or a rule of the table. */
  readonly source: "field" | "form-answer" | "profile" | "rule";
  /** The field id (`customfield_10101`), question id, profile attribute or rule name. */
  readonly id: string;
  /** What people see on the form. */
  readonly label: string;
}

/** A value together with where it came from. */
export interface Given<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** What conditions of the reference table are tested against: one text, or several for a list. */
export type AttributeValue = string | readonly string[];

/** A person's attributes by name: `department`, `title`, `applications` … */
export type Attributes = Readonly<Record<string, Given<AttributeValue>>>;

/** The ticket a request was read from. `id` never changes; `key` does when the issue is moved. */
export interface TicketRef {
  readonly id: string;
  readonly key: string;
}

/** How the ticket names somebody who is already in the directory. */
export interface PersonRef {
  readonly login?: Given<string>;
  readonly employeeNumber?: Given<string>;
}

interface Asked {
  readonly ticket: TicketRef;
  /** Only what the ticket states; a planner adds what the directory already knows. */
  readonly attributes: Attributes;
  /** Zone in which this request's days begin and end. */
  readonly zone: Given<TimeZone>;
}

/** Somebody new. The account exists before `start` and is active from the first minute of that day. */
export interface JoinerRequest extends Asked {
  readonly kind: "joiner";
  readonly givenName: Given<string>;
  /** `undefined` for people with one name. Names are never split or guessed. */
  readonly familyName?: Given<string>;
  readonly displayName?: Given<string>;
  readonly employeeNumber?: Given<string>;
  /** A login somebody chose on the form; without it the table's template makes one. */
  readonly login?: Given<string>;
  /** Where mail reaches the person before they have an account. */
  readonly personalEmail?: Given<string>;
  readonly manager?: Given<string>;
  readonly start: Given<LocalDate>;
}

/** Somebody whose department, title, location … changes at the start of a day. */
export interface MoverRequest extends Asked {
  readonly kind: "mover";
  readonly person: PersonRef;
  readonly manager?: Given<string>;
  readonly effective: Given<LocalDate>;
}

/** Somebody who leaves: at the end of their last day, or at once. */
export interface LeaverRequest extends Asked {
  readonly kind: "leaver";
  readonly person: PersonRef;
  readonly manager?: Given<string>;
  readonly leave:
    | { readonly kind: "immediate"; readonly origin: Origin }
    | { readonly kind: "end-of-day"; readonly lastDay: Given<LocalDate> };
  /** When the company learned of it: the first hand of the leaver clock. */
  readonly noticedAt: Instant;
}

/** What a ticket asks, validated. */
export type Request = JoinerRequest | MoverRequest | LeaverRequest;
