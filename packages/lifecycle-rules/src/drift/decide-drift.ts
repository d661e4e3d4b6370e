import { type Instant, parseInstant } from "../time/instant.ts";
import type { Difference, DifferenceKind, Drift } from "./difference.ts";

/** What is done about one kind of difference. */
export type DriftAnswer =
  /** Somebody reads it. */
  | { readonly do: "report" }
  /** The org is made to follow the table, so many days after whoever is concerned was told. */
  | { readonly do: "correct"; readonly noticeDays: number }
  /** The difference becomes an exception that somebody owns and that ends. */
  | { readonly do: "adopt"; readonly owner: string; readonly days: number };

/** A company's answer to drift; what it does not name is reported. */
export type DriftPolicy = Readonly<Partial<Record<DifferenceKind, DriftAnswer>>>;

/** What happens to one difference. */
export type DriftDecision =
  | {
      readonly kind: "report";
      readonly difference: Difference /** Why nothing more is done. */;
      readonly because: string;
    }
  | { readonly kind: "notify"; readonly difference: Difference; readonly correctAt: Instant }
  | { readonly kind: "correct"; readonly difference: Difference }
  | { readonly kind: "adopt"; readonly difference: Difference; readonly owner: string; readonly until: Instant };

/** When differences were first told to somebody, by {@link differenceKey}; from the ledger. */
export type Noticed = ReadonlyMap<string, Instant>;

/** What makes two differences the same one from one comparison to the next. */
export function differenceKey({ kind, person, target }: Difference): string {
  return `${kind} ${person} ${target}`;
}

/** Never touched, whatever a policy says, and why. */
const ONLY_REPORTED: Readonly<Partial<Record<DifferenceKind, string>>> = {
  "by-rule": "what a group rule gives is ended by the rule or the attribute it reads, not by us",
  trapped: "the rule's exclusion list has to be cleared by somebody who knows why the person is on it",
  "taken-by-hand": "somebody took it on purpose; giving it back would flap",
};

/**
 * Decides, difference by difference, what a declared policy does about drift. A correction waits until its notice has
 * been given and has run out; protected accounts and what only people can judge are reported whatever the policy says.
 */
export function decideDrift(
  { differences }: Pick<Drift, "differences">,
  policy: DriftPolicy,
  noticed: Noticed,
  now: Instant,
): readonly DriftDecision[] {
  return differences.map((difference) => decide(difference, policy, noticed.get(differenceKey(difference)), now));
}

function decide(difference: Difference, policy: DriftPolicy, toldAt: Instant | undefined, now: Instant): DriftDecision {
  const report = (because: string): DriftDecision => ({ kind: "report", difference, because });
  if (difference.isProtected) return report("the account is protected");
  const forPeople = ONLY_REPORTED[difference.kind];
  if (forPeople !== undefined) return report(forPeople);
  const answer = policy[difference.kind];
  if (answer === undefined || answer.do === "report") return report("the policy says so");
  if (answer.do === "adopt") return { kind: "adopt", difference, owner: answer.owner, until: later(now, answer.days) };
  const correctAt = later(toldAt ?? now, answer.noticeDays);
  const isOver = answer.noticeDays <= 0 || (toldAt !== undefined && correctAt <= now);
  return isOver ? { kind: "correct", difference } : { kind: "notify", difference, correctAt };
}

const A_DAY = 86_400_000;

function later(instant: Instant, days: number): Instant {
  return parseInstant(new Date(Date.parse(instant) + days * A_DAY).toISOString())._unsafeUnwrap();
}
