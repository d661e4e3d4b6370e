import type { Campaign, Instant, ReviewDecision, ReviewProblem } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import { enter } from "../evidence/scribe.ts";
import { text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { isOpen } from "./open-review.ts";
import { workforceEntries } from "./workforce-entries.ts";
import { reviewTicket } from "./workforce-ticket.ts";

/** What a reviewer says, without the moment: the ledger has its own. */
export interface Said extends Omit<ReviewDecision, "at"> {
  /** Said of the rest of a list: it does not take the place of what was decided before. */
  readonly unlessDecided?: true;
}

/**
 * Enters decisions of one reviewer. A later one about the same thing takes the place of an earlier one, unless it was said
 * of the rest. Gives how many were entered.
 */
export function decideReview(
  ports: Ports,
  campaign: Campaign,
  said: readonly Said[],
): ResultAsync<number, RunFailure | ReviewProblem> {
  return safeTry<number, RunFailure | ReviewProblem>(async function* () {
    yield* isOpen(ports, campaign);
    const asked = new Map(
      campaign.lists.flatMap(({ reviewer, items }) => items.map((one) => [one.id, { one, reviewer }])),
    );
    for (const { item, reviewer, decision, reason } of said) {
      const known = asked.get(item);
      if (known === undefined)
        return err(problem("unknown-item", item, `Campaign ${campaign.id} has no item "${item}".`));
      const what = `"${known.one.name}" of ${known.one.login}`;
      if (known.reviewer.toLowerCase() !== reviewer.toLowerCase()) {
        return err(
          problem("not-the-reviewer", item, `${what} was put before ${known.reviewer}, not before ${reviewer}.`),
        );
      }
      if (reason.trim() === "" && (decision === "revoke" || known.one.rows.length === 0)) {
        return err(
          problem(
            "no-reason",
            item,
            `Say why ${what} is ${decision === "keep" ? "kept although no row explains it" : "revoked"}.`,
          ),
        );
      }
    }
    const ticket = reviewTicket(campaign.id);
    const earlier = said.some(({ unlessDecided }) => unlessDecided === true) ? yield* workforceEntries(ports) : [];
    const decided = new Set(
      decisionsIn(earlier.filter(({ ticketId }) => ticketId === ticket.id)).map(({ item }) => item),
    );
    const counting = said.filter(({ item, unlessDecided }) => unlessDecided !== true || !decided.has(item));
    const about = { ticket, runId: ports.ids.next() };
    for (const { item, reviewer, decision, reason } of counting) {
      const known = asked.get(item);
      const body = toJson({ item, reviewer: known?.reviewer ?? reviewer, decision, reason });
      const accountId = known?.one.person ?? "";
      yield* enter(ports, { ...about, accountId }, { event: "reviewed", actor: reviewer, body }).mapErr(toRunFailure);
    }
    return ok(counting.length);
  });
}

/** The decisions entries hold, the last one about each item. */
export function decisionsIn(entries: readonly LedgerEntry[]): readonly ReviewDecision[] {
  const found = new Map<string, ReviewDecision>();
  for (const { event, at, body } of entries) {
    const [item, reviewer, decision, reason] = ["item", "reviewer", "decision", "reason"].map((name) =>
      text(body, name),
    );
    if (event !== "reviewed" || item === undefined || reviewer === undefined) continue;
    if (decision !== "keep" && decision !== "revoke") continue;
    found.set(item, { item, reviewer, decision, reason: reason ?? "", at: at as Instant });
  }
  return [...found.values()];
}

function problem(kind: ReviewProblem["kind"], item: string, sentence: string): ReviewProblem {
  return { kind, item, sentence };
}
