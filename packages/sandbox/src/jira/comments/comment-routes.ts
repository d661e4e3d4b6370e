import { err, ok } from "neverthrow";
import { type Call, json, noContent, objectBody, param } from "../http/call.ts";
import { page } from "../http/page.ts";
import { problems, refuse } from "../http/problem.ts";
import { type Reader, readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue, projectOf, visibleIssue } from "../issues/find-issue.ts";
import type { Comment } from "../issues/issue.ts";
import { can } from "../permissions/can.ts";
import { readProperty } from "../properties/read-property.ts";
import { commentsOf, commentView } from "./comment-view.ts";
import { addComment, editComment, removeComment } from "./write-comment.ts";

const READ = "read:jira-work";
const WRITE = "write:jira-work";
const COMMENTS = "/rest/api/3/issue/{issueIdOrKey}/comment";
const PROPERTY = "/rest/api/3/comment/{commentId}/properties/{propertyKey}";

/** Comments and their properties. */
export const commentRoutes: readonly Route[] = [
  route(`GET ${COMMENTS}`, READ, function* (call) {
    const issue = yield* pathIssue(call);
    const order = call.query.get("orderBy") ?? "created";
    if (!["created", "+created", "-created"].includes(order)) {
      return yield* err(refuse(400, `The value '${order}' is not valid for orderBy.`));
    }
    const all = commentsOf(readerOf(call), issue);
    const sorted = order === "-created" ? all.toReversed() : all;
    const { values, startAt, maxResults, total } = yield* page(call, sorted, 100, 5000);
    return json({ startAt, maxResults, total, comments: values.map((one) => shown(call, one)) });
  }),
  route(`POST ${COMMENTS}`, WRITE, function* (call) {
    const issue = yield* pathIssue(call);
    const body = yield* objectBody(call);
    const comment = yield* addComment(call.site, issue, writingOf(call, body));
    return json(shown(call, comment), 201);
  }),
  route(`GET ${COMMENTS}/{id}`, READ, function* (call) {
    const { comment } = yield* pathComment(call);
    return json(shown(call, comment));
  }),
  route(`PUT ${COMMENTS}/{id}`, WRITE, function* (call) {
    const { issue, comment } = yield* pathComment(call);
    const body = yield* objectBody(call);
    return json(shown(call, yield* editComment(call.site, issue, comment, writingOf(call, body))));
  }),
  route(`DELETE ${COMMENTS}/{id}`, WRITE, function* (call) {
    const { issue, comment } = yield* pathComment(call);
    const { site, caller } = call;
    const isOwn = comment.authorId === caller.user?.accountId;
    const permission = isOwn ? "DELETE_OWN_COMMENTS" : "DELETE_ALL_COMMENTS";
    if (!can(site, caller.user, permission, projectOf(site, issue), issue)) {
      return yield* err(refuse(400, "You do not have permission to delete this comment."));
    }
    removeComment(site, issue, comment, caller.user);
    return noContent;
  }),
  route("POST /rest/api/3/comment/list", READ, function* (call) {
    const body = yield* objectBody(call);
    const ids = Array.isArray(body["ids"]) ? body["ids"].map(String) : [];
    const reader = readerOf(call);
    const found = ids.flatMap((id) => {
      const comment = call.site.comments.get(id);
      const issue = comment && call.site.issues.get(comment.issueId);
      const isSeen = issue !== undefined && commentsOf(reader, issue).some((one) => one.id === id);
      return isSeen && visibleIssue(call, issue.id).isOk() ? [commentView(reader, comment!)] : [];
    });
    return json({ startAt: 0, maxResults: 1000, total: found.length, isLast: true, values: found });
  }),

  route("GET /rest/api/3/comment/{commentId}/properties", READ, function* (call) {
    const comment = yield* commentById(call);
    const keys = Object.keys(comment.properties).map((key) => ({
      key,
      self: propertySelf(readerOf(call), comment, key),
    }));
    return json({ keys });
  }),
  route(`GET ${PROPERTY}`, READ, function* (call) {
    const comment = yield* commentById(call);
    const key = param(call, "propertyKey");
    if (!Object.hasOwn(comment.properties, key)) return yield* err(problems.noProperty);
    return json({ key, value: comment.properties[key] });
  }),
  route(`PUT ${PROPERTY}`, WRITE, function* (call) {
    const comment = yield* commentById(call);
    const key = param(call, "propertyKey");
    const value = yield* readProperty(key, call.body);
    const isNew = !Object.hasOwn(comment.properties, key);
    put(call, comment, { ...comment.properties, [key]: value });
    return json({}, isNew ? 201 : 200);
  }),
  route(`DELETE ${PROPERTY}`, WRITE, function* (call) {
    const comment = yield* commentById(call);
    const key = param(call, "propertyKey");
    if (!Object.hasOwn(comment.properties, key)) return yield* err(problems.noProperty);
    const { [key]: _gone, ...rest } = comment.properties;
    put(call, comment, rest);
    return noContent;
  }),
];

function writingOf(call: Call, { body, visibility, properties, parentId }: Readonly<Record<string, unknown>>) {
  return { body, visibility, properties, parentId, version: call.version, actor: call.caller.user };
}

/** A comment as the caller asked for it. */
function shown(call: Call, comment: Comment): unknown {
  const view = commentView(readerOf(call), comment);
  if (!(call.query.get("expand") ?? "").split(",").includes("properties")) return view;
  return { ...view, properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) };
}

function pathComment(call: Call) {
  return pathIssue(call).andThen((issue) => {
    const comment = commentsOf(readerOf(call), issue).find(({ id }) => id === param(call, "id"));
    return comment === undefined
      ? err(refuse(404, `Can not find a comment for the id: ${param(call, "id")}.`))
      : ok({ issue, comment });
  });
}

function commentById(call: Call) {
  const comment = call.site.comments.get(param(call, "commentId"));
  if (comment === undefined) return err(problems.noComment);
  return visibleIssue(call, comment.issueId)
    .mapErr(() => problems.noComment)
    .map(() => comment);
}

function propertySelf(reader: Reader, comment: Comment, key: string): string {
  return `${reader.rest}/comment/${comment.id}/properties/${encodeURIComponent(key)}`;
}

function put({ site }: Call, comment: Comment, properties: Readonly<Record<string, unknown>>): void {
  site.comments.set(comment.id, { ...comment, properties });
}
