import type { Progress } from "@tenure/lifecycle-rules";
import type {
  KnownPlan,
  Lease,
  Ledger,
  LedgerFailure,
  Preview,
  RunFailure,
  SignedWord,
  TakenWord,
  WordRefusal,
  Worked,
} from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import type { WorkedOn } from "./engine/settlement.ts";
import type { Answer } from "./http/answer.ts";
import type { Incoming } from "./http/incoming.ts";
import type { Everybody } from "./workforce/everybody.ts";

/** Why there is no answer: one sentence for a person. */
export type TenureFailure = RunFailure;

/**
 * Tenure, composed: what every host calls and nothing else.
 *
 * Safe for several callers at once: work on one person is done by one at a time.
 */
export interface Tenure {
  /** Answers a webhook: verified over the exact bytes, enqueued, answered. Never does the work itself. */
  handle(request: Incoming): Promise<Answer>;
  /** What would be done for a ticket, by key or id. */
  preview(keyOrId: string): ResultAsync<Preview, TenureFailure>;
  /** Brings one ticket as far as it can go now. With `hash`, only if that is the plan's hash. */
  apply(keyOrId: string, hash?: string): ResultAsync<Progress, TenureFailure>;
  /** Works the queue until nothing is due. */
  work(): ResultAsync<Worked, TenureFailure>;
  /** Works on one job that an engine delivered, and answers what is to become of it; see `@tenure/service/restate`. */
  workOn(job: Lease): ResultAsync<WorkedOn, TenureFailure>;
  /** Finds tickets whose webhook got lost and steps whose time has come, and enqueues them. Answers how many. */
  sweep(): ResultAsync<number, TenureFailure>;
  /** What a hash stands for, a ticket's plan or a batch; `undefined` where nothing was ever planned under it. */
  findPlanned(hash: string): ResultAsync<KnownPlan | undefined, TenureFailure>;
  /** Takes a person's signed word about a plan or a batch, as `POST /approvals` does. */
  takeWord(word: SignedWord): ResultAsync<TakenWord, TenureFailure | WordRefusal>;
  /** What concerns the whole workforce and no single ticket. */
  readonly everybody: Everybody;
  /** The chain as it is kept: what somebody's profile held is sealed in it, so that it can be handed out. */
  readonly ledger: Pick<Ledger, "read" | "verify">;
  /**
   * Forgets, for good, what somebody's profile held before and after a ticket changed it: for somebody who asks to be
   * erased. The chain stays whole; a withdrawal of the ticket can no longer give these values back.
   */
  forget(ticketId: string): ResultAsync<void, LedgerFailure>;
  /** Finishes what is being done and lets go of stores and connections. Safe to call twice. */
  close(): Promise<void>;
}
