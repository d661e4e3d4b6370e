import { granted } from "../entitlements/granted.ts";
import type { Observation } from "../observation/observation.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { Audience, NotificationEvent } from "../reference-table/table.ts";
import { makeStep } from "./make-step.ts";
import type { Cause, Detail, Due, Step } from "./plan.ts";

/** A mail about one event: what it says, when, and after what. */
export interface Notice {
  readonly event: NotificationEvent;
  readonly facts: readonly Detail[];
  readonly due: Due;
  readonly after: readonly string[];
  /** Told in any case, because the ticket asks. */
  readonly always: readonly Audience[];
  readonly because: Cause;
}

/** Where each audience is reached; `undefined` where it is not. Mailboxes name their own address. */
export interface Addresses {
  readonly person: string | undefined;
  readonly manager: string | undefined;
}

/** The mails about an event that were not handed over yet: those due in any case, and those rows ask for. */
export function noticeSteps(
  { event, facts, due, after, always, because }: Notice,
  matched: readonly MatchedRow[],
  addresses: Addresses,
  { sentNotifications }: Observation,
): readonly Step[] {
  const causes = new Map<Audience, readonly Cause[]>(always.map((audience) => [audience, [because]]));
  for (const { grant, causes: rows } of granted(matched, "notification")) {
    if (grant.event === event) causes.set(grant.audience, [...(causes.get(grant.audience) ?? []), ...rows]);
  }
  const sent = new Set(sentNotifications);
  return [...causes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([audience, why]) => {
      const to = addressOf(audience, addresses);
      if (to === undefined) return [];
      const step = makeStep({ kind: "notify", event, audience, to, facts }, { due, causes: why, after });
      return sent.has(step.id) ? [] : [step];
    });
}

function addressOf(audience: Audience, { person, manager }: Addresses): string | undefined {
  if (audience === "person") return person;
  return audience === "manager" ? manager : audience.slice(audience.indexOf(":") + 1);
}
