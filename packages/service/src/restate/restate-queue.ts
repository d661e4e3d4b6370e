import type { HttpError } from "@tenure/http-kit";
import type { Instant } from "@tenure/lifecycle-rules";
import type { DeadLetter, QueueFailure, WorkQueue } from "@tenure/provisioner";
import { okAsync } from "neverthrow";
import * as z from "zod";
import type { Ingress } from "./ingress.ts";
import { BOARD, THE_BOARD, TICKETS } from "./object-names.ts";
import { AT_ONCE } from "./waiting.ts";

/**
 * The work queue in Restate. A job is kept once it is handed over; Restate wakes for it by itself and brings it to a
 * worker that serves `restateHandler`, so that nobody leases here. What waits and what was given up is read from the
 * board, a moment after it happened.
 */
export function restateQueue(ingress: Ingress): WorkQueue {
  const board = () => ingress.ask({ object: BOARD, key: THE_BOARD, handler: "read" }, Board).mapErr(away);
  const nobodyLeases = () => okAsync(undefined);
  return {
    enqueue: (job, notBefore) =>
      ingress
        .hand({
          object: TICKETS,
          key: job.ticketId,
          handler: "enqueue",
          body: { reason: job.reason, urgent: job.urgent === true, due: notBefore ?? AT_ONCE },
        })
        .mapErr(away),
    lease: nobodyLeases,
    settle: nobodyLeases,
    giveBack: nobodyLeases,
    bury: nobodyLeases,
    deadLetters: () => board().map(({ dead }) => dead),
    nextDue: (now) => board().map(({ due }) => (due === AT_ONCE ? now : due)),
  };
}

const AnInstant = z.string().transform((text): Instant => text as Instant);
const Letter = z.object({
  ticketId: z.string(),
  reason: z.string(),
  urgent: z.boolean(),
  attempts: z.number(),
  at: AnInstant,
  sentence: z.string(),
});
const Board = z.object({
  due: AnInstant.nullable().transform((due) => due ?? undefined),
  dead: z.array(
    Letter.transform(({ urgent, ...letter }): DeadLetter => ({ ...letter, ...(urgent ? { urgent } : {}) })),
  ),
});

function away({ kind }: HttpError): QueueFailure {
  return { kind: "queue-failure", sentence: `Restate could not be used (${kind}).` };
}
