import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { type OktaProblem, problems } from "../http/problem.ts";
import { visibleUsers } from "../roles/visibility.ts";
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

/** Users by id, in the order of the answer, and where to read them: what lags is read from the index. */
export interface FoundUsers {
  readonly ids: readonly string[];
  get(id: string): User | undefined;
}

/** The users a list request asks for. `search`, `filter` and `q` read the index, which lags. */
export function findUsers(call: Call): Result<FoundUsers, OktaProblem> {
  const { query, org } = call;
  const search = query.get("search");
  const filter = query.get("filter");
  const q = query.get("q");
  if (search !== null && filter !== null) return err(problems.searchAndFilter);
  const inIndex = (ids: readonly string[]): FoundUsers => ({ ids, get: org.userIndex.get });
  if (search !== null) return bySearch(call, search).map(inIndex);
  if (filter !== null) return byFilter(call, filter).map(inIndex);
  if (q !== null) return ok(inIndex(byWords(call, q)));
  const ids = remembered(call, "plain", org.userVersion(), () => {
    const isInList = (id: string): boolean => org.users.get(id)?.status !== "DEPROVISIONED";
    return seen(call, org.userOrder.ids()).filter(isInList);
  });
  return ok({ ids, get: (id) => org.users.get(id) });
}

/** A client that goes through a long list asks the same again and again: the answer is kept until somebody changes. */
function remembered(call: Call, question: string, version: number, find: () => readonly string[]): readonly string[] {
  // What a limited caller sees depends on memberships, too.
  if (visibleUsers(call) !== undefined) return find();
  const { listsOfUsers } = call.org;
  const known = listsOfUsers.get(question);
  if (known?.version === version) return known.ids;
  const ids = find();
  if (listsOfUsers.size > 20) listsOfUsers.clear();
  listsOfUsers.set(question, { version, ids });
  return ids;
}

function bySearch(call: Call, text: string): Result<readonly string[], OktaProblem> {
  const filter = parseFilter(text);
  if (filter === undefined || !conditions(filter).every((one) => isSearchable(call, one)))
    return err(problems.badSearch);
  const sortBy = call.query.get("sortBy");
  const descending = call.query.get("sortOrder")?.toLowerCase() === "desc";
  const question = `search ${text} ${sortBy} ${descending}`;
  return ok(
    remembered(call, question, call.org.userIndex.version(), () => {
      const found = select(call, filter, true);
      return (sortBy === null ? found : sortUsers(found, sortBy, descending)).map(({ id }) => id);
    }),
  );
}

function byFilter(call: Call, text: string): Result<readonly string[], OktaProblem> {
  const filter = parseFilter(text);
  const allowed = (one: Exclude<Filter, { kind: "and" | "or" }>): boolean =>
    one.kind === "compare" &&
    FILTERABLE.includes(one.attribute) &&
    (one.operator === "eq" || (one.attribute === "lastUpdated" && ["gt", "ge", "lt", "le"].includes(one.operator)));
  if (filter === undefined || !conditions(filter).every(allowed)) return err(problems.badSearch);
  return ok(
    remembered(call, `filter ${text}`, call.org.userIndex.version(), () =>
      select(call, filter, false).map(({ id }) => id),
    ),
  );
}

function byWords(call: Call, words: string): readonly string[] {
  const wanted = words.toLowerCase();
  const starts = (value: unknown): boolean => typeof value === "string" && value.toLowerCase().startsWith(wanted);
  const found = call.org.userIndex
    .values()
    .filter(
      ({ status, profile }) =>
        status !== "DEPROVISIONED" && [profile["firstName"], profile["lastName"], profile["email"]].some(starts),
    );
  return seen(
    call,
    found.map(({ id }) => id),
  );
}

function seen(call: Call, ids: readonly string[]): readonly string[] {
  const isVisible = visibleUsers(call);
  return isVisible === undefined ? ids : ids.filter(isVisible);
}

function select(call: Call, filter: Filter, ignoreCase: boolean): readonly User[] {
  const isVisible = visibleUsers(call);
  return candidates(call, filter).filter(
    (user) =>
      matches(filter, { ignoreCase, read: (attribute) => readAttribute(user, attribute) }) &&
      (isVisible === undefined || isVisible(user.id)),
  );
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

/** ASCII order, case ignored; ties by id. */
function sortUsers(users: readonly User[], attribute: string, descending: boolean): readonly User[] {
  const key = (user: User): string => String(readAttribute(user, attribute) ?? "").toLowerCase();
  const order = (a: User, b: User): number => compareTexts(key(a), key(b)) * (descending ? -1 : 1) || compareIds(a, b);
  return users.toSorted(order);
}

function compareIds(a: User, b: User): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
