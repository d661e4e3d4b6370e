import type { DurableContext } from "@aws/durable-execution-sdk-js";
import type { Progress, Tenure, TenureFailure } from "@tenure/service";

/** How long is waited, all in seconds. */
export interface Waits {
  /** After a failure that may pass; doubled each time. @defaultValue a minute */
  readonly firstRetrySeconds?: number;
  /** @defaultValue an hour */
  readonly longestRetrySeconds?: number;
  /** Failures in a row after which the execution fails, so that an alarm rings. @defaultValue 12 */
  readonly maxAttempts?: number;
  /** A wait for a due step is cut into ones of this length, with a look after each. @defaultValue a day */
  readonly longestWaitSeconds?: number;
  /** Epoch milliseconds. @defaultValue `Date.now` */
  readonly now?: () => number;
}

/** How an execution ended. */
export interface Ended {
  /** Of the last look; `given-up` where no repeat can help. The ticket says why. */
  readonly state: Progress["state"] | "given-up";
  readonly looks: number;
}

/** What one look at a ticket found; plain JSON, as the engine keeps it. */
type Look =
  | { readonly kind: "ended"; readonly state: Ended["state"] }
  | { readonly kind: "due"; readonly inSeconds: number }
  | { readonly kind: "failed"; readonly sentence: string };

/**
 * Brings one ticket to its end in a durable execution: looks, waits until the plan's next step is due, and looks again.
 *
 * A timer decides nothing. Each wake plans anew from what the ticket and the directory say then; one that comes too
 * early finds nothing due and waits for the rest, one that comes late finds more. What waits for a person (a form to
 * be completed, an approval) ends the execution: their webhook starts another.
 */
export async function bringToEnd(
  context: Pick<DurableContext, "step" | "wait">,
  tenure: Pick<Tenure, "apply">,
  ticketId: string,
  waits: Waits = {},
): Promise<Ended> {
  const { firstRetrySeconds = 60, longestRetrySeconds = 3_600, longestWaitSeconds = 86_400, maxAttempts = 12 } = waits;
  const { now = Date.now } = waits;
  let failures = 0;
  // Steps are told apart by the order they come in: the same on every replay, as only kept results decide it.
  for (let looks = 1; ; looks += 1) {
    const look: Look = await context.step(`look ${looks}`, async () =>
      tenure.apply(ticketId).match((progress) => lookOf(progress, now()), lookOfFailure),
    );
    if (look.kind === "ended") return { state: look.state, looks };
    failures = look.kind === "failed" ? failures + 1 : 0;
    if (look.kind === "failed" && failures >= maxAttempts) throw new Error(look.sentence);
    const seconds =
      look.kind === "due"
        ? Math.min(look.inSeconds, longestWaitSeconds)
        : Math.min(firstRetrySeconds * 2 ** (failures - 1), longestRetrySeconds);
    await context.wait(`wait ${looks}`, { seconds });
  }
}

function lookOf({ nextDue, state }: Progress, now: number): Look {
  if (state === "failed") return { kind: "failed", sentence: "A step of the plan failed; the ticket says which." };
  if (state !== "waiting" || nextDue === undefined) return { kind: "ended", state };
  return { kind: "due", inSeconds: Math.max(1, Math.ceil((Date.parse(nextDue) - now) / 1_000)) };
}

function lookOfFailure({ retryable, sentence }: TenureFailure): Look {
  return retryable ? { kind: "failed", sentence } : { kind: "ended", state: "given-up" };
}
