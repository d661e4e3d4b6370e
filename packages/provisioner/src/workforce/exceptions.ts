import { type Difference, type Instant, parseInstant } from "@tenure/lifecycle-rules";
import { type Json, text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** A difference somebody answers for until a day: not reported while it runs, and never taken over a second time. */
export interface Exception {
  /** Account id. */
  readonly person: string;
  /** Group or application id. */
  readonly target: string;
  /** Mail address of whoever answers for it. */
  readonly owner: string;
  readonly until: Instant;
}

/** What names an exception: one person and one thing they have, or lack. */
export function exceptionKey({ person, target }: Pick<Exception, "person" | "target">): string {
  return `${person} ${target}`;
}

/** The exceptions the ledger knows, running or run out, the last one of each kept. */
export function exceptionsIn(entries: readonly LedgerEntry[]): ReadonlyMap<string, Exception> {
  const found = new Map<string, Exception>();
  for (const { event, accountId, body } of entries) {
    const target = text(body, "target");
    const owner = text(body, "owner");
    const until = parseInstant(text(body, "until") ?? "");
    if (event !== "adopted" || accountId === undefined || target === undefined || owner === undefined) continue;
    if (until.isErr()) continue;
    const exception = { person: accountId, target, owner, until: until.value };
    found.set(exceptionKey(exception), exception);
  }
  return found;
}

/** An exception as an entry's body. */
export function exceptionBody({ target, owner, until }: Exception, reason: string): Json {
  return toJson({ target, owner, until, reason });
}

/** Whether a difference is somebody's exception right now. */
export function isExcepted(
  { person, target }: Difference,
  exceptions: ReadonlyMap<string, Exception>,
  now: Instant,
): boolean {
  const exception = exceptions.get(exceptionKey({ person, target }));
  return exception !== undefined && exception.until > now;
}
