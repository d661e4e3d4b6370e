import type { Instant, LeaverClock, Plan } from "@tenure/lifecycle-rules";

/** One ticket's life as the evidence tells it. Names nobody: the ticket's key leads to the person, for whoever may see it. */
export interface LifecycleRecord {
  readonly ticketKey: string;
  readonly kind: Plan["kind"];
  /** When a plan was first made for the ticket. */
  readonly seenAt: Instant;
  /** When what the ticket asks is to take effect. */
  readonly effectiveAt: Instant;
  /** When all that was due by then had been read back; absent while something is missing. */
  readonly doneAt?: Instant;
  /** Leavers only. */
  readonly leaverClock?: LeaverClock;
  /** How often a person had to answer: approvals, refusals, releases of a brake. */
  readonly touches: number;
}

/** How long it took from when both the ticket and its day were there, in seconds; absent while it is not done. */
export function waitedSeconds({ doneAt, effectiveAt, seenAt }: LifecycleRecord): number | undefined {
  return doneAt === undefined ? undefined : secondsFrom(later(effectiveAt, seenAt), doneAt);
}

/** How long after the day it was done, in seconds, whoever was late: the ticket, its approver or we. */
export function lateSeconds({ doneAt, effectiveAt }: LifecycleRecord): number | undefined {
  return doneAt === undefined ? undefined : secondsFrom(effectiveAt, doneAt);
}

/** How long somebody could still get in after they were to be out and we knew it, in seconds. */
export function containedSeconds({ leaverClock }: LifecycleRecord): number | undefined {
  if (leaverClock?.containedAt === undefined) return undefined;
  return secondsFrom(later(leaverClock.effectiveAt, leaverClock.noticedAt), leaverClock.containedAt);
}

/** Never below nothing: work done early has waited for nobody. */
function secondsFrom(from: Instant, to: Instant): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
