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
  /** Mail address of whoever filed the ticket, where the desk shows it: nobody ends their own account. */
  readonly reporter?: string;
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
  /** Last day of a change for a time, a secondment: the day after, the same ticket plans the way back. */
  readonly until?: Given<LocalDate>;
  /** A new number for the same person, who is named by login: a contractor who becomes an employee. */
  readonly newEmployeeNumber?: Given<string>;
  /** A new name, where the change is one of name. The login stays; what is shown follows. */
  readonly givenName?: Given<string>;
  readonly familyName?: Given<string>;
  readonly displayName?: Given<string>;
}

/** Somebody who leaves: at the end of their last day, or at once. */
export interface LeaverRequest extends Asked {
  readonly kind: "leaver";
  readonly person: PersonRef;
  readonly manager?: Given<string>;
  readonly leave:
    | { readonly kind: "immediate"; readonly origin: Origin }
    | { readonly kind: "end-of-day"; readonly lastDay: Given<LocalDate> };
  /** Last day of the contract, where it is later than the last day of access: garden leave, paid holiday. */
  readonly employmentEnd?: Given<LocalDate>;
  /** When the company learned of it: the first hand of the leaver clock. */
  readonly noticedAt: Instant;
  /** Who takes over what the leaver is responsible for. */
  readonly handOverTo?: Given<string>;
  /** `Yes` keeps everything as evidence: the person is shut out, nothing is taken apart or deleted. */
  readonly legalHold?: Given<string>;
  /** `Yes` tells the security mailbox and nobody else, after a death for instance. */
  readonly discreet?: Given<string>;
}

/** Somebody away for a while (parental, sick, sabbatical) who comes back. */
export interface LeaveRequest extends Asked {
  readonly kind: "leave-of-absence";
  readonly person: PersonRef;
  readonly manager?: Given<string>;
  /** First day away. */
  readonly from: Given<LocalDate>;
  /** First day back, where it is known: then the ticket itself plans the return on that day. */
  readonly until?: Given<LocalDate>;
}

/** Somebody comes back from a leave: what their attributes grant by then, not what they had before. */
export interface ReturnRequest extends Asked {
  readonly kind: "return";
  readonly person: PersonRef;
  readonly manager?: Given<string>;
  /** First day back. */
  readonly effective: Given<LocalDate>;
}

/** Somebody who left and joins again: the old account where there is one, without anything it still holds. */
export interface RehireRequest extends Omit<JoinerRequest, "kind"> {
  readonly kind: "rehire";
  /** The account they had. */
  readonly person: PersonRef;
}

/** Extra access for a time: rows the table marks `requestable` or `privileged`, never birthright. */
export interface AccessRequest extends Asked {
  readonly kind: "access";
  readonly person: PersonRef;
  readonly manager?: Given<string>;
  readonly reason: Given<string>;
  readonly askedAt: Instant;
  /** Last day of the access. Without it, the shortest expiry of the rows asked for. */
  readonly until?: Given<LocalDate>;
}

/** A request that is not wanted any more: what it did is taken back, what it would do is not done. */
export interface CancellationRequest {
  readonly kind: "cancellation";
  readonly ticket: TicketRef;
  readonly of: Exclude<Request, CancellationRequest>;
  readonly origin: Origin;
}

/** What a ticket asks, validated. */
export type Request =
  | JoinerRequest
  | MoverRequest
  | LeaverRequest
  | LeaveRequest
  | ReturnRequest
  | RehireRequest
  | AccessRequest
  | CancellationRequest;

/** A request that wants something done: every kind but a cancellation. */
export type LiveRequest = Exclude<Request, CancellationRequest>;

/** What was asked, whether it is still wanted or not. */
export function liveRequest(request: Request): LiveRequest {
  return request.kind === "cancellation" ? request.of : request;
}

/** A request about somebody who is in the directory already. */
export type PersonRequest = Extract<Request, { readonly person: PersonRef }>;
