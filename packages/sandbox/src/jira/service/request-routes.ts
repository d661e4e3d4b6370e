import { err } from "neverthrow";
import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import { commentsOf, isPublic } from "../comments/comment-view.ts";
import { addComment, draftComment, keepDraft } from "../comments/write-comment.ts";
import { type Call, isObject, json, list, noContent, objectBody, param } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { transitionIssue } from "../workflows/transition-issue.ts";
import { transitionsFrom } from "../workflows/workflow-of.ts";
import { createRequest } from "./create-request.ts";
import { type FoundRequest, isTheirs, notLoggedIn, pathRequest } from "./find-request.ts";
import { participants } from "./participant-routes.ts";
import { currentStatus, requestTypeOf, requestTypeView, requestView } from "./request-view.ts";
import { serviceCommentView } from "./service-comment-view.ts";
import { serviceDeskView } from "./service-desk-routes.ts";
import { asServiceProblem, serviceProblem } from "./service-problem.ts";
import { serviceUserView } from "./service-user-view.ts";

const READ = "read:servicedesk-request";
const WRITE = "write:servicedesk-request";
const REQUEST = "/rest/servicedeskapi/request/{issueIdOrKey}";

/** Requests, as agents and as customers meet them. */
export const requestRoutes: readonly Route[] = [
  route("GET /rest/servicedeskapi/request", READ, function* (call) {
    const { site, caller } = call;
    const user = caller.user;
    if (user === undefined) return yield* err(notLoggedIn);
    const reader = readerOf(call);
    const mine = [...site.issues.values()].flatMap((issue) => {
      const type = requestTypeOf(site, issue);
      return type !== undefined && isTheirs(site, user, issue) ? [requestView(reader, issue, type)] : [];
    });
    return json(yield* servicePage(call, mine));
  }),
  route("POST /rest/servicedeskapi/request", WRITE, function* (call) {
    const body = yield* objectBody(call).mapErr(asServiceProblem);
    const { issue, type } = yield* createRequest(call, body);
    return json(requestView(readerOf(call), issue, type), 201);
  }),
  route(`GET ${REQUEST}`, READ, function* (call) {
    const found = yield* pathRequest(call);
    return json(shown(call, found));
  }),
  route(`GET ${REQUEST}/status`, READ, function* (call) {
    const { issue } = yield* pathRequest(call);
    return json(yield* servicePage(call, [currentStatus(readerOf(call), issue)]));
  }),
  route(`GET ${REQUEST}/sla`, READ, function* (call) {
    yield* pathRequest(call);
    return json(yield* servicePage(call, []));
  }),
  route(`GET ${REQUEST}/comment`, READ, function* (call) {
    const { issue, as } = yield* pathRequest(call);
    const wants = (name: string) => call.query.get(name) !== "false";
    const comments = commentsOf(readerOf(call), issue)
      .filter((comment) => (isPublic(comment) ? wants("public") : as === "agent" && wants("internal")))
      .map((comment) => serviceCommentView(readerOf(call), issue, comment));
    return json(yield* servicePage(call, comments));
  }),
  route(`POST ${REQUEST}/comment`, WRITE, function* (call) {
    const { issue, as } = yield* pathRequest(call);
    const { body, public: shownToCustomers } = yield* objectBody(call).mapErr(asServiceProblem);
    if (typeof body !== "string" || body.trim() === "" || typeof shownToCustomers !== "boolean") {
      return yield* err(
        serviceProblem(400, "The 'body' and 'public' fields are required.", "sd.request.comment.invalid"),
      );
    }
    if (as === "customer" && !shownToCustomers) {
      return yield* err(serviceProblem(403, "You cannot make an internal comment.", "sd.request.comment.internal"));
    }
    const { site, caller } = call;
    const comment = yield* addComment(site, issue, {
      body: wikiToAdf(body),
      properties: [{ key: "sd.public.comment", value: { internal: !shownToCustomers } }],
      version: 3,
      actor: caller.user,
      onPortal: true,
    }).mapErr(asServiceProblem);
    return json(serviceCommentView(readerOf(call), issue, comment), 201);
  }),
  route(`GET ${REQUEST}/comment/{commentId}`, READ, function* (call) {
    const { issue, as } = yield* pathRequest(call);
    const comment = commentsOf(readerOf(call), issue).find(({ id }) => id === param(call, "commentId"));
    if (comment === undefined || (as === "customer" && !isPublic(comment))) {
      return yield* err(serviceProblem(404, "The comment does not exist.", "sd.request.comment.not.found"));
    }
    return json(serviceCommentView(readerOf(call), issue, comment));
  }),
  route(`GET ${REQUEST}/transition`, READ, function* (call) {
    const { issue } = yield* pathRequest(call);
    const ways = transitionsFrom(call.site, issue, call.caller.user).filter(({ customer }) => customer);
    return json(
      yield* servicePage(
        call,
        ways.map(({ id, name }) => ({ id, name })),
      ),
    );
  }),
  route(`POST ${REQUEST}/transition`, WRITE, function* (call) {
    const { issue } = yield* pathRequest(call);
    const { id, additionalComment } = yield* objectBody(call).mapErr(asServiceProblem);
    const { site, caller } = call;
    const way = transitionsFrom(site, issue, caller.user).find((one) => one.customer && one.id === String(id));
    if (way === undefined) {
      return yield* err(serviceProblem(400, "The transition is not available.", "sd.request.transition.invalid"));
    }
    const text = isObject(additionalComment) ? additionalComment["body"] : undefined;
    const draft =
      typeof text === "string"
        ? yield* draftComment(site, issue, {
            body: wikiToAdf(text),
            version: 3,
            actor: caller.user,
            onPortal: true,
          }).mapErr(asServiceProblem)
        : undefined;
    const move = { transitionId: way.id, writes: {}, version: 3, actor: caller.user } as const;
    yield* transitionIssue(site, issue, move).mapErr(asServiceProblem);
    if (draft !== undefined) keepDraft(site, draft);
    return noContent;
  }),
];

function shown(call: Call, { issue, project, type, as }: FoundRequest): Readonly<Record<string, unknown>> {
  const reader = readerOf(call);
  const expand = list(call, "expand") ?? [];
  const whole = (values: readonly unknown[]) => ({
    _expands: [],
    size: values.length,
    start: 0,
    limit: 50,
    isLastPage: true,
    _links: {},
    values,
  });
  const comments = commentsOf(reader, issue).filter((comment) => as === "agent" || isPublic(comment));
  return {
    ...requestView(reader, issue, type),
    ...(expand.includes("requestType") ? { requestType: requestTypeView(reader, type) } : {}),
    ...(expand.includes("serviceDesk") ? { serviceDesk: serviceDeskView(reader, project) } : {}),
    ...(expand.includes("participant")
      ? { participants: whole(participants(call, issue.values).map((id) => serviceUserView(reader, id))) }
      : {}),
    ...(expand.includes("status") ? { status: whole([currentStatus(reader, issue)]) } : {}),
    ...(expand.includes("sla") ? { sla: whole([]) } : {}),
    ...(expand.includes("comment")
      ? { comments: whole(comments.map((one) => serviceCommentView(reader, issue, one))) }
      : {}),
    ...(expand.includes("attachment") ? { attachments: whole([]) } : {}),
    ...(expand.includes("action")
      ? {
          actions: {
            addAttachment: { allowed: true },
            addComment: { allowed: true },
            addParticipant: { allowed: as === "agent" },
            removeParticipant: { allowed: as === "agent" },
          },
        }
      : {}),
  };
}
