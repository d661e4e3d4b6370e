import type { ObservedAccount } from "../observation/observation.ts";
import { accountAttribute } from "../person/profile.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { addDays } from "../time/add-days.ts";
import { type LocalDate, parseLocalDate } from "../time/local-date.ts";

/** Somebody whose engagement ends soon, or has ended, with nobody having filed a ticket. */
export interface ContractEnd {
  readonly accountId: string;
  readonly login: string;
  /** The last day of the engagement. */
  readonly endsOn: LocalDate;
  /** `warn`: tell the sponsor, an extension needs them. `ended`: a termination is due, with `endsOn` as its last day. */
  readonly due: "warn" | "ended";
  /** How many days before the end the warning is for; 0 when it has ended. Names the warning, so that it is said once. */
  readonly daysBefore: number;
}

/** Statuses of people who are not gone. */
const GONE = "DEPROVISIONED";

/**
 * Finds the people whose engagement needs somebody's attention today, soonest first. A day missed is made up for: the
 * nearest warning that has come due stands until the next. Nobody without an end date is ever found.
 */
export function contractEnds(
  people: Iterable<Pick<ObservedAccount, "id" | "login" | "status" | "profile">>,
  { rules }: Pick<ReferenceTable, "rules">,
  today: LocalDate,
): readonly ContractEnd[] {
  const { attribute, warnDays = [14, 7, 1] } = rules.contractEnd ?? {};
  if (attribute === undefined) return [];
  const warnings = warnDays.toSorted((a, b) => a - b);
  return [...people]
    .filter(({ status }) => status !== GONE)
    .flatMap(({ id, login, profile }): readonly ContractEnd[] => {
      const value = accountAttribute(profile, attribute, rules);
      const endsOn = value === undefined ? undefined : parseLocalDate(value).unwrapOr(undefined);
      if (endsOn === undefined) return [];
      const found = { accountId: id, login, endsOn };
      if (endsOn < today) return [{ ...found, due: "ended", daysBefore: 0 }];
      const daysBefore = warnings.find((days) => endsOn <= addDays(today, days));
      return daysBefore === undefined ? [] : [{ ...found, due: "warn", daysBefore }];
    })
    .toSorted((a, b) => (a.endsOn + a.login < b.endsOn + b.login ? -1 : 1));
}
