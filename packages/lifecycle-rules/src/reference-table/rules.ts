import type { TimeZone } from "../time/time-zone.ts";

/** The part of the policy that is not a row. Everything has a default except `login`. */
export interface TableRules {
  /** How logins are made: `"{givenName}.{familyName}@jupiter.example"`; a taken one gets 2, 3 … before the `@`. */
  readonly login: {
    readonly template: string;
    readonly reserved: readonly string[];
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
  /** Logins (exact, or with a trailing or leading `*`) no ticket may touch. */
  readonly protected: readonly string[];
  /** Brakes on one plan. */
  readonly brakes: { readonly maxRemovals: number };
  /** Okta profile attributes that group rules read and that a leaver loses, so that no rule grants anything again. */
  readonly clearedOnLeave?: readonly string[];
  /** Mailbox told when a leaver's access has ended; never the leaver. */
  readonly securityMailbox?: string;
}
