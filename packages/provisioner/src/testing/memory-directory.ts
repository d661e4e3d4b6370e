import type {
  Action,
  Duty,
  Guard,
  Observation,
  ObservedAccount,
  ObservedGroup,
  Questions,
} from "@tenure/lifecycle-rules";
import { carryOut } from "@tenure/lifecycle-rules/testing";
import { errAsync, okAsync } from "neverthrow";
import type {
  Confirmation,
  Directory,
  DirectoryAccount,
  DirectoryFailure,
  DirectorySubject,
} from "../ports/directory.ts";
import { confirmed } from "./memory-confirmation.ts";

/** A group rule: who has the value has the group. */
export interface MemoryGroupRule {
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
}

/** What a memory directory begins with. */
export interface DirectorySeed {
  readonly org: string;
  readonly accounts?: readonly DirectoryAccount[];
  readonly groups: readonly ObservedGroup[];
  readonly applications?: readonly { readonly id: string; readonly label: string }[];
  readonly groupRules?: readonly MemoryGroupRule[];
}

/** A directory whose accounts can be looked at and changed by a test, as an administrator would. */
export interface MemoryDirectory extends Directory {
  accounts(): readonly DirectoryAccount[];
  account(login: string): DirectoryAccount | undefined;
  /** Accounts that were sent a new link, once for each. */
  readonly renewed: readonly string[];
  /** Puts an account in, instead of the one with the same id. */
  put(account: DirectoryAccount): void;
}

/** A {@link Directory} that behaves as Okta's documents say, in memory. */
export function memoryDirectory({
  org,
  accounts: first = [],
  groups,
  applications = [],
  groupRules = [],
}: DirectorySeed): MemoryDirectory {
  const renewed: string[] = [];
  let accounts: readonly DirectoryAccount[] = first.map((account) => ruled(account, groupRules));
  const find = ({ accountId, login }: DirectorySubject) =>
    accounts.find((one) =>
      accountId === undefined ? one.login.toLowerCase() === login.toLowerCase() : one.id === accountId,
    );

  const doOne = (action: Action, subject: DirectorySubject): DirectoryFailure | { readonly accountId: string } => {
    const target = find(subject);
    if (action.kind === "add-to-group" && !groups.some(({ id }) => id === action.groupId))
      return refused("There is no such group.");
    if (action.kind === "create-account") {
      const holder = accounts.find(({ login }) => login.toLowerCase() === action.login.toLowerCase());
      if (holder !== undefined) {
        const ours = holder.profile[action.intent.attribute] === action.intent.value;
        return ours ? { accountId: holder.id } : refused("The login is in use.");
      }
    } else if (target === undefined) {
      return action.kind === "delete-account"
        ? { accountId: subject.accountId ?? "" }
        : refused("There is no such account.");
    }
    const marked = action.kind === "create-account" ? withIntent(action) : action;
    const after = carryOut(asObservation(org, accounts), { action: marked }, find(subject) ?? subject);
    accounts = after.accounts.map((account) => ruled(fromObserved(account), groupRules));
    const done = action.kind === "create-account" ? accounts.find(({ login }) => login === action.login) : target;
    return { accountId: done?.id ?? "" };
  };

  return {
    accounts: () => accounts,
    account: (login) => find({ login }),
    put: (account) => {
      accounts = [...accounts.filter(({ id }) => id !== account.id), ruled(account, groupRules)];
    },
    groupSizes: (ids) => {
      const members = (id: string) =>
        accounts.filter(({ memberships }) => memberships.some(({ groupId }) => groupId === id)).length;
      const there = ids.filter((id) => groups.some((group) => group.id === id));
      return okAsync(Object.fromEntries(there.map((id) => [id, members(id)])));
    },
    renewActivation: (accountId) => {
      const account = find({ accountId, login: "" });
      if (account?.status !== "PROVISIONED") return errAsync(refused("The account is not waiting to be set up."));
      renewed.push(accountId);
      return okAsync(undefined);
    },
    renewed,
    people: () => okAsync(accounts.map(({ id, login, status, profile }) => ({ id, login, status, profile }))),
    answer: ({ person, candidateLogins, groupIds, applicationIds, manager, duties }) => {
      const meant = accounts.filter(
        ({ id, login, profile }) =>
          person.accountIds?.includes(id) === true ||
          person.logins.some((one) => one.toLowerCase() === login.toLowerCase()) ||
          (person.employeeNumber !== undefined && profile["employeeNumber"] === person.employeeNumber) ||
          (person.intent !== undefined && profile[person.intent.attribute] === person.intent.value),
      );
      const taken = new Set(accounts.map(({ login }) => login.toLowerCase()));
      const boss = accounts.find(
        ({ login, profile }) => manager !== undefined && [login, profile["email"]].includes(manager),
      );
      return okAsync({
        org,
        accounts: meant,
        takenLogins: candidateLogins.map((login) => login.toLowerCase()).filter((login) => taken.has(login)),
        groups: groups.filter(({ id }) => groupIds.includes(id)),
        applications: applications.filter(({ id }) => applicationIds.includes(id)),
        ...(duties === undefined ? {} : { duties: meant.flatMap((one) => dutiesOf(one, duties, accounts)) }),
        ...(boss === undefined
          ? {}
          : {
              manager: {
                id: boss.id,
                login: boss.login,
                email: String(boss.profile["email"] ?? boss.login),
                active: boss.status === "ACTIVE",
              },
            }),
      });
    },
    holds: (guard, subject) => okAsync(guarded(guard, find(subject), accounts)),
    carryOut: ([action, ...behind], subject) => {
      const done = doOne(action, subject);
      if ("kind" in done) return errAsync(done);
      // As Okta does: an account is created together with its groups.
      const along = action.kind === "create-account" ? behind.findIndex(({ kind }) => kind !== "add-to-group") : 0;
      const together = behind.slice(0, along < 0 ? behind.length : along);
      const count = together.findIndex(
        (one) => "kind" in doOne(one, { login: subject.login, accountId: done.accountId }),
      );
      return okAsync({ accountId: done.accountId, count: 1 + (count < 0 ? together.length : count) });
    },
    confirm: (expectations, subject) =>
      okAsync(expectations.map((expectation) => confirmed(expectation, find(subject)))),
  };
}

/** Whom somebody manages by their profile, and which groups would stand empty without them. */
function dutiesOf(
  { id, login, memberships }: DirectoryAccount,
  { everything, lastMemberOf }: NonNullable<Questions["duties"]>,
  all: readonly DirectoryAccount[],
): readonly Duty[] {
  const others = all.filter((one) => one.id !== id && one.status !== "DEPROVISIONED");
  const reports = others.filter(({ profile }) => profile["managerId"] === id || profile["manager"] === login);
  const alone = memberships
    .filter(({ groupId }) => lastMemberOf.includes(groupId))
    .filter(
      ({ groupId }) => !all.some((one) => one.id !== id && one.memberships.some((held) => held.groupId === groupId)),
    );
  return [
    ...(everything ? reports : []).map((one) => ({ kind: "manages", id: one.id, name: one.login }) as const),
    ...alone.map(({ groupId, name }) => ({ kind: "last-member", id: groupId, name }) as const),
  ];
}

function guarded(guard: Guard, account: DirectoryAccount | undefined, all: readonly DirectoryAccount[]): Confirmation {
  switch (guard.kind) {
    case "login-free": {
      const taken = all.some(({ login }) => login.toLowerCase() === guard.login.toLowerCase());
      return { holds: !taken, seen: taken ? "The login is in use." : "The login is free." };
    }
    case "status-in":
      return {
        holds: account !== undefined && guard.statuses.includes(account.status),
        seen: `The account is ${account?.status ?? "gone"}.`,
      };
    case "same-employee": {
      const same = account?.profile["employeeNumber"] === guard.employeeNumber;
      return { holds: same, seen: same ? "The employee number is the same." : "The employee number is another." };
    }
  }
}

function withIntent(action: Extract<Action, { kind: "create-account" }>): Action {
  return { ...action, profile: { ...action.profile, [action.intent.attribute]: action.intent.value } };
}

function asObservation(org: string, accounts: readonly DirectoryAccount[]): Observation {
  return {
    org,
    accounts: accounts.map((account) => ({
      ...account,
      memberships: account.memberships.map((one) => ({
        ...one,
        provenance: one.provenance.kind === "direct" ? { kind: "by-hand" } : one.provenance,
      })),
    })),
    takenLogins: accounts.map(({ login }) => login),
    groups: [],
    applications: [],
    openedTasks: [],
    sentNotifications: [],
  };
}

function fromObserved({ memberships, ...account }: ObservedAccount): DirectoryAccount {
  return {
    ...account,
    memberships: memberships.map(({ groupId, name, provenance }) => ({
      groupId,
      name,
      provenance: provenance.kind === "ours" || provenance.kind === "by-hand" ? { kind: "direct" } : provenance,
    })),
  };
}

/** Group rules give and take by attribute; a direct membership stays direct. */
function ruled(account: DirectoryAccount, rules: readonly MemoryGroupRule[]): DirectoryAccount {
  const own = account.memberships.filter(({ provenance }) => provenance.kind !== "rule");
  const given = rules
    .filter(({ attribute, value }) => account.profile[attribute] === value)
    .filter(({ groupId }) => !own.some((one) => one.groupId === groupId))
    .map(({ id, groupId, name }) => ({ groupId, name, provenance: { kind: "rule", ruleIds: [id] } as const }));
  return { ...account, memberships: [...own, ...given] };
}

function refused(sentence: string): DirectoryFailure {
  return { kind: "directory-failure", retryable: false, mayHaveHappened: false, sentence };
}
