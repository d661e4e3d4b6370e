import {
  contractEnds,
  type Detail,
  dayOf,
  type Instant,
  type LocalDate,
  type ReferenceTable,
} from "@tenure/lifecycle-rules";
import type { ContractPolicy } from "../company/company.ts";
import type { DirectoryPerson } from "../ports/directory.ts";

/** A reminder that somebody's contract ends, or has ended without a ticket. */
export interface Reminder {
  /** The same for every sweep that would send it. */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly end: LocalDate;
  readonly isOver: boolean;
  readonly to: readonly string[];
  readonly facts: readonly Detail[];
}

/** Who is to be reminded of today, and whom to tell: the manager the directory knows, and the company's mailboxes. */
export function contractReminders(
  people: readonly DirectoryPerson[],
  table: ReferenceTable,
  policy: ContractPolicy | undefined,
  now: Instant,
): readonly Reminder[] {
  const { mailboxes = [] } = policy ?? {};
  const byId = new Map(people.map((person) => [person.id, person]));
  const today = dayOf(now, table.rules.zones.otherwise);
  return contractEnds(people, { rules: rulesWith(policy, table) }, today).flatMap(
    ({ accountId, login, endsOn, due, daysBefore }): readonly Reminder[] => {
      const person = byId.get(accountId);
      if (person === undefined) return [];
      const manager = managerOf(person, byId);
      const name = nameOf(person);
      return [
        {
          id: `contract-end:${accountId}:${endsOn}:${due}:${daysBefore}`,
          accountId,
          name,
          end: endsOn,
          isOver: due === "ended",
          to: [...new Set([...(manager === undefined ? [] : [manager]), ...mailboxes])],
          facts: [
            { label: "Name", value: name },
            { label: "Login", value: login },
            { label: "Last day", value: endsOn },
          ],
        },
      ];
    },
  );
}

const CONTRACT_END = "contract end";

/** The table's rules, or those with the policy's own attribute in their place. */
function rulesWith(policy: ContractPolicy | undefined, { rules }: ReferenceTable): ReferenceTable["rules"] {
  if (policy?.endAttribute === undefined) return rules;
  const { endAttribute, remindDays } = policy;
  return {
    ...rules,
    profile: { ...rules.profile, [CONTRACT_END]: endAttribute },
    contractEnd: { attribute: CONTRACT_END, ...(remindDays === undefined ? {} : { warnDays: remindDays }) },
  };
}

/** A name to write of somebody. */
export function nameOf({ login, profile }: DirectoryPerson): string {
  const { displayName, firstName, lastName } = profile;
  return String(displayName ?? [firstName, lastName].filter((part) => part !== undefined).join(" ")) || login;
}

/** Where somebody's manager is reached, as the directory knows it. */
export function managerOf(
  { profile }: DirectoryPerson,
  byId: ReadonlyMap<string, DirectoryPerson>,
): string | undefined {
  const manager = byId.get(String(profile["managerId"] ?? ""));
  if (manager !== undefined) return String(manager.profile["email"] ?? manager.login);
  const named = String(profile["manager"] ?? "");
  return named.includes("@") ? named : undefined;
}
