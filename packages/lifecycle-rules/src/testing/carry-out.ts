import { canonicalJson } from "../evidence/canonical-json.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { stepId } from "../plan/make-step.ts";
import type { Action, Step, Subject } from "../plan/plan.ts";

/**
 * The world as it would be seen after a step: Okta's documented behaviour, without Okta. Repeating a step changes
 * nothing. Acts on `subject`, or on the only account there is; a new account gets an id made of its login.
 */
export function carryOut(
  observation: Observation,
  step: Step | Pick<Step, "action">,
  subject?: Pick<Subject, "accountId" | "login">,
): Observation {
  // Nobody can do something to an account that is not there.
  if (needsAccount(step.action) && subjectOf(observation, subject) === undefined) return observation;
  const after = effectOf(observation, step.action, subject);
  const confirmed = after.confirmedSteps ?? [];
  return !("id" in step) || confirmed.some((known) => isRepeated(known, step))
    ? after
    : { ...after, confirmedSteps: [...confirmed, step] };
}

/** Two changes of a profile are two steps, although they have one id: a ticket may be edited between them. */
function isRepeated(known: Step, { id, action }: Step): boolean {
  return known.id === id && (action.kind !== "update-profile" || canonicalJson(known.action) === canonicalJson(action));
}

function effectOf(
  observation: Observation,
  action: Action,
  subject: Pick<Subject, "accountId" | "login"> | undefined,
): Observation {
  if (action.kind === "open-task") {
    return { ...observation, openedTasks: withItem(observation.openedTasks, stepId(action)) };
  }
  if (action.kind === "notify") {
    return { ...observation, sentNotifications: withItem(observation.sentNotifications, stepId(action)) };
  }
  if (action.kind === "create-account") return created(observation, action);
  const target = subjectOf(observation, subject);
  if (target === undefined) return observation;
  if (action.kind === "delete-account") {
    const accounts = observation.accounts.filter(({ id }) => id !== target.id);
    return { ...observation, accounts, takenLogins: observation.takenLogins.filter((login) => login !== target.login) };
  }
  const after = changed(target, action);
  return {
    ...observation,
    accounts: observation.accounts.map((account) => (account.id === after.id ? after : account)),
  };
}

const needsAccount = ({ kind }: Action) => kind !== "create-account" && kind !== "open-task" && kind !== "notify";

function subjectOf(
  { accounts }: Observation,
  subject: Pick<Subject, "accountId" | "login"> | undefined,
): ObservedAccount | undefined {
  if (subject === undefined) return accounts.length === 1 ? accounts[0] : undefined;
  return accounts.find(({ id, login }) => id === subject.accountId || login === subject.login);
}

function created(
  observation: Observation,
  { login, profile }: Extract<Action, { kind: "create-account" }>,
): Observation {
  if (observation.takenLogins.includes(login)) return observation;
  const letters = login.replaceAll(/[^0-9A-Za-z]/g, "");
  const account: ObservedAccount = {
    id: `00u${letters.padStart(17, "0").slice(-17)}`,
    login,
    status: "STAGED",
    profile,
    memberships: [],
    assignments: [],
    mayHoldSessions: false,
  };
  return {
    ...observation,
    accounts: [...observation.accounts, account],
    takenLogins: [...observation.takenLogins, login],
  };
}

type AccountAction = Exclude<Action, { kind: "open-task" | "notify" | "create-account" | "delete-account" }>;

function changed(account: ObservedAccount, action: AccountAction): ObservedAccount {
  const { status, memberships, assignments } = account;
  switch (action.kind) {
    case "activate-account":
      return status === "STAGED" || status === "DEPROVISIONED" ? { ...account, status: "PROVISIONED" } : account;
    case "suspend-account":
      return status === "STAGED" || status === "DEPROVISIONED" ? account : { ...account, status: "SUSPENDED" };
    case "unsuspend-account":
      return status === "SUSPENDED" ? { ...account, status: "ACTIVE" } : account;
    case "deactivate-account":
      // The person's own assignments end with the account; what comes with a group comes back with it.
      return {
        ...account,
        status: "DEPROVISIONED",
        mayHoldSessions: false,
        assignments: assignments.filter(({ scope }) => scope === "group"),
      };
    case "end-sessions":
      return { ...account, mayHoldSessions: false };
    case "reset-factors":
      return { ...account, mayHoldFactors: false };
    case "update-profile": {
      const changes = Object.fromEntries(action.changes.map(({ attribute, to }) => [attribute, to]));
      const kept = Object.entries({ ...account.profile, ...changes });
      const profile = Object.fromEntries(kept.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
      return { ...account, profile };
    }
    case "add-to-group": {
      const { groupId, name } = action;
      const member = memberships.some((membership) => membership.groupId === groupId);
      return member
        ? account
        : { ...account, memberships: [...memberships, { groupId, name, provenance: { kind: "ours" } }] };
    }
    case "remove-from-group":
      return { ...account, memberships: memberships.filter(({ groupId }) => groupId !== action.groupId) };
    case "assign-application": {
      const { appId, label } = action;
      const assigned = assignments.some((assignment) => assignment.appId === appId);
      return assigned
        ? account
        : { ...account, assignments: [...assignments, { appId, label, scope: "user", provenance: "ours" }] };
    }
    case "unassign-application":
      return { ...account, assignments: assignments.filter(({ appId }) => appId !== action.appId) };
  }
}

function withItem(items: readonly string[], item: string): readonly string[] {
  return items.includes(item) ? items : [...items, item];
}
