import { err } from "neverthrow";
import { account, type Call, json, list, number } from "../http/call.ts";
import { page } from "../http/page.ts";
import { refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { issueBy } from "../issues/find-issue.ts";
import { can } from "../permissions/can.ts";
import type { User } from "./user.ts";
import { fullUserView, userView } from "./user-view.ts";

const READ = "read:jira-user";
const MOST_FOUND = 1_000;

/** Accounts. Whether an e-mail is shown is each person's own choice; searching by it works all the same. */
export const userRoutes: readonly Route[] = [
  route("GET /rest/api/3/myself", READ, function* (call) {
    return json(fullUserView(readerOf(call), yield* account(call), list(call, "expand") ?? []));
  }),
  route("GET /rest/api/3/user", READ, function* (call) {
    yield* account(call);
    const id = call.query.get("accountId");
    if (id === null) return yield* err(refuse(400, "Either the accountId or the query parameter must be set."));
    const user = call.site.users.get(id);
    if (user === undefined)
      return yield* err(refuse(404, `Specified user does not exist or you do not have required permissions`));
    return json(fullUserView(readerOf(call), user, list(call, "expand") ?? []));
  }),
  route("GET /rest/api/3/user/bulk", READ, function* (call) {
    yield* account(call);
    const reader = readerOf(call);
    const ids = call.query.getAll("accountId");
    if (ids.length === 0) return yield* err(refuse(400, "The accountId parameter is required."));
    const found = ids.flatMap((id) => call.site.users.get(id) ?? []);
    const cut = yield* page(call, found, 10, 200);
    return json({
      self: `${reader.rest}/user/bulk`,
      ...cut,
      values: cut.values.map(({ accountId }) => userView(reader, accountId)),
    });
  }),
  route("GET /rest/api/3/user/email", READ, function* () {
    return yield* err(refuse(400, "This API is only available to approved apps."));
  }),
  route("GET /rest/api/3/user/search", READ, function* (call) {
    yield* account(call);
    const query = call.query.get("query");
    const accountId = call.query.get("accountId");
    if (query === null && accountId === null && !call.query.has("property")) {
      return yield* err(
        refuse(400, "At least one of the query parameters 'query', 'accountId' or 'property' is required."),
      );
    }
    return json(
      yield* windowed(call, (user) => (accountId === null ? matches(user, query ?? "") : user.accountId === accountId)),
    );
  }),
  route("GET /rest/api/3/user/assignable/search", READ, function* (call) {
    yield* account(call);
    const { site } = call;
    const issue = issueBy(site, call.query.get("issueKey") ?? "");
    const key = call.query.get("project");
    const project =
      site.projects.get(issue?.projectId ?? "") ??
      [...site.projects.values()].find((one) => one.key === key || one.id === key);
    if (project === undefined) return yield* err(refuse(404, "Project or issue not found."));
    return json(
      yield* windowed(
        call,
        (user) => matches(user, call.query.get("query") ?? "") && can(site, user, "ASSIGNABLE_USER", project, issue),
      ),
    );
  }),
];

/** The beginning of the address, or of any word of the name. */
function matches({ email, name }: User, query: string): boolean {
  const sought = query.toLowerCase();
  return (
    email.toLowerCase().startsWith(sought) ||
    name.toLowerCase().startsWith(sought) ||
    name
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(sought))
  );
}

/** A window is cut first and filtered then: a short page is not the last one. */
function windowed(call: Call, fits: (user: User) => boolean) {
  return number(call, "startAt", 0).andThen((startAt) =>
    number(call, "maxResults", 50).map((maxResults) => {
      const all = [...call.site.users.values()].slice(0, MOST_FOUND);
      const candidates = all.filter((user) => fits(user));
      const reader = readerOf(call);
      return candidates
        .slice(startAt, startAt + Math.min(maxResults, 100))
        .filter(({ active, type }) => active && type !== "app")
        .map(({ accountId }) => userView(reader, accountId));
    }),
  );
}
