import type { ApplicationFacts } from "../applications/application-facts.ts";
import type { TimeZone } from "../time/time-zone.ts";
import type { WorkingDays } from "../time/working-days.ts";

/** The part of the policy that is not a row. Everything has a default except `login`. */
export interface TableRules {
  /** How logins are made: `"{givenName}.{familyName}@jupiter.example"`; a taken one gets 2, 3 … before the `@`. */
  readonly login: {
    readonly template: string;
    readonly reserved: readonly string[];
    /** Domains of logins that a form may give. @defaultValue those of `template` and `email` */
    readonly domains?: readonly string[];
    /** Mail address of the account, where it is not the login: `"{local}@mail.jupiter.example"`, `local` as in the login. */
    readonly email?: string;
    /** Days until the login of a deleted account may be given to somebody else. @defaultValue never */
    readonly recycleAfterDays?: number;
    /** How single letters are written before the built-in tables apply: `{ ä: "ae", ö: "oe", ü: "ue" }`. */
    readonly spelling?: Readonly<Record<string, string>>;
  };
  /**
   * Attribute name → Okta profile attribute. An attribute the table tests must be here, or a later mover
   * who does not state it again could not be matched.
   */
  readonly profile: Readonly<Record<string, string>>;
  /** Profile attribute that keeps the id of the ticket which created the account, so that a lost answer is recognised. */
  readonly intentAttribute: string;
  /** Attributes whose value must occur in some row; anything else is a mistake on the form. */
  readonly closed: readonly string[];
  /** Zone of a person by the value of one attribute (`location`), with a zone for everybody else. */
  readonly zones: {
    readonly attribute: string;
    readonly byValue: Readonly<Record<string, TimeZone>>;
    readonly otherwise: TimeZone;
  };
  /** Account ids, and logins (`*` for any letters, anywhere), no ticket may touch or be given. */
  readonly protected: readonly string[];
  readonly brakes: BrakeLimits;
  /** Okta profile attributes that group rules read and that a leaver loses, so that no rule grants anything again. */
  readonly clearedOnLeave?: readonly string[];
  /** Mailbox told when a leaver's access has ended; never the leaver. */
  readonly securityMailbox?: string;
  /** Sets of groups and applications no one person may hold together. */
  readonly separation?: readonly SeparationRule[];
  /** What the form must say when an attribute has a value: a contractor needs a contract end and a manager. */
  readonly requires?: readonly FormDemand[];
  /** Employee number for people HR has none for: `prefix` and the ticket's id. */
  readonly ownNumbers?: { readonly attribute: string; readonly value: string; readonly prefix: string };
  /** Okta profile attributes another system masters: read, never written; a ticket that says otherwise is told so. */
  readonly masteredElsewhere?: readonly string[];
  /** Attributes at whose change access is taken before any is given, and nothing overlaps: a legal entity, a country. */
  readonly takeFirstOn?: readonly string[];
  /** When people work, by the value of one attribute (`location`): holidays are the company's data. */
  readonly workingDays?: {
    readonly attribute: string;
    readonly byValue: Readonly<Record<string, WorkingDays>>;
    readonly otherwise?: WorkingDays;
  };
  /** The attribute that says until when somebody is engaged, and how many days before its end to warn. */
  readonly contractEnd?: {
    readonly attribute: string;
    /** @defaultValue `[14, 7, 1]` */
    readonly warnDays?: readonly number[];
  };
  /** Groups that must never lose their last member (administrators, break-glass). */
  readonly requiredGroups?: readonly string[];
  readonly leave?: {
    /** `suspend`: no access at all. `reduced`: the account stays awake and keeps only what `keepRows` grant. */
    readonly access: "suspend" | "reduced";
    readonly keepRows?: readonly string[];
  };
  readonly leaver?: {
    /** Days between shutting somebody out and taking their access apart, for the transfer of mail and files. */
    readonly holdDays?: number;
    /** Days after the last one until the account is deleted for good; absent means never. */
    readonly deleteAfterDays?: number;
    /** Ends access with the last day worked, where the last day of the ticket is none. Needs `workingDays`. */
    readonly endsOnWorkingDay?: boolean;
    /** What Okta cannot end: keys, tokens and local accounts, each a task for people when the leaver had any of `targets`. */
    readonly residue?: readonly Residue[];
  };
  /** What people sign on to, as far as plans need to know it; rows may name these by their keys. */
  readonly applications?: readonly ApplicationFacts[];
  /**
   * Okta profile attribute that says `true` for people who must not be hired again: no ticket that would hire them
   * drops a termination, whoever let it go on.
   */
  readonly barredAttribute?: string;
}

/** Duties that must stay apart: holding two or more of `targets` breaks the rule. */
export interface SeparationRule {
  readonly id: string;
  readonly reason: string;
  /** Group and application ids. */
  readonly targets: readonly string[];
}

/** When `attribute` is `value`, the form must give all of `needs` (attributes, or `manager`, `employeeNumber`). */
export interface FormDemand {
  readonly attribute: string;
  readonly value: string;
  readonly needs: readonly string[];
  /** Attributes that mean something for these people alone: cleared when a change makes somebody another. */
  readonly only?: readonly string[];
}

/** A task for what stays behind in an application after its sign-on is cut. */
export interface Residue {
  readonly task: string;
  readonly summary: string;
  /** Group and application ids. */
  readonly targets: readonly string[];
}

/** Limits judged on plans before the first write. `maxRemovals` is for one plan; the others for all plans of a window. */
export interface BrakeLimits {
  readonly maxRemovals: number;
  /** Share of what a person holds that one plan may take, in percent. */
  readonly maxRemovalsPercent?: number;
  /** People who may be missing from a read of the whole workforce, in percent of the read before. @defaultValue 5 */
  readonly maxMissingPercent?: number;
  /** Rolling window of the limits below, in hours. @defaultValue 24 */
  readonly windowHours?: number;
  /** People who may lose their account in the window: a number, and a share of the workforce in percent. */
  readonly maxLeavers?: number;
  readonly maxLeaversPercent?: number;
  /** Memberships that may be taken in the window: in all, from one group, by one row, by rows of one class. */
  readonly maxRemovalsInWindow?: number;
  readonly maxRemovalsPerGroup?: number;
  readonly maxRemovalsPerGroupPercent?: number;
  readonly maxRemovalsPerRow?: number;
  readonly maxRemovalsPerClass?: Partial<Readonly<Record<"birthright" | "requestable" | "privileged", number>>>;
}
