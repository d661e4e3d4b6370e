import type { HttpError } from "@tenure/http-kit";
import type { Instant } from "@tenure/lifecycle-rules";
import type { Lock, LockFailure, Locks } from "@tenure/provisioner";
import * as z from "zod";
import type { Ingress } from "./ingress.ts";
import { LOCKS } from "./object-names.ts";

/**
 * Locks in Restate, one object for each person and ticket: an object answers one call at a time, so that exactly one
 * of many who ask gets it. `newId` names each taking, so that one whose answer got lost is not refused by itself.
 */
export function restateLocks(ingress: Ingress, newId: () => string): Locks {
  const ask = <T>(handler: string, key: string, body: unknown, reply: z.ZodType<T>, name?: string) =>
    ingress.ask({ object: LOCKS, key, handler, body, ...(name === undefined ? {} : { name }) }, reply).mapErr(away);
  return {
    take: (key, now, until) =>
      ask("take", key, { now, until }, Held, newId()).map((held): Lock | undefined =>
        held === null ? undefined : { key, fence: held.fence, until: held.until },
      ),
    renew: (lock, until) =>
      ask("renew", lock.key, { fence: lock.fence, until }, z.boolean()).map((held) =>
        held ? { ...lock, until } : undefined,
      ),
    release: ({ fence, key }) => ask("release", key, { fence }, z.unknown()).map(() => undefined),
  };
}

const Held = z
  .object({ fence: z.number(), until: z.string().transform((text): Instant => text as Instant) })
  .nullable();

function away({ kind }: HttpError): LockFailure {
  return { kind: "lock-failure", sentence: `The locks in Restate could not be used (${kind}).` };
}
