import { nearest } from "../form/nearest.ts";
import { clipped } from "./clipped.ts";
import { NO_PROFILE, readProfile } from "./profile-cell.ts";
import type { Audience, Entitlement, NotificationEvent } from "./table.ts";

/** What a mail can be about. */
export const EVENTS: readonly NotificationEvent[] = [
  "account-prepared",
  "account-active",
  "access-changed",
  "access-ended",
  "task-opened",
  "request-cancelled",
];

/** A grant cell that cannot be read. */
export interface GrantProblem {
  readonly column: string;
  readonly value: string;
  readonly what: string;
  readonly near?: string;
}

/** What a row's grant cells say. `values` gives the values of a column's cell. */
export function readGrants(values: (column: string) => readonly string[]): {
  readonly entitlements: readonly Entitlement[];
  readonly problems: readonly GrantProblem[];
} {
  const problems: GrantProblem[] = [];
  const pairs = (column: string, labelColumn: string): readonly (readonly [string, string])[] => {
    const ids = values(column);
    const labels = values(labelColumn);
    if (ids.length !== labels.length) {
      const what = `${ids.length} in "${column}", but ${labels.length} in "${labelColumn}"; they must pair up`;
      problems.push({ column: labelColumn, value: labels.join(" | "), what });
    }
    return ids.map((id, at) => [id, labels[at] ?? ""]);
  };
  const profiles = values("applicationProfile");
  const profileOf = (at: number, count: number) => {
    if (at === 0 && profiles.length > 0 && profiles.length !== count) {
      const what = `${count} in "application", but ${profiles.length} in "applicationProfile"; write ${NO_PROFILE} for one without`;
      problems.push({ column: "applicationProfile", value: profiles.join(" | "), what });
    }
    const cell = profiles[at];
    if (cell === undefined) return {};
    return readProfile(cell).match(
      (profile) => (profile === undefined ? {} : { profile }),
      (what) => {
        problems.push({ column: "applicationProfile", value: cell, what });
        return {};
      },
    );
  };
  const notifications = values("notify").flatMap((value): readonly Entitlement[] => {
    const [event = "", audience = ""] = value.split(" to ").map((part) => part.trim());
    const known = EVENTS.find((name) => name === event);
    if (known !== undefined && isAudience(audience)) return [{ kind: "notification", event: known, audience }];
    const near = known === undefined ? nearest(event, EVENTS) : undefined;
    const what =
      known === undefined
        ? `"${clipped(event)}" is none of ${EVENTS.join(", ")}${near === undefined ? "" : `; the nearest is "${near}"`}`
        : `"${clipped(audience)}" is not person, manager, mailbox:address or channel:name; write "${known} to manager"`;
    problems.push({ column: "notify", value, what, ...(near === undefined ? {} : { near }) });
    return [];
  });
  const entitlements: readonly Entitlement[] = [
    ...pairs("group", "groupName").map(([groupId, name]) => ({ kind: "group", groupId, name }) as const),
    ...pairs("application", "applicationLabel").map(
      ([appId, label], at, all): Entitlement => ({ kind: "application", appId, label, ...profileOf(at, all.length) }),
    ),
    ...pairs("task", "taskSummary").map(([task, summary]) => ({ kind: "task", task, summary }) as const),
    ...notifications,
  ];
  return { entitlements, problems };
}

/** Whether a text says who is told. */
export function isAudience(text: string): text is Audience {
  return text === "person" || text === "manager" || /^(mailbox:[^\s@]+@[^\s@]+|channel:[a-z0-9-]+)$/.test(text);
}
