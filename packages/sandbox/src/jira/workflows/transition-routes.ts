import { err, Result } from "neverthrow";
import { draftComment } from "../comments/write-comment.ts";
import { writesIn } from "../fields/read-fields.ts";
import { isObject, json, list, noContent, objectBody } from "../http/call.ts";
import { cannotBeSet, problems, refuse, refuseFields } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue } from "../issues/find-issue.ts";
import { demand } from "../permissions/demand.ts";
import { readProperties } from "../properties/read-property.ts";
import { transitionIssue } from "./transition-issue.ts";
import { transitionViews } from "./transition-view.ts";
import { transitionsFrom } from "./workflow-of.ts";

const TRANSITIONS = "/rest/api/3/issue/{issueIdOrKey}/transitions";

/** Transitions: which there are, and taking one. */
export const transitionRoutes: readonly Route[] = [
  route(`GET ${TRANSITIONS}`, "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const wanted = call.query.get("transitionId");
    const withFields = (list(call, "expand") ?? []).includes("transitions.fields");
    const all = transitionViews(call, issue, withFields);
    return json({
      expand: "transitions",
      transitions: wanted === null ? all : all.filter(({ id }) => id === wanted),
    });
  }),
  route(`POST ${TRANSITIONS}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const body = yield* objectBody(call);
    const { transition } = body;
    const id = isObject(transition) ? transition["id"] : undefined;
    if (typeof id !== "string" && typeof id !== "number") return yield* err(problems.missingTransition);
    yield* demand(call, "TRANSITION_ISSUES", issue, "You do not have permission to transition this issue.").mapErr(() =>
      refuse(400, `Transition id '${id}' is not valid for this issue.`),
    );
    const writes = yield* writesIn(body);
    const properties = yield* readProperties(body["properties"]);
    const { site, caller, version } = call;
    const comments = writes.update?.["comment"] ?? [];
    const screen = transitionsFrom(site, issue, caller.user).find((one) => one.id === String(id))?.screen;
    if (comments.length > 0 && screen !== undefined && site.settings.transitionCommentNeedsScreen) {
      return yield* err(refuseFields({ comment: cannotBeSet("comment") }));
    }
    const drafted = yield* Result.combine(
      comments.map(({ add }) => {
        const { body: text, visibility, properties: own } = isObject(add) ? add : {};
        return draftComment(site, issue, { body: text, visibility, properties: own, version, actor: caller.user });
      }),
    );
    yield* transitionIssue(site, issue, {
      transitionId: String(id),
      writes,
      properties,
      version,
      actor: caller.user,
      comments: drafted,
    });
    return noContent;
  }),
];
