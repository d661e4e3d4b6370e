import { err } from "neverthrow";
import { type Call, isObject, json, noContent, objectBody } from "../http/call.ts";
import { problems, refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { demand } from "../permissions/demand.ts";
import { userView } from "../users/user-view.ts";
import { pathIssue } from "./find-issue.ts";
import type { Issue } from "./issue.ts";
import { putIssue } from "./save-issue.ts";

const WATCHERS = "/rest/api/3/issue/{issueIdOrKey}/watchers";

/** Watchers and mails about issues. */
export const watchRoutes: readonly Route[] = [
  route(`GET ${WATCHERS}`, "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const reader = readerOf(call);
    return json({
      self: `${reader.rest}/issue/${issue.key}/watchers`,
      isWatching: issue.watchers.includes(call.caller.user?.accountId ?? ""),
      watchCount: issue.watchers.length,
      watchers: issue.watchers.map((id) => userView(reader, id)),
    });
  }),
  route(`POST ${WATCHERS}`, "write:jira-work", function* (call) {
    // The body is a bare string; without the header nobody knows that it is JSON.
    if (call.body !== undefined && !/json/i.test(call.headers.get("content-type") ?? "")) {
      return yield* err(problems.unsupportedMediaType);
    }
    const issue = yield* pathIssue(call);
    const self = call.caller.user?.accountId;
    const id = call.body === undefined ? self : call.body;
    if (typeof id !== "string") return yield* err(problems.invalidPayload);
    if (id !== self)
      yield* demand(call, "MANAGE_WATCHERS", issue, "You do not have permission to manage the watcher list.");
    if (!call.site.users.has(id)) return yield* err(refuse(404, `The user ${id} does not exist.`));
    put(call, issue, [...new Set([...issue.watchers, id])]);
    return noContent;
  }),
  route(`DELETE ${WATCHERS}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const id = call.query.get("accountId");
    if (id === null) return yield* err(refuse(400, "The accountId parameter is required."));
    if (id !== call.caller.user?.accountId) {
      yield* demand(call, "MANAGE_WATCHERS", issue, "You do not have permission to manage the watcher list.");
    }
    put(
      call,
      issue,
      issue.watchers.filter((one) => one !== id),
    );
    return noContent;
  }),
  route("POST /rest/api/3/issue/{issueIdOrKey}/notify", "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const body = yield* objectBody(call);
    const to = recipients(call, issue, body["to"]);
    if (to.length === 0) return yield* err(refuse(400, "No recipients were defined for notification."));
    call.site.notifications.push({
      at: call.site.clock.iso(),
      issueKey: issue.key,
      subject: String(body["subject"] ?? `(${issue.key}) ${String(issue.values["summary"] ?? "")}`),
      text: String(body["textBody"] ?? body["htmlBody"] ?? ""),
      to,
    });
    return noContent;
  }),
  route("GET /rest/api/3/issue/{issueIdOrKey}/votes", "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    return json({ self: `${readerOf(call).rest}/issue/${issue.key}/votes`, votes: 0, hasVoted: false, voters: [] });
  }),
];

function put({ site }: Call, issue: Issue, watchers: readonly string[]): void {
  putIssue(site, { ...issue, watchers });
}

/** E-mails of those a mail goes to: accounts, members of groups, and the issue's own people. Nobody from outside. */
function recipients({ site }: Call, issue: Issue, to: unknown): readonly string[] {
  if (!isObject(to)) return [];
  const ids = new Set<string>();
  const list = (name: string) => (Array.isArray(to[name]) ? to[name].filter(isObject) : []);
  for (const user of list("users")) ids.add(String(user["accountId"]));
  const groups = [
    ...list("groups").flatMap((group) => [group["groupId"], group["name"]]),
    ...(Array.isArray(to["groupIds"]) ? to["groupIds"] : []),
  ];
  for (const { id, name, members } of site.groups.values()) {
    if (groups.includes(id) || groups.includes(name)) for (const member of members) ids.add(member);
  }
  if (to["reporter"] === true) ids.add(String(issue.values["reporter"]));
  if (to["assignee"] === true) ids.add(String(issue.values["assignee"]));
  if (to["watchers"] === true) for (const watcher of issue.watchers) ids.add(watcher);
  return [...ids].flatMap((id) => {
    const user = site.users.get(id);
    return user === undefined || !user.active ? [] : [user.email];
  });
}
