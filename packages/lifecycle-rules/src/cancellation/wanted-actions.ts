import type { ObservedAccount } from "../observation/observation.ts";
import { ownChanges, type Profile, profileChanges } from "../person/profile.ts";
import { stepId } from "../plan/make-step.ts";
import type { Action } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LiveRequest } from "../request/request.ts";

/**
 * What takes a ticket back. A hire leaves an account even where the evidence was lost: it sleeps for good, and holds
 * nothing group rules read, because its profile cannot be changed any more once it sleeps.
 */
export function wantedActions(
  { kind }: LiveRequest,
  { rules }: ReferenceTable,
  account: ObservedAccount,
  undos: readonly Action[],
): readonly Action[] {
  const hire = kind === "joiner" || kind === "rehire";
  const ends = hire && (kind === "joiner" || undos.some((action) => action.kind === "deactivate-account"));
  const profile: Profile = {
    // By its mark a hire that is withdrawn is found again.
    ...Object.fromEntries(
      Object.entries(stillOurs(undos, account)).filter(
        ([attribute]) => kind !== "joiner" || attribute !== rules.intentAttribute,
      ),
    ),
    ...(ends ? Object.fromEntries((rules.clearedOnLeave ?? []).map((attribute) => [attribute, undefined])) : {}),
  };
  // Okta changes no profile of an account that sleeps and is not woken.
  const fixed = account.status === "DEPROVISIONED" && !undos.some(isWaking);
  const changes = fixed ? [] : ownChanges(profileChanges(profile, account), rules);
  const changed: readonly Action[] = changes.length > 0 ? [{ kind: "update-profile", changes }] : [];
  // What a former account held when it was hired again stays gone: nobody who sleeps is given anything.
  const others = undos.filter((action) => action.kind !== "update-profile" && !(hire && gives(action)));
  const all = ends
    ? [...changed, ...others, { kind: "deactivate-account" } as const]
    : [...others.filter(isWaking), ...changed, ...others];
  return [...new Map(all.map((action) => [stepId(action), action])).values()];
}

/**
 * What attributes said before the ticket, where they still say what it wrote last: whatever another ticket or another
 * system has written since stays. Undos come newest first; the oldest change was made to what was there before.
 */
export function stillOurs(undos: readonly Action[], account: ObservedAccount): Profile {
  const changes = undos.flatMap((action) => (action.kind === "update-profile" ? action.changes : []));
  const before = new Map(changes.map(({ attribute, to }) => [attribute, to]));
  const written = new Map(changes.toReversed().map(({ attribute, from }) => [attribute, from]));
  return Object.fromEntries(
    [...before].filter(([attribute]) => profileChanges({ [attribute]: written.get(attribute) }, account).length === 0),
  );
}

/** Whether an action wakes an account. */
export const isWaking = ({ kind }: Action): boolean => kind === "activate-account" || kind === "unsuspend-account";

const gives = ({ kind }: Action) => kind === "add-to-group" || kind === "assign-application";
