import type { SANDBOX_ACCOUNT } from "../jira-options.ts";
import type { JiraSeed } from "../jira-seed.ts";
import { nextId, type Site } from "../site.ts";
import type { Group, User } from "../users/user.ts";

/** Puts in users, groups and organizations, and the account that has the sandbox's token. */
export function plantPeople(site: Site, seed: JiraSeed, sandbox: typeof SANDBOX_ACCOUNT): void {
  const hasSandboxAccount = seed.users.some(
    ({ email, accountId }) => email === sandbox.email || accountId === sandbox.accountId,
  );
  const members = new Map<string, Set<string>>();
  const all: readonly (Omit<JiraSeed["users"][number], "name"> & { name?: string | undefined })[] = hasSandboxAccount
    ? seed.users
    : [
        {
          accountId: sandbox.accountId,
          email: sandbox.email,
          name: "Automation",
          locale: "en_US",
          active: true,
          type: "atlassian",
          emailVisible: true,
          isAdmin: true,
          groups: [],
        },
        ...seed.users,
      ];
  for (const given of all) {
    const user: User = {
      accountId: given.accountId ?? madeUpId(site, given.type),
      email: given.email,
      name: given.name ?? given.email.split("@")[0] ?? given.email,
      timeZone: given.timeZone ?? site.timeZone,
      locale: given.locale,
      active: given.active,
      type: given.type,
      ...(given.appType === undefined ? {} : { appType: given.appType }),
      emailVisible: given.emailVisible,
      isAdmin: given.isAdmin,
    };
    if (site.users.has(user.accountId))
      throw new Error(`The seed has two users with the account id ${user.accountId}.`);
    site.users.set(user.accountId, user);
    for (const name of given.groups) members.set(name, (members.get(name) ?? new Set()).add(user.accountId));
  }
  const named = new Set(seed.groups.map(({ name }) => name));
  const groups = [...seed.groups, ...[...members.keys()].filter((name) => !named.has(name)).map((name) => ({ name }))];
  for (const group of groups as readonly { id?: string; name: string }[]) {
    const id = group.id ?? site.random.uuid();
    site.groups.set(id, {
      id,
      name: group.name,
      members: members.get(group.name) ?? new Set<string>(),
    } satisfies Group);
  }
  for (const { id, name, members: people } of seed.organizations) {
    const number = id ?? nextId(site, "organization", 1);
    site.organizations.set(number, { id: number, name, members: people.map((one) => accountIdOf(site, one)) });
  }
}

/** The account a seed names by e-mail or id. */
export function accountIdOf(site: Site, named: string): string {
  if (site.users.has(named)) return named;
  const found = [...site.users.values()].find(({ email }) => email.toLowerCase() === named.toLowerCase());
  if (found === undefined) throw new Error(`The seed names the account "${named}", which it does not have.`);
  return found.accountId;
}

function madeUpId({ random }: Site, type: User["type"]): string {
  if (type === "customer") return `qm:${random.uuid()}:${random.uuid()}`;
  // Old accounts have 24 letters and digits, newer ones a prefix.
  return random.chance(0.3) ? `5b10${random.uuid().replaceAll("-", "").slice(0, 20)}` : `712020:${random.uuid()}`;
}
