import { err } from "neverthrow";
import { json, objectBody } from "../http/call.ts";
import { page } from "../http/page.ts";
import { refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue, visibleIssue } from "../issues/find-issue.ts";
import { changeView } from "./change-view.ts";

/** Changelogs, oldest first. */
export const changeRoutes: readonly Route[] = [
  route("GET /rest/api/3/issue/{issueIdOrKey}/changelog", "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const reader = readerOf(call);
    const cut = yield* page(call, call.site.changes.get(issue.id) ?? [], 100);
    return json({
      self: `${reader.rest}/issue/${issue.key}/changelog?maxResults=${cut.maxResults}&startAt=${cut.startAt}`,
      ...cut,
      values: cut.values.map((change) => changeView(reader, change)),
    });
  }),
  route("POST /rest/api/3/changelog/bulkfetch", "read:jira-work", function* (call) {
    const body = yield* objectBody(call);
    const texts = (name: string) => (Array.isArray(body[name]) ? body[name].map(String) : []);
    const fieldIds = texts("fieldIds");
    const asked = texts("issueIdsOrKeys");
    if (asked.length === 0 || asked.length > 1000)
      return yield* err(refuse(400, "The number of issues must be between 1 and 1000."));
    if (fieldIds.length > 10) return yield* err(refuse(400, "The number of field IDs must not exceed 10."));
    const reader = readerOf(call);
    const issueChangeLogs = asked.flatMap((idOrKey) => {
      const issue = visibleIssue(call, idOrKey);
      if (issue.isErr()) return [];
      const histories = (call.site.changes.get(issue.value.id) ?? [])
        .filter(({ items }) => fieldIds.length === 0 || items.some(({ fieldId }) => fieldIds.includes(fieldId)))
        .map((change) => changeView(reader, change));
      return [{ issueId: issue.value.id, changeHistories: histories }];
    });
    return json({ issueChangeLogs });
  }),
];
