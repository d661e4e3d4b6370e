import {
  type Detail,
  dayOf,
  type Instant,
  type LocalDate,
  parseLocalDate,
  type TimeZone,
} from "@tenure/lifecycle-rules";
import type { ContractPolicy } from "../company/company.ts";
import type { DirectoryPerson } from "../ports/directory.ts";

/** A reminder that somebody's contract ends. */
export interface Reminder {
  /** The same for every sweep that would send it. */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly login: string;
  readonly end: LocalDate;
  /** Negative when it is over. */
  readonly daysLeft: number;
  readonly to: readonly string[];
  readonly facts: readonly Detail[];
}

const A_DAY = 86_400_000;
const DEFAULT_DAYS = [14, 7, 1];

/** Who is to be reminded of: people whose account lives and whose contract ends within one of the policy's terms. */
export function contractReminders(
  people: readonly DirectoryPerson[],
  { endAttribute, remindDays = DEFAULT_DAYS, mailboxes }: ContractPolicy,
  zone: TimeZone,
  now: Instant,
): readonly Reminder[] {
  const today = dayOf(now, zone);
  const byId = new Map(people.map((person) => [person.id, person]));
  return people
    .filter(({ status }) => status !== "DEPROVISIONED")
    .flatMap((person) => {
      const end = parseLocalDate(String(person.profile[endAttribute] ?? "")).unwrapOr(undefined);
      if (end === undefined) return [];
      const daysLeft = Math.round((Date.parse(end) - Date.parse(today)) / A_DAY);
      // Only the nearest term counts: whoever was not looked at for a week gets one mail, not three.
      const term = [...remindDays, -1].toSorted((a, b) => a - b).find((days) => daysLeft <= days);
      if (term === undefined) return [];
      const manager = managerOf(person, byId);
      return [
        {
          id: `contract-end:${person.id}:${end}:${term}`,
          accountId: person.id,
          name: nameOf(person),
          login: person.login,
          end,
          daysLeft,
          to: [...new Set([...(manager === undefined ? [] : [manager]), ...mailboxes])],
          facts: [
            { label: "Name", value: nameOf(person) },
            { label: "Login", value: person.login },
            { label: "Last day", value: end },
          ],
        },
      ];
    });
}

function nameOf({ login, profile }: DirectoryPerson): string {
  const { displayName, firstName, lastName } = profile;
  return String(displayName ?? [firstName, lastName].filter((part) => part !== undefined).join(" ")) || login;
}

function managerOf({ profile }: DirectoryPerson, byId: ReadonlyMap<string, DirectoryPerson>): string | undefined {
  const manager = byId.get(String(profile["managerId"] ?? ""));
  if (manager !== undefined) return String(manager.profile["email"] ?? manager.login);
  const named = String(profile["manager"] ?? "");
  return named.includes("@") ? named : undefined;
}
