import {
  type Campaign,
  type CampaignDraft,
  canonicalJson,
  type ReviewedMember,
  type ReviewItem,
  sha256,
  startCampaign,
} from "@tenure/lifecycle-rules";
import { err, ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import { text, toJson } from "../json.ts";
import { recall } from "../knowledge/recall.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { censusOf } from "./census.ts";
import { compare } from "./compare.ts";
import { judgeReading } from "./judge-reading.ts";
import type { Inconclusive, LookOptions, WorkforcePorts } from "./look.ts";
import { managerOf } from "./manager-of.ts";
import { readWorkforce } from "./read-workforce.ts";
import { workforceEntries } from "./workforce-entries.ts";
import { reviewTicket } from "./workforce-ticket.ts";

/** A campaign with what proves that it is the one that was opened. */
export interface OpenedReview {
  readonly kind: "opened";
  readonly campaign: Campaign;
  /** SHA-256 of its canonical JSON: the ledger keeps this, and the campaign itself is kept by whoever runs it. */
  readonly digest: string;
}

/** What a campaign covers, who is asked, and who is asked about what nobody answers for. */
export interface ReviewDraft extends CampaignDraft {
  /** Mail address of whoever is asked where there is no manager or owner, or where it is their own access. */
  readonly otherwise?: string;
}

/**
 * Opens an access review: lists, for each manager or owner, who has what and why. The ledger is told the campaign's
 * digest and how much there is to decide, and no name.
 */
export function openReview(
  ports: WorkforcePorts,
  { table }: Company,
  { otherwise, ...draft }: ReviewDraft,
  { onRead }: LookOptions = {},
): ResultAsync<OpenedReview | Inconclusive, RunFailure> {
  return safeTry<OpenedReview | Inconclusive, RunFailure>(async function* () {
    const opened = yield* recall(ports, [{ ticketId: reviewTicket(draft.id).id, events: ["review-opened"] }]);
    if (opened.entries.length > 0) return err(openedBefore(draft.id));
    const entries = yield* workforceEntries(ports);
    const reading = yield* readWorkforce(ports.workforce, table, onRead).mapErr(toRunFailure);
    const now = ports.clock.now();
    const comparison = yield* compare(ports.workforce, reading, table, entries, now).mapErr(toRunFailure);
    const sentences = judgeReading(reading, censusOf(reading, comparison.members.values(), table), undefined, table);
    if (sentences.length > 0) return ok<Inconclusive>({ kind: "inconclusive", sentences });
    const people = new Map(reading.people.map((person) => [person.id, person]));
    const members = [...comparison.members.values()]
      .filter(({ status }) => status !== "DEPROVISIONED")
      .map((member): ReviewedMember => {
        const manager = managerOf(people, member.id);
        return manager === undefined ? member : { ...member, manager };
      });
    const campaign = assigned(startCampaign(table, members, draft, now), otherwise);
    const digest = digestOfCampaign(campaign);
    const items = campaign.lists.reduce((sum, list) => sum + list.items.length, 0);
    const body = toJson({
      digest,
      ask: draft.ask,
      lists: campaign.lists.length,
      items,
      unassigned: campaign.unassigned.length,
    });
    const about = { ticket: reviewTicket(draft.id), runId: ports.ids.next() };
    yield* enter(ports, about, { event: "review-opened", body }).mapErr(toRunFailure);
    return ok<OpenedReview>({ kind: "opened", campaign, digest });
  });
}

/** A campaign's digest. */
export function digestOfCampaign(campaign: Campaign): string {
  return sha256(canonicalJson(campaign));
}

/** Fails where a campaign is not the one that was opened under its id: another, or an edited one. */
export function isOpen(ports: Pick<Ports, "ledger" | "spool">, campaign: Campaign): ResultAsync<void, RunFailure> {
  const { id } = reviewTicket(campaign.id);
  return recall(ports, [{ ticketId: id, events: ["review-opened"] }]).andThen(({ entries, away }) => {
    if (away !== undefined) return err(toRunFailure(away));
    const digest = digestOfCampaign(campaign);
    if (entries.some(({ body }) => text(body, "digest") === digest)) return okAsync<void, RunFailure>(undefined);
    const sentence = `This is not campaign ${campaign.id} as it was opened; its lists are another's, or were changed.`;
    return err<void, RunFailure>({ kind: "stale-hash", retryable: false, sentence });
  });
}

/** Puts what nobody was asked about before one person, as far as it is not their own access. */
function assigned(campaign: Campaign, otherwise: string | undefined): Campaign {
  if (otherwise === undefined) return campaign;
  const isOwn = ({ login }: ReviewItem) => login.toLowerCase() === otherwise.toLowerCase();
  const theirs = campaign.unassigned.filter((item) => !isOwn(item));
  if (theirs.length === 0) return campaign;
  const known = campaign.lists.find(({ reviewer }) => reviewer.toLowerCase() === otherwise.toLowerCase());
  const list = { reviewer: known?.reviewer ?? otherwise, items: [...(known?.items ?? []), ...theirs] };
  const lists = [...campaign.lists.filter((one) => one !== known), list];
  return {
    ...campaign,
    lists: lists.toSorted((a, b) => (a.reviewer < b.reviewer ? -1 : 1)),
    unassigned: campaign.unassigned.filter(isOwn),
  };
}

function openedBefore(id: string): RunFailure {
  const sentence = `Review ${id} was opened before; give this one another name.`;
  return { kind: "stale-hash", retryable: false, sentence };
}
