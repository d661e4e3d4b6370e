import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { type OktaProblem, problems } from "../http/problem.ts";
import { isGroupVisible } from "../roles/visibility.ts";
import { groupAttributes } from "../schema/user-attributes.ts";
import { conditions, type Filter } from "../search/filter.ts";
import { compareTexts, matches } from "../search/matches.ts";
import { parseFilter } from "../search/parse-filter.ts";
import { type Group, nameOf } from "./group.ts";

const DATES = ["created", "lastUpdated", "lastMembershipUpdated"] as const;
const INEQUALITIES = ["gt", "ge", "lt", "le"];

type Condition = Exclude<Filter, { kind: "and" | "or" }>;

/** The groups a list request asks for. `search`, `filter` and `q` read the index, which lags. */
export function findGroups(call: Call): Result<readonly Group[], OktaProblem> {
  const { query, org } = call;
  const search = query.get("search");
  const filter = query.get("filter");
  const q = query.get("q");
  if (search !== null && filter !== null) return err(problems.searchAndFilter);
  const visible = (groups: Iterable<Group>) => [...groups].filter(({ id }) => isGroupVisible(call, id)).toSorted(byId);
  if (q !== null) {
    const wanted = q.toLowerCase();
    return ok(visible(org.groupIndex.values()).filter((group) => nameOf(group).toLowerCase().startsWith(wanted)));
  }
  const text = search ?? filter;
  if (text === null) return ok(visible(org.groups.values()));

  const parsed = parseFilter(text);
  const isAllowed = search === null ? isFilterable : isSearchable(call);
  if (parsed === undefined || !conditions(parsed).every(isAllowed)) return err(problems.badSearch);
  const comparison = (group: Group) => ({
    ignoreCase: search !== null,
    read: (attribute: string) => readAttribute(group, attribute),
  });
  const found = visible(org.groupIndex.values()).filter((group) => matches(parsed, comparison(group)));
  return ok(search === null ? found : sorted(call, found));
}

function isFilterable(one: Condition): boolean {
  if (one.kind !== "compare") return false;
  if (one.attribute === "id" || one.attribute === "type") return one.operator === "eq";
  return (one.attribute === "lastUpdated" || one.attribute === "lastMembershipUpdated") && isDateOperator(one.operator);
}

function isSearchable(call: Call): (one: Condition) => boolean {
  const attributes = groupAttributes(call.org);
  return (one) => {
    const inProfile = one.attribute.startsWith("profile.");
    const name = one.attribute.slice("profile.".length);
    const known = inProfile
      ? attributes[name] !== undefined || APP_GROUP_ATTRIBUTES.includes(name)
      : ["id", "type", "source.id", ...DATES].includes(one.attribute);
    if (!known || one.kind === "present") return known;
    if (DATES.some((date) => date === one.attribute)) return isDateOperator(one.operator);
    if (one.operator === "co") return one.attribute === "profile.name" || one.attribute === "profile.description";
    return one.operator === "eq" || one.operator === "sw";
  };
}

const APP_GROUP_ATTRIBUTES = ["samAccountName", "dn", "windowsDomainQualifiedName", "externalId"];

function isDateOperator(operator: string): boolean {
  return operator === "eq" || INEQUALITIES.includes(operator);
}

function readAttribute(group: Group, attribute: string): unknown {
  if (attribute.startsWith("profile.")) return group.profile[attribute.slice("profile.".length)];
  if (attribute === "source.id") return group.sourceId;
  if (attribute === "id" || attribute === "type") return group[attribute];
  const date = DATES.find((one) => one === attribute);
  return date && group[date];
}

function sorted(call: Call, groups: readonly Group[]): readonly Group[] {
  const sortBy = call.query.get("sortBy");
  if (sortBy === null) return groups;
  const sign = call.query.get("sortOrder")?.toLowerCase() === "desc" ? -1 : 1;
  const key = (group: Group): string => String(readAttribute(group, sortBy) ?? "").toLowerCase();
  return groups.toSorted((a, b) => sign * compareTexts(key(a), key(b)) || byId(a, b));
}

function byId(a: Group, b: Group): number {
  return a.id < b.id ? -1 : 1;
}
