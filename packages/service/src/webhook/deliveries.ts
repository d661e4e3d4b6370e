import type { Instant } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** The memory of deliveries could not be used. */
export interface DeliveriesFailure {
  readonly kind: "deliveries-failure";
  readonly sentence: string;
}

/**
 * Which webhooks were taken already, by their identity: saves the work of a repeat. Nothing depends on it, as looking
 * at a ticket twice does nothing twice.
 */
export interface Deliveries {
  knows(identity: string): ResultAsync<boolean, DeliveriesFailure>;
  /** Remembers one, and forgets all from before `since`. */
  remember(identity: string, at: Instant, since: Instant): ResultAsync<void, DeliveriesFailure>;
}
