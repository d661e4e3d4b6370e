import { randomUUID } from "node:crypto";
import { handlers, type ObjectContext, object, rpc, type VirtualObjectDefinition } from "@restatedev/restate-sdk";
import type { Instant } from "@tenure/lifecycle-rules";
import type { Job, Lease } from "@tenure/provisioner";
import type { Settlement } from "../engine/settlement.ts";
import { type BoardNote, type BuriedTicket, boardObject } from "./board-object.ts";
import { THE_BOARD, TICKETS } from "./object-names.ts";
import { AT_ONCE, earliest, takeDue, type WaitingJob, withJob } from "./waiting.ts";

/** Who does what a ticket's object brings. */
export interface TicketWorker {
  now(): Instant;
  /** Works on the job; `put-off` when there is no place for it now. Rejects where it is to be tried again. */
  workOn(lease: Lease): Promise<Settlement | { readonly kind: "put-off" }>;
}

/** A job as it is handed over. */
export interface HandedOver {
  readonly reason: string;
  readonly urgent: boolean;
  readonly due: Instant;
}

const WAITING = "waiting";
/** Between two tries to find a place. */
const PUT_OFF_MS = 1_000;
/** A worker that says nothing for both together is taken for dead; a run is shorter, and a lock much shorter. */
const SILENCE = { inactivityTimeout: 300_000, abortTimeout: 600_000 };

/**
 * One ticket: its jobs, and the timers that wake it for them. Restate lets in one call at a time, so that nobody else
 * looks at the ticket meanwhile, and makes the call again elsewhere when its worker dies.
 */
export function ticketObject(worker: TicketWorker) {
  return object({
    name: TICKETS,
    handlers: {
      enqueue: handlers.object.exclusive(async (ctx: ObjectContext, job: HandedOver): Promise<void> => {
        const { due } = job;
        await keep(ctx, withJob(await waitingIn(ctx), job, due, 0), null);
        if (due === AT_ONCE) lookAgain(ctx, due, 0);
        else await wake(ctx, due, worker);
      }),
      look: handlers.object.exclusive(SILENCE, async (ctx: ObjectContext, { due }: Wake): Promise<void> => {
        const waiting = await waitingIn(ctx);
        const now = await ctx.run("now", () => worker.now());
        const taken = takeDue(waiting, now);
        if (taken === undefined) {
          // Two machines' clocks differ: a timer may be early.
          if (due > now) await wake(ctx, due, worker);
          return;
        }
        const attempt = taken.job.attempts + 1;
        // Whoever does it again after a death holds a lease of their own.
        const became = await ctx.run("work on", () =>
          worker.workOn({ ...jobOf(ctx, taken.job), attempt, leaseId: randomUUID() }),
        );
        switch (became.kind) {
          case "put-off":
            return lookAgain(ctx, due, PUT_OFF_MS);
          case "settled":
            return keep(ctx, taken.rest);
          case "given-back": {
            const { notBefore } = became;
            await keep(ctx, withJob(taken.rest, taken.job, notBefore, attempt));
            return wake(ctx, notBefore, worker);
          }
          case "buried":
            return keep(ctx, taken.rest, {
              ...jobOf(ctx, taken.job),
              urgent: taken.job.urgent,
              attempts: attempt,
              at: became.at,
              sentence: became.sentence,
            });
        }
      }),
    },
    // Workers may be away for a weekend, and a ticket must not wait for somebody to resume it then.
    options: { retryPolicy: { initialInterval: 200, maxInterval: 30_000, maxAttempts: 1_000_000 } },
  });
}

interface Wake {
  /** What it was set for. */
  readonly due: Instant;
}

/** For calling another time: an object knows itself by its name only. */
const ITSELF: VirtualObjectDefinition<
  typeof TICKETS,
  { readonly look: (ctx: ObjectContext, wake: Wake) => Promise<void> }
> = { name: TICKETS };

const waitingIn = async (ctx: ObjectContext) => (await ctx.get<readonly WaitingJob[]>(WAITING)) ?? [];

/** Keeps what waits, and tells the board. */
async function keep(ctx: ObjectContext, waiting: readonly WaitingJob[], buried?: BuriedTicket | null): Promise<void> {
  if (waiting.length === 0) ctx.clear(WAITING);
  else ctx.set(WAITING, waiting);
  const note: BoardNote = {
    ticketId: ctx.key,
    due: earliest(waiting) ?? null,
    ...(buried === undefined ? {} : { buried }),
  };
  ctx.objectSendClient(boardObject, THE_BOARD).note(note);
}

/** Has the ticket looked at when a job is due. */
async function wake(ctx: ObjectContext, due: Instant, worker: TicketWorker): Promise<void> {
  // What waits is a difference, so that it does not matter whose clock is right.
  const now = await ctx.run("now", () => worker.now());
  return lookAgain(ctx, due, Math.max(0, Date.parse(due) - Date.parse(now)));
}

function lookAgain(ctx: ObjectContext, due: Instant, delay: number): void {
  ctx.objectSendClient(ITSELF, ctx.key).look({ due }, rpc.sendOpts({ delay }));
}

function jobOf(ctx: ObjectContext, { reason, urgent }: WaitingJob): Job {
  return { ticketId: ctx.key, reason, ...(urgent ? { urgent } : {}) };
}
