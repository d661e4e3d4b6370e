import type { WorkforceMember } from "../drift/difference.ts";
import { accessTarget } from "../entitlements/granted.ts";
import { matcherOf } from "../reference-table/matcher.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { Instant } from "../time/instant.ts";
import type { Campaign, ReviewItem } from "./campaign.ts";

/** What a campaign covers and who is asked. */
export interface CampaignDraft {
  readonly id: string;
  /** `manager`: whoever the person reports to. `owner`: whoever owns the row that grants it, or could. */
  readonly ask: "manager" | "owner";
  /** Ids of the groups and applications under review. @defaultValue everything but what an import gives */
  readonly targets?: ReadonlySet<string>;
}

/** Somebody under review, with the mail address of their manager where there is one. */
export interface ReviewedMember extends WorkforceMember {
  readonly manager?: string;
}

/**
 * Lists, for each reviewer, who has what and why. Nobody reviews their own access: such an item is left unassigned,
 * like one nobody answers for.
 */
export function startCampaign(
  table: ReferenceTable,
  people: Iterable<ReviewedMember>,
  { id, ask, targets }: CampaignDraft,
  now: Instant,
): Campaign {
  const matcher = matcherOf(table);
  const lists = new Map<string, ReviewItem[]>();
  const unassigned: ReviewItem[] = [];
  for (const person of people) {
    const matched = matcher((name) => person.attributes[name]);
    for (const held of person.held) {
      const covered = targets === undefined ? held.how !== "imported" : targets.has(held.id);
      if (!covered) continue;
      const rows = matched.filter((row) => grants(row, held.id));
      const until = person.extra?.find((one) => one.id === held.id)?.until;
      const item: ReviewItem = {
        id: `${person.id} ${held.id}`,
        person: person.id,
        login: person.login,
        target: held.id,
        name: held.name,
        how: held.how,
        rows: rows.map((row) => row.id).toSorted(),
        ...(until === undefined ? {} : { until }),
      };
      const reviewer = ask === "manager" ? person.manager : ownerOf(table, rows, held.id);
      if (reviewer === undefined || reviewer === "" || reviewer.toLowerCase() === person.login.toLowerCase()) {
        unassigned.push(item);
        continue;
      }
      const list = lists.get(reviewer);
      if (list === undefined) lists.set(reviewer, [item]);
      else list.push(item);
    }
  }
  const { name, version } = table;
  return {
    id,
    at: now,
    table: { name, version },
    lists: [...lists]
      .map(([reviewer, items]) => ({ reviewer, items: items.toSorted(unexplainedFirst) }))
      .toSorted((a, b) => (a.reviewer < b.reviewer ? -1 : 1)),
    unassigned: unassigned.toSorted(unexplainedFirst),
  };
}

/** The owner of the first row that gives it; for what no row gives, of the first that could. */
function ownerOf(table: ReferenceTable, rows: readonly Row[], target: string): string | undefined {
  const candidates = rows.length > 0 ? rows : table.rows.filter((row) => grants(row, target));
  return candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]?.owner;
}

const grants = (row: Row, target: string) => row.grants.some((grant) => accessTarget(grant) === target);

function unexplainedFirst(a: ReviewItem, b: ReviewItem): number {
  const explained = (item: ReviewItem) => (item.rows.length > 0 ? 1 : 0);
  return explained(a) - explained(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
