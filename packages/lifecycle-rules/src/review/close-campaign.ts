import { err, ok, type Result } from "neverthrow";
import { managedTargets } from "../entitlements/managed-targets.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Step } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Campaign, ReviewDecision, ReviewItem } from "./campaign.ts";

/** A decision that does not count, or an item without one. */
export interface ReviewProblem {
  readonly kind: "unknown-item" | "not-the-reviewer" | "decided-twice" | "no-reason" | "undecided" | "unassigned";
  readonly item: string;
  readonly sentence: string;
}

/** What a review takes from one person. */
export interface Revocations {
  readonly person: string;
  readonly login: string;
  /** Removals, each caused by the review. What a rule or an import gives has no step: its source must end it. */
  readonly steps: readonly Step[];
  /** Revoked items that no step can take, because a rule or an import gives them. */
  readonly atTheSource: readonly ReviewItem[];
}

/**
 * Ends a campaign: every item decided once, by the reviewer it was put before, with a reason where no row explains
 * what is kept. All problems come back at once. What is revoked comes back as steps, to go through the same brakes
 * and approval as any other.
 */
export function closeCampaign(
  campaign: Campaign,
  decisions: readonly ReviewDecision[],
  table: ReferenceTable,
): Result<readonly Revocations[], readonly ReviewProblem[]> {
  const problems = problemsOf(campaign, decisions);
  if (problems.length > 0) return err(problems);
  const items = new Map(campaign.lists.flatMap((list) => list.items).map((item) => [item.id, item]));
  const revoked = decisions.flatMap(({ decision, item: id, ...rest }) => {
    const item = items.get(id);
    return decision === "revoke" && item !== undefined ? [{ item, ...rest }] : [];
  });
  const { applications } = managedTargets(table);
  return ok(
    [...Map.groupBy(revoked, ({ item }) => item.person)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([person, those]) => ({
        person,
        login: those[0]?.item.login ?? "",
        steps: those
          .filter(({ item }) => item.how === "ours" || item.how === "by-hand")
          .map(({ item, reviewer, reason }) => {
            const origin = { source: "rule", id: campaign.id, label: `Access review ${campaign.id}` } as const;
            const cause: Cause = { kind: "request", what: `revoked by ${reviewer}: ${reason}`, origin };
            return makeStep(removalOf(item, applications.has(item.target)), { due: "at-once", causes: [cause] });
          })
          .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        atTheSource: those.map(({ item }) => item).filter(({ how }) => how === "rule" || how === "imported"),
      })),
  );
}

function removalOf({ target, name }: ReviewItem, isApplication: boolean) {
  return isApplication
    ? ({ kind: "unassign-application", appId: target, label: name } as const)
    : ({ kind: "remove-from-group", groupId: target, name } as const);
}

function problemsOf(campaign: Campaign, decisions: readonly ReviewDecision[]): readonly ReviewProblem[] {
  const asked = new Map(
    campaign.lists.flatMap(({ reviewer, items }) => items.map((item) => [item.id, { item, reviewer }] as const)),
  );
  const seen = new Set<string>();
  const wrong = decisions.flatMap(({ item: id, reviewer, decision, reason }): readonly ReviewProblem[] => {
    const known = asked.get(id);
    const problem = (kind: ReviewProblem["kind"], sentence: string) => [{ kind, item: id, sentence }];
    if (known === undefined) return problem("unknown-item", `Campaign ${campaign.id} has no item "${id}".`);
    const what = `"${known.item.name}" of ${known.item.login}`;
    if (known.reviewer !== reviewer) {
      return problem("not-the-reviewer", `${what} was put before ${known.reviewer}, not before ${reviewer}.`);
    }
    if (seen.has(id)) return problem("decided-twice", `${what} is decided twice; the campaign keeps one answer.`);
    seen.add(id);
    const needsReason = decision === "revoke" || known.item.rows.length === 0;
    return needsReason && reason.trim() === ""
      ? problem(
          "no-reason",
          `Say why ${what} is ${decision === "keep" ? "kept although no row explains it" : "revoked"}.`,
        )
      : [];
  });
  const undecided = [...asked.values()]
    .filter(({ item }) => !seen.has(item.id))
    .map(({ item, reviewer }) => ({
      kind: "undecided" as const,
      item: item.id,
      sentence: `${reviewer} has not answered for "${item.name}" of ${item.login}.`,
    }));
  const unassigned = campaign.unassigned.map((item) => ({
    kind: "unassigned" as const,
    item: item.id,
    sentence: `Nobody was asked about "${item.name}" of ${item.login}; name a reviewer.`,
  }));
  return [...wrong, ...undecided, ...unassigned];
}
