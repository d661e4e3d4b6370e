import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { type OktaProblem, problems } from "../http/problem.ts";
import { isVisible } from "../roles/visibility.ts";
import { userAttributes } from "../schema/user-attributes.ts";
import { conditions, type Filter } from "../search/filter.ts";
import { compareTexts, matches } from "../search/matches.ts";
import { parseFilter } from "../search/parse-filter.ts";
import type { User } from "./user.ts";

const DATES = ["created", "activated", "statusChanged", "lastUpdated"] as const;
const CONTAINS = ["profile.firstName", "profile.lastName", "profile.email", "profile.login"];
const FILTERABLE = [
  "status",
  "lastUpdated",
  "id",
  "profile.login",
  "profile.email",
  "profile.firstName",
  "profile.lastName",
];

/** The users a list request asks for, in its order. `search`, `filter` and `q` read the index, which lags. */
export function findUsers(call: Call): Result<readonly User[], OktaProblem> {
  const { query } = call;
  const search = query.get("search");
  const filter = query.get("filter");
  const q = query.get("q");
  if (search !== null && filter !== null) return err(problems.searchAndFilter);
  if (search !== null) return bySearch(call, search);
  if (filter !== null) return byFilter(call, filter);
  if (q !== null) return ok(byWords(call, q));
  const { users, userOrder } = call.org;
  const inOrder = userOrder.ids().flatMap((id) => users.get(id) ?? []);
  return ok(visible(call, inOrder).filter((user) => user.status !== "DEPROVISIONED"));
}

function bySearch(call: Call, text: string): Result<readonly User[], OktaProblem> {
  const filter = parseFilter(text);
  if (filter === undefined || !conditions(filter).every((one) => isSearchable(call, one)))
    return err(problems.badSearch);
  const found = select(call, filter, true);
  const sortBy = call.query.get("sortBy");
  if (sortBy === null) return ok(found);
  const descending = call.query.get("sortOrder")?.toLowerCase() === "desc";
  return ok(sortUsers(found, sortBy, descending));
}

function byFilter(call: Call, text: string): Result<readonly User[], OktaProblem> {
  const filter = parseFilter(text);
  const allowed = (one: Exclude<Filter, { kind: "and" | "or" }>): boolean =>
    one.kind === "compare" &&
    FILTERABLE.includes(one.attribute) &&
    (one.operator === "eq" || (one.attribute === "lastUpdated" && ["gt", "ge", "lt", "le"].includes(one.operator)));
  if (filter === undefined || !conditions(filter).every(allowed)) return err(problems.badSearch);
  return ok(select(call, filter, false));
}

function byWords(call: Call, words: string): readonly User[] {
  const wanted = words.toLowerCase();
  const starts = (value: unknown): boolean => typeof value === "string" && value.toLowerCase().startsWith(wanted);
  return visible(call, call.org.userIndex.values()).filter(
    ({ status, profile }) =>
      status !== "DEPROVISIONED" && [profile["firstName"], profile["lastName"], profile["email"]].some(starts),
  );
}

function select(call: Call, filter: Filter, ignoreCase: boolean): readonly User[] {
  const found: User[] = [];
  for (const user of candidates(call, filter)) {
    if (
      matches(filter, { ignoreCase, read: (attribute) => readAttribute(user, attribute) }) &&
      isVisible(call, user.id)
    ) {
      found.push(user);
    }
  }
  return found;
}

/** A key in a condition that must hold spares the walk over everybody. In order of ids. */
function candidates(call: Call, filter: Filter): readonly User[] {
  const { userIndex } = call.org;
  const musts = filter.kind === "and" ? filter.parts : [filter];
  for (const one of musts) {
    if (one.kind !== "compare" || one.operator !== "eq" || typeof one.value !== "string") continue;
    const found = userIndex.under(one.attribute, one.value);
    if (found !== undefined) return found.toSorted(compareIds);
  }
  return userIndex.values();
}

/** A user's value by the name searches use: `status`, `type.id`, `profile.department`. */
export function readAttribute(user: User, attribute: string): unknown {
  if (attribute.startsWith("profile.")) return user.profile[attribute.slice("profile.".length)];
  if (attribute === "type.id") return user.typeId;
  if (attribute === "id" || attribute === "status") return user[attribute];
  const date = DATES.find((one) => one === attribute);
  return date && user[date];
}

function isSearchable(call: Call, one: Exclude<Filter, { kind: "and" | "or" }>): boolean {
  const { attribute } = one;
  const known = attribute.startsWith("profile.")
    ? userAttributes(call.org)[attribute.slice("profile.".length)] !== undefined
    : ["id", "status", "type.id", ...DATES].includes(attribute);
  if (!known || one.kind === "present") return known;
  if (one.operator === "co") return CONTAINS.includes(attribute);
  return one.operator !== "ew";
}

function visible(call: Call, users: Iterable<User>): User[] {
  return [...users].filter((user) => isVisible(call, user.id));
}

/** ASCII order, case ignored; ties by id. */
function sortUsers(users: readonly User[], attribute: string, descending: boolean): readonly User[] {
  const key = (user: User): string => String(readAttribute(user, attribute) ?? "").toLowerCase();
  const order = (a: User, b: User): number => compareTexts(key(a), key(b)) * (descending ? -1 : 1) || compareIds(a, b);
  return users.toSorted(order);
}

function compareIds(a: User, b: User): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
