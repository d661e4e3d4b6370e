import type { Instant } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import type { DirectoryProfile } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** A profile as it was, as far as the ledger tells. */
export interface PastProfile {
  readonly profile: DirectoryProfile;
  /** Attributes of the profile that tickets have changed since. */
  readonly changed: readonly string[];
  /** When we made the account, if that was later. */
  readonly madeAt?: Instant;
}

/**
 * A profile at an instant of the past: today's, without what tickets changed since. What somebody changed by hand since,
 * and what was forgotten, the ledger does not know.
 *
 * @param entries everything the ledger knows of the account, oldest first
 */
export function profileAt(
  today: DirectoryProfile,
  entries: readonly LedgerEntry[],
  accountId: string,
  at: Instant,
): PastProfile {
  const since = entries.filter((entry) => entry.accountId === accountId && entry.at > at && isConfirmation(entry));
  const actions = since.flatMap((entry) => stepsOf(entry).map(({ step }) => ({ entry, action: step.action })));
  const before = new Map<string, DirectoryProfile[string] | undefined>();
  for (const { action } of actions) {
    if (action.kind !== "update-profile") continue;
    for (const { attribute, from } of action.changes) if (!before.has(attribute)) before.set(attribute, from);
  }
  const kept = Object.entries(today).filter(([name]) => !before.has(name));
  const was = [...before].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const made = actions.find(({ action }) => action.kind === "create-account");
  return {
    profile: Object.fromEntries([...kept, ...was]),
    changed: [...before.keys()].toSorted(),
    ...(made === undefined ? {} : { madeAt: made.entry.at }),
  };
}
