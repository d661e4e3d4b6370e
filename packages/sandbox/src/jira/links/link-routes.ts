import { err, ok } from "neverthrow";
import { draftComment, keepDraft } from "../comments/write-comment.ts";
import { type Call, isObject, json, noContent, objectBody, param } from "../http/call.ts";
import { problems, refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { visibleIssue } from "../issues/find-issue.ts";
import type { IssueLink } from "../issues/issue.ts";
import { demand } from "../permissions/demand.ts";
import { nextId } from "../site.ts";
import { linkEvent } from "../webhooks/announce.ts";
import { linkTypeView, linkView } from "./link-view.ts";

const MAY_NOT_LINK = "You do not have permission to link issues.";

/** Links between issues. */
export const linkRoutes: readonly Route[] = [
  route("GET /rest/api/3/issueLinkType", "read:jira-work", (call) => {
    return json({
      issueLinkTypes: [...call.site.linkTypes.values()].map((type) => linkTypeView(readerOf(call), type)),
    });
  }),
  route("POST /rest/api/3/issueLink", "write:jira-work", function* (call) {
    const { site, caller, version } = call;
    const body = yield* objectBody(call);
    const given = isObject(body["type"]) ? body["type"] : {};
    const type = [...site.linkTypes.values()].find(({ id, name }) =>
      given["id"] === undefined ? name === given["name"] : id === String(given["id"]),
    );
    if (type === undefined) {
      return yield* err(refuse(404, `No issue link type with name '${String(given["name"] ?? given["id"])}' found.`));
    }
    const inward = yield* end(call, body["inwardIssue"]);
    const outward = yield* end(call, body["outwardIssue"]);
    yield* demand(call, "LINK_ISSUES", inward, MAY_NOT_LINK);
    yield* demand(call, "LINK_ISSUES", outward, MAY_NOT_LINK);
    if (inward.id === outward.id) return yield* err(refuse(400, "You cannot link an issue to itself."));
    const draft = isObject(body["comment"])
      ? yield* draftComment(site, inward, { body: undefined, ...body["comment"], version, actor: caller.user })
      : undefined;
    const isSwapped = site.settings.linkDirection === "swapped";
    const link: IssueLink = {
      id: nextId(site, "link"),
      typeId: type.id,
      inwardId: isSwapped ? outward.id : inward.id,
      outwardId: isSwapped ? inward.id : outward.id,
    };
    const known = site.links
      .group(link.inwardId)
      .some((one) => one.typeId === link.typeId && one.inwardId === link.inwardId && one.outwardId === link.outwardId);
    // The same link again is a success that changes nothing.
    if (!known) {
      site.links.set(link.id, link);
      linkEvent(site, outward, link.id, "created", caller.user?.accountId ?? null);
    }
    if (draft !== undefined) keepDraft(site, draft);
    return { status: 201 };
  }),
  route("GET /rest/api/3/issueLink/{linkId}", "read:jira-work", function* (call) {
    return json(linkView(readerOf(call), yield* pathLink(call)));
  }),
  route("DELETE /rest/api/3/issueLink/{linkId}", "write:jira-work", function* (call) {
    const link = yield* pathLink(call);
    const outward = yield* visibleIssue(call, link.outwardId);
    yield* demand(call, "LINK_ISSUES", outward, MAY_NOT_LINK);
    call.site.links.delete(link.id);
    linkEvent(call.site, outward, link.id, "deleted", call.caller.user?.accountId ?? null);
    return noContent;
  }),
];

function end(call: Call, given: unknown) {
  const named = isObject(given) ? (given["key"] ?? given["id"]) : undefined;
  return visibleIssue(call, String(named ?? ""));
}

function pathLink(call: Call) {
  const link = call.site.links.get(param(call, "linkId"));
  if (link === undefined) return err(refuse(404, `No issue link with id '${param(call, "linkId")}' exists.`));
  return visibleIssue(call, link.inwardId)
    .andThen(() => visibleIssue(call, link.outwardId))
    .mapErr(() => problems.noIssue)
    .andThen(() => ok(link));
}
