import { err, ok, type Result } from "neverthrow";
import { type Call, isObject, json, noContent, objectBody, param } from "../http/call.ts";
import { type Problem, problems, refuse, refuseFields } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue } from "../issues/find-issue.ts";
import type { Issue, RemoteLink } from "../issues/issue.ts";
import { demand } from "../permissions/demand.ts";
import { nextId } from "../site.ts";
import { remoteLinkView } from "./link-view.ts";

const LINKS = "/rest/api/3/issue/{issueIdOrKey}/remotelink";
const LONGEST_GLOBAL_ID = 255;

/** Links to elsewhere. One with a global id is updated in place, and what is left out is forgotten. */
export const remoteLinkRoutes: readonly Route[] = [
  route(`GET ${LINKS}`, "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const links = call.site.remoteLinks.get(issue.id) ?? [];
    const globalId = call.query.get("globalId");
    const shown = (link: RemoteLink) => remoteLinkView(readerOf(call), issue.key, link);
    if (globalId === null) return json(links.map(shown));
    const found = links.find((link) => link.globalId === globalId);
    if (found === undefined)
      return yield* err(refuse(404, `A remote issue link with the given global id '${globalId}' does not exist.`));
    return json(shown(found));
  }),
  route(`POST ${LINKS}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    yield* demand(call, "LINK_ISSUES", issue, "You do not have permission to link issues.");
    const given = yield* readLink(yield* objectBody(call));
    const links = call.site.remoteLinks.get(issue.id) ?? [];
    const known = given.globalId === null ? undefined : links.find(({ globalId }) => globalId === given.globalId);
    const link: RemoteLink = {
      ...given,
      issueId: issue.id,
      id: known?.id ?? Number(nextId(call.site, "remote link")),
    };
    put(call, issue, known === undefined ? [...links, link] : links.map((one) => (one === known ? link : one)));
    const self = `${readerOf(call).rest}/issue/${issue.key}/remotelink/${link.id}`;
    return json({ id: link.id, self }, known === undefined ? 201 : 200);
  }),
  route(`GET ${LINKS}/{linkId}`, "read:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    return json(remoteLinkView(readerOf(call), issue.key, yield* linkIn(call, issue)));
  }),
  route(`PUT ${LINKS}/{linkId}`, "write:jira-work", function* (call) {
    const issue = yield* pathIssue(call);
    const known = yield* linkIn(call, issue);
    yield* demand(call, "LINK_ISSUES", issue, "You do not have permission to link issues.");
    const given = yield* readLink(yield* objectBody(call));
    const links = call.site.remoteLinks.get(issue.id) ?? [];
    put(
      call,
      issue,
      links.map((one) => (one === known ? { ...given, id: known.id, issueId: issue.id } : one)),
    );
    return noContent;
  }),
  route(`DELETE ${LINKS}/{linkId}`, "write:jira-work", function* (call) {
    // A deletion without a body needs the header all the same.
    if (!call.headers.has("content-type")) return yield* err(problems.unsupportedMediaType);
    const issue = yield* pathIssue(call);
    const known = yield* linkIn(call, issue);
    yield* demand(call, "LINK_ISSUES", issue, "You do not have permission to link issues.");
    put(
      call,
      issue,
      (call.site.remoteLinks.get(issue.id) ?? []).filter((one) => one !== known),
    );
    return noContent;
  }),
  route(`DELETE ${LINKS}`, "write:jira-work", function* (call) {
    if (!call.headers.has("content-type")) return yield* err(problems.unsupportedMediaType);
    const issue = yield* pathIssue(call);
    yield* demand(call, "LINK_ISSUES", issue, "You do not have permission to link issues.");
    const globalId = call.query.get("globalId");
    const links = call.site.remoteLinks.get(issue.id) ?? [];
    if (!links.some((one) => one.globalId === globalId)) {
      return yield* err(refuse(404, `A remote issue link with the given global id '${globalId}' does not exist.`));
    }
    put(
      call,
      issue,
      links.filter((one) => one.globalId !== globalId),
    );
    return noContent;
  }),
];

function readLink(body: Readonly<Record<string, unknown>>): Result<Omit<RemoteLink, "id" | "issueId">, Problem> {
  const { globalId, application, relationship, object } = body;
  const errors: Record<string, string> = {};
  if (!isObject(object) || typeof object["title"] !== "string" || object["title"] === "") {
    errors["object.title"] = "'title' is required.";
  }
  if (!isObject(object) || typeof object["url"] !== "string" || object["url"] === "") {
    errors["object.url"] = "'url' is required.";
  }
  if (typeof globalId === "string" && globalId.length > LONGEST_GLOBAL_ID) {
    errors["globalId"] = `The global id must not exceed ${LONGEST_GLOBAL_ID} characters.`;
  }
  if (Object.keys(errors).length > 0 || !isObject(object)) return err(refuseFields(errors));
  return ok({
    globalId: typeof globalId === "string" ? globalId : null,
    application: isObject(application) ? application : null,
    relationship: typeof relationship === "string" ? relationship : null,
    object: { icon: {}, status: { icon: {} }, ...object },
  });
}

function linkIn(call: Call, issue: Issue): Result<RemoteLink, Problem> {
  const link = (call.site.remoteLinks.get(issue.id) ?? []).find(({ id }) => String(id) === param(call, "linkId"));
  return link === undefined
    ? err(refuse(404, `No remote issue link with id '${param(call, "linkId")}' exists.`))
    : ok(link);
}

function put({ site }: Call, issue: Issue, links: readonly RemoteLink[]): void {
  site.remoteLinks.set(issue.id, links);
}
