import { canonicalJson } from "../evidence/canonical-json.ts";
import type { Observation } from "../observation/observation.ts";

/** What matters of a world: who has what, and what was said; not in which order it came or who did it. */
export function endState({ accounts, openedTasks, sentNotifications }: Observation): string {
  return canonicalJson({
    accounts: accounts.map(({ login, status, profile, memberships, assignments, mayHoldSessions, mayHoldFactors }) => ({
      login,
      status,
      profile,
      groups: memberships.map(({ groupId }) => groupId).toSorted(),
      applications: assignments.map(({ appId }) => appId).toSorted(),
      mayHoldSessions,
      mayHoldFactors,
    })),
    openedTasks: openedTasks.toSorted(),
    sentNotifications: sentNotifications.toSorted(),
  });
}
