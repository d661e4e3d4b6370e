import { createHash, timingSafeEqual } from "node:crypto";
import type { Job, Ledger, LedgerEntry, WorkQueue } from "@tenure/provisioner";
import { leftWith } from "@tenure/provisioner/ledger";
import { Result } from "neverthrow";
import * as z from "zod";
import { answer, refuse } from "../http/answer.ts";
import { type BodyLimits, readBody } from "../http/read-body.ts";
import type { Handler } from "../http/route.ts";

/** What receiving Okta's event hooks needs. */
export interface OktaEventHookOptions {
  /** The whole value of the `Authorization` header the hook is set up with; without it no event is believed. */
  readonly secret: string | undefined;
  readonly queue: Pick<WorkQueue, "enqueue">;
  readonly ledger: Pick<Ledger, "read">;
  readonly limits: BodyLimits;
}

/** Okta's one-time check that the address is ours: the challenge comes back as it came. */
export const oktaHandshake: Handler = async ({ headers }) => {
  const challenge = headers.get("x-okta-verification-challenge");
  return challenge === null
    ? refuse(400, "no-challenge", "There is no X-Okta-Verification-Challenge header.")
    : answer(200, { verification: challenge });
};

const Hook = z.looseObject({
  data: z.looseObject({
    events: z.array(z.looseObject({ target: z.array(z.looseObject({ id: z.string(), type: z.string() })).nullish() })),
  }),
});

/**
 * Takes events of Okta: the ticket that last concerned each account is looked at again, so that a leaver who was let
 * in by hand is shut out again, before anything that waits. Says nothing about accounts no ticket of ours ever touched.
 */
export function oktaEventHook({ ledger, limits, queue, secret }: OktaEventHookOptions): Handler {
  return async (request) => {
    const shown = request.headers.get("authorization") ?? "";
    if (secret === undefined || !same(shown, secret)) {
      return refuse(401, "wrong-secret", "The Authorization header is not the one this hook is set up with.");
    }
    const body = await readBody(request, limits);
    if (body.isErr()) return body.error;
    const hook = Hook.safeParse(parse(body.value).unwrapOr(undefined));
    if (!hook.success) return refuse(400, "malformed", "The body is not an event hook of Okta.");
    const accounts = new Set(
      hook.data.data.events.flatMap(({ target }) =>
        (target ?? []).filter(({ type }) => type === "User").map(({ id }) => id),
      ),
    );
    let tickets = 0;
    for (const accountId of accounts) {
      const read = await ledger.read({ accountId });
      if (read.isErr()) return refuse(503, "not-taken", read.error.sentence, { "retry-after": "60" });
      for (const job of jobsFor(read.value)) {
        const enqueued = await queue.enqueue(job);
        if (enqueued.isErr()) return refuse(503, "not-taken", enqueued.error.sentence, { "retry-after": "60" });
        tickets += 1;
      }
    }
    return answer(200, { accepted: true, tickets });
  };
}

/** The ticket that last concerned an account, and the one its person left with: whoever is let in again overtakes. */
function jobsFor(entries: readonly LedgerEntry[]): readonly Job[] {
  const last = entries.findLast((entry) => entry.ticketId !== "")?.ticketId;
  const left = leftWith(entries)?.ticketId;
  const reason = "okta-event";
  return [
    ...(left === undefined ? [] : [{ ticketId: left, reason, urgent: true }]),
    ...(last === undefined || last === left ? [] : [{ ticketId: last, reason }]),
  ];
}

const parse = Result.fromThrowable((body: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(body)));

/** Compared by digests of one length, so that the time taken tells nothing. */
function same(shown: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(shown), digest(secret));
}
