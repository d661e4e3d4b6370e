import type {
  AccountStatus,
  Action,
  Duty,
  Expectation,
  Guard,
  ObservedAssignment,
  ObservedGroup,
  Questions,
} from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** The part of a plan's actions a directory can do; tasks and mails go elsewhere. */
export type DirectoryAction = Exclude<Action, { kind: "open-task" } | { kind: "notify" }>;

/** A profile as the directory holds it; absent and null are the same. */
export type DirectoryProfile = Readonly<Record<string, string | readonly string[] | number | boolean>>;

/** A membership as the directory alone can tell; whether a direct one is ours, the ledger knows. */
export interface DirectoryMembership {
  readonly groupId: string;
  readonly name: string;
  readonly provenance:
    | { readonly kind: "rule"; readonly ruleIds: readonly string[] }
    | { readonly kind: "direct" }
    | { readonly kind: "imported" };
}

/** An account as the directory shows it. */
export interface DirectoryAccount {
  readonly id: string;
  readonly login: string;
  readonly status: AccountStatus;
  readonly transitioningTo?: string;
  readonly profile: DirectoryProfile;
  readonly memberships: readonly DirectoryMembership[];
  /** `provenance` is left out: the ledger knows it. */
  readonly assignments: readonly ObservedAssignment[];
  /** Whether sessions, grants or refresh tokens may be alive. `false` only when that is known. */
  readonly mayHoldSessions: boolean;
  /** Whether factors may be enrolled; absent where nobody asked. */
  readonly mayHoldFactors?: boolean;
  /** Group rules that leave the person out by name; absent where nobody asked. */
  readonly ruleExclusions?: readonly { readonly ruleId: string; readonly name: string }[];
}

/** Answers to a planner's questions, from the directory's point of view. */
export interface DirectoryAnswers {
  readonly org: string;
  readonly accounts: readonly DirectoryAccount[];
  /** Lower case. */
  readonly takenLogins: readonly string[];
  readonly groups: readonly ObservedGroup[];
  readonly applications: readonly {
    readonly id: string;
    readonly label: string;
    /** Licences left, where the application tells. */
    readonly seatsLeft?: number;
  }[];
  readonly manager?: { readonly id: string; readonly login: string; readonly email: string; readonly active: boolean };
  /** What the person answers for; absent where nobody asked. */
  readonly duties?: readonly Duty[];
}

/** One line of a bulk read: enough to see who is there, in what state, and until when. */
export interface DirectoryPerson {
  readonly id: string;
  readonly login: string;
  readonly status: AccountStatus;
  readonly profile: DirectoryProfile;
}

/** The directory did not do what was asked. */
export interface DirectoryFailure {
  readonly kind: "directory-failure";
  /** The same call may work later. */
  readonly retryable: boolean;
  /** The write may have taken effect although no answer came: read before repeating. */
  readonly mayHaveHappened: boolean;
  /** The directory does not do this to an account in the state it is in: asking again is answered the same. */
  readonly wrongState?: true;
  /** One sentence for the ticket and the ledger: no login, no token, no body. */
  readonly sentence: string;
}

/** What a write did. */
export interface CarriedOut {
  /** The account acted on; a creation has just made it known. */
  readonly accountId: string;
  /** How many of the actions were done: 1 or more, from the front. */
  readonly count: number;
}

/** What reading back showed. */
export interface Confirmation {
  readonly holds: boolean;
  /** One sentence: what was seen, not what was sent. */
  readonly seen: string;
}

/** Whom to act on: the account's id, or the login it is about to get. */
export interface DirectorySubject {
  readonly accountId?: string;
  readonly login: string;
}

/**
 * The identity provider, seen from a plan.
 *
 * Every write is idempotent: asking twice leaves the directory as asking once. Nothing is
 * believed until `confirm` has read it back. An adapter proves it by passing `describeDirectory`.
 */
export interface Directory {
  /** Answers a planner's questions in one go. Never decides absence by a search that may lag. */
  answer(questions: Questions): ResultAsync<DirectoryAnswers, DirectoryFailure>;
  /** Whether a guard holds right now. */
  holds(guard: Guard, subject: DirectorySubject): ResultAsync<Confirmation, DirectoryFailure>;
  /**
   * Does the first of these actions, and as many of those behind it as the same call can do: an account is created
   * together with its groups. Answers how many were done; the rest is asked for again.
   */
  carryOut(
    actions: readonly [DirectoryAction, ...DirectoryAction[]],
    subject: DirectorySubject,
  ): ResultAsync<CarriedOut, DirectoryFailure>;
  /**
   * Reads back whether expectations hold, each answer at its expectation's place; one read where one read shows
   * several. Waits, bounded, where the directory settles asynchronously.
   */
  confirm(
    expectations: readonly Expectation[],
    subject: DirectorySubject,
  ): ResultAsync<readonly Confirmation[], DirectoryFailure>;
  /**
   * Members each of these groups has now, by group id; a group that is not there, or cannot be counted, is absent. Asked
   * only where a limit in percent of a group is set.
   */
  groupSizes(groupIds: readonly string[]): ResultAsync<Readonly<Record<string, number>>, DirectoryFailure>;
  /**
   * Has the directory itself send somebody who is invited a new link. Not idempotent, as each asking is a link: whoever
   * asks keeps count. Refused in any other status.
   */
  renewActivation(accountId: string): ResultAsync<void, DirectoryFailure>;
  /** Everybody, in every status: the one bulk read. Whoever acts on it asks {@link judgeCompleteness} first. */
  people(): ResultAsync<readonly DirectoryPerson[], DirectoryFailure>;
}
