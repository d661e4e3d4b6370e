import { err } from "neverthrow";
import { json, noContent, param } from "../http/call.ts";
import { problems } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue } from "../issues/find-issue.ts";
import { putIssue } from "../issues/save-issue.ts";
import { demand } from "../permissions/demand.ts";
import { propertyEvent } from "../webhooks/announce.ts";
import { readProperty } from "./read-property.ts";

const PROPERTY = "/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}";
const MAY_NOT_EDIT = "You do not have permission to edit this issue.";

/** Properties of issues: whoever may browse reads them; a write replaces the whole value. */
export const propertyRoutes: readonly Route[] = [
  route("GET /rest/api/3/issue/{issueIdOrKey}/properties", "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const self = `${readerOf(call).rest}/issue/${issue.id}/properties`;
    return json({
      keys: Object.keys(issue.properties).map((key) => ({ self: `${self}/${encodeURIComponent(key)}`, key })),
    });
  }),
  route(`GET ${PROPERTY}`, "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const key = param(call, "propertyKey");
    if (!Object.hasOwn(issue.properties, key)) return yield* err(problems.noProperty);
    return json({ key, value: issue.properties[key] });
  }),
  route(`PUT ${PROPERTY}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    yield* demand(call, "EDIT_ISSUES", issue, MAY_NOT_EDIT);
    const key = param(call, "propertyKey");
    const value = yield* readProperty(key, call.body);
    const isNew = !Object.hasOwn(issue.properties, key);
    const next = { ...issue, properties: { ...issue.properties, [key]: value } };
    putIssue(call.site, next);
    propertyEvent(call.site, next, { key, value }, "set", call.caller.user?.accountId ?? null);
    return json({}, isNew ? 201 : 200);
  }),
  route(`DELETE ${PROPERTY}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    yield* demand(call, "EDIT_ISSUES", issue, MAY_NOT_EDIT);
    const key = param(call, "propertyKey");
    if (!Object.hasOwn(issue.properties, key)) return yield* err(problems.noProperty);
    const { [key]: _gone, ...properties } = issue.properties;
    const next = { ...issue, properties };
    putIssue(call.site, next);
    propertyEvent(call.site, next, { key }, "deleted", call.caller.user?.accountId ?? null);
    return noContent;
  }),
];
