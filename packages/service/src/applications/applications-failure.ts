import type { OktaError } from "@tenure/okta-client";

/** Why the applications were not looked at, or not written. One sentence for a person. */
export type ApplicationsFailure =
  /** What is declared does not fit what Okta holds: groups that are not there, more than one application that could be meant. */
  | { readonly kind: "unplannable"; readonly sentence: string; readonly problems: readonly string[] }
  | { readonly kind: "unknown-application"; readonly sentence: string }
  /** It is declared, and nobody has made it yet. */
  | { readonly kind: "not-in-okta"; readonly sentence: string }
  /** The plan is another one by now. */
  | { readonly kind: "stale-hash"; readonly sentence: string; readonly hash: string }
  /** The plan takes something away, and nobody has said that they read it. */
  | {
      readonly kind: "hash-needed";
      readonly sentence: string;
      readonly hash: string;
      readonly dangers: readonly string[];
    }
  | { readonly kind: "applications-busy"; readonly sentence: string }
  | { readonly kind: "okta-failed"; readonly sentence: string }
  /** Written, and what is read back is not what was written. */
  | { readonly kind: "not-confirmed"; readonly sentence: string }
  | { readonly kind: "bad-metadata"; readonly sentence: string }
  | { readonly kind: "ledger-failed"; readonly sentence: string };

/** Okta's own words, as ours. */
export function toApplicationsFailure({ sentence }: OktaError): ApplicationsFailure {
  return { kind: "okta-failed", sentence };
}
