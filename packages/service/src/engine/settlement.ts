import type { Instant } from "@tenure/lifecycle-rules";
import type { Worked } from "@tenure/provisioner";

/** What is to become of a job that an engine delivered. */
export type Settlement =
  /** It is done. */
  | { readonly kind: "settled" }
  /** It is to come again at an instant. */
  | { readonly kind: "given-back"; readonly notBefore: Instant }
  /** It was given up, and waits for a person. */
  | { readonly kind: "buried"; readonly at: Instant; readonly sentence: string };

/** What working on one delivered job did. */
export interface WorkedOn extends Pick<Worked, "progress" | "failures"> {
  readonly settlement: Settlement;
}
