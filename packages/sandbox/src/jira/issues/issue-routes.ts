import { err, type Result } from "neverthrow";
import { writesIn } from "../fields/read-fields.ts";
import { type Call, isObject, json, list, noContent, objectBody } from "../http/call.ts";
import { type Problem, refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { demand } from "../permissions/demand.ts";
import { readProperties } from "../properties/read-property.ts";
import { createIssue } from "./create-issue.ts";
import { deleteIssue } from "./delete-issue.ts";
import { applyEdit, editIssue } from "./edit-issue.ts";
import { pathIssue, visibleIssue } from "./find-issue.ts";
import type { Issue } from "./issue.ts";
import { selfOf } from "./issue-view.ts";
import { readWanted, shownIssue } from "./shown-issue.ts";

const ISSUE = "/rest/api/3/issue/{issueIdOrKey}";
const BULK_LIMIT = 50;

/** Issues: made, read, edited, deleted, one by one and many at once. */
export const issueRoutes: readonly Route[] = [
  route(`GET ${ISSUE}`, "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const wanted = readWanted(list(call, "fields"));
    return json(shownIssue(call, issue, wanted, list(call, "expand") ?? [], list(call, "properties")));
  }),
  route("POST /rest/api/3/issue", "write:jira-work", function* (call) {
    const issue = yield* create(call, yield* objectBody(call), false);
    return json(created(call, issue), 201);
  }),
  route("POST /rest/api/3/issue/bulk", "write:jira-work", function* (call) {
    const body = yield* objectBody(call);
    const updates = Array.isArray(body["issueUpdates"]) ? body["issueUpdates"].filter(isObject) : [];
    if (updates.length > BULK_LIMIT) {
      return yield* err(refuse(400, `The maximum number of issues that can be created at once is ${BULK_LIMIT}.`));
    }
    const issues: unknown[] = [];
    const errors: unknown[] = [];
    updates.forEach((update, index) => {
      const result = create(call, update, true);
      if (result.isOk()) issues.push(created(call, result.value));
      else if (result.error.family === "platform") {
        const { status, messages, errors: fields } = result.error;
        errors.push({
          status,
          elementErrors: { errorMessages: messages, errors: fields ?? {}, status },
          failedElementNumber: index,
        });
      }
    });
    return json({ issues, errors }, issues.length === 0 && errors.length > 0 ? 400 : 201);
  }),
  route("POST /rest/api/3/issue/bulkfetch", "read:jira-work", function* (call) {
    const body = yield* objectBody(call);
    const asked = Array.isArray(body["issueIdsOrKeys"]) ? body["issueIdsOrKeys"].map(String) : [];
    const texts = (name: string) => (Array.isArray(body[name]) ? body[name].map(String) : undefined);
    const expand = texts("expand") ?? [];
    const limit = bulkFetchLimit(texts("fields"), expand);
    if (asked.length === 0 || asked.length > limit) {
      return yield* err(refuse(400, `The number of issues must be between 1 and ${limit}.`));
    }
    const issueErrors: unknown[] = [];
    const found = new Map<string, Issue>();
    for (const idOrKey of asked) {
      const issue = visibleIssue(call, idOrKey);
      if (issue.isOk()) found.set(issue.value.id, issue.value);
      else
        issueErrors.push({
          id: idOrKey,
          errorMessage: "Issue does not exist or you do not have permission to see it.",
        });
    }
    const issues = [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
    const wanted = readWanted(texts("fields"));
    return json({
      issues: issues.map((issue) => shownIssue(call, issue, wanted, expand, texts("properties"))),
      issueErrors,
    });
  }),
  route(`PUT ${ISSUE}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const body = yield* objectBody(call);
    const writes = yield* writesIn(body);
    const properties = yield* readProperties(body["properties"]);
    const edited = yield* editIssue(call.site, issue, {
      writes,
      properties,
      version: call.version,
      actor: call.caller.user,
    });
    if (call.query.get("returnIssue") !== "true") return noContent;
    return json(shownIssue(call, edited, undefined, list(call, "expand") ?? [], undefined));
  }),
  route(`PUT ${ISSUE}/assignee`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    yield* demand(call, "ASSIGN_ISSUES", issue, "You do not have permission to assign issues.");
    const { accountId } = yield* objectBody(call);
    if (accountId !== null && !call.site.users.has(String(accountId))) {
      return yield* err(refuse(404, "The user does not exist."));
    }
    const { assignee: _before, ...rest } = issue.values;
    const values = accountId === null ? rest : { ...rest, assignee: String(accountId) };
    applyEdit(call.site, issue, { values }, call.caller.user);
    return noContent;
  }),
  route(`DELETE ${ISSUE}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    yield* demand(call, "DELETE_ISSUES", issue, "You do not have permission to delete issues in this project.");
    yield* deleteIssue(call.site, issue, call.caller.user, call.query.get("deleteSubtasks") === "true");
    return noContent;
  }),
];

function create(call: Call, body: Readonly<Record<string, unknown>>, bulk: boolean): Result<Issue, Problem> {
  return writesIn(body).andThen((writes) =>
    readProperties(body["properties"]).andThen((properties) =>
      createIssue(call.site, { writes, properties, version: call.version, actor: call.caller.user, bulk }),
    ),
  );
}

function created(call: Call, issue: Issue): Readonly<Record<string, unknown>> {
  return { id: issue.id, key: issue.key, self: selfOf(readerOf(call), issue) };
}

/** A hundred; a thousand when few fields are asked for and nothing costly is expanded. */
function bulkFetchLimit(fields: readonly string[] | undefined, expand: readonly string[]): number {
  const costly = ["changelog", "editmeta", "operations", "renderedFields", "transitions", "versionedRepresentations"];
  const isCheap =
    fields !== undefined && fields.length >= 1 && fields.length <= 100 && !fields.some((one) => one.startsWith("*"));
  return isCheap && !expand.some((one) => costly.includes(one)) ? 1000 : 100;
}
