import { err } from "neverthrow";
import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import { attachmentsOf } from "../attachments/attachment-view.ts";
import { addComment } from "../comments/write-comment.ts";
import { type Call, isObject, json, objectBody } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import { problems } from "../http/problem.ts";
import { type Reader, readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import type { Attachment } from "../issues/issue.ts";
import { putIssue } from "../issues/save-issue.ts";
import { nextId } from "../site.ts";
import { attachmentEvent } from "../webhooks/announce.ts";
import { notLoggedIn, pathRequest } from "./find-request.ts";
import { serviceCommentView } from "./service-comment-view.ts";
import { serviceDate } from "./service-date.ts";
import { asServiceProblem, serviceProblem } from "./service-problem.ts";
import { serviceUserView } from "./service-user-view.ts";

const ATTACHMENT = "/rest/servicedeskapi/request/{issueIdOrKey}/attachment";

/** Files of requests: first left at the desk, then put on a request. */
export const requestFileRoutes: readonly Route[] = [
  route(
    "POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile",
    "write:servicedesk-request",
    async function* (call) {
      if (call.caller.user === undefined) return yield* err(notLoggedIn);
      if (call.headers.get("x-atlassian-token") !== "no-check") return yield* err(problems.xsrf);
      if (call.upload === undefined) return yield* err(problems.unsupportedMediaType);
      const files = call.upload.getAll("file").filter((part) => typeof part !== "string");
      const temporaryAttachments: unknown[] = [];
      for (const file of files) {
        const temporaryAttachmentId = `temp${call.site.random.digits(18)}`;
        call.site.temporaryFiles.set(temporaryAttachmentId, {
          filename: file.name,
          mimeType: file.type === "" ? "application/octet-stream" : file.type,
          content: Buffer.from(await file.arrayBuffer()).toString("base64"),
        });
        temporaryAttachments.push({ temporaryAttachmentId, fileName: file.name });
      }
      return json({ temporaryAttachments }, 201);
    },
  ),
  route(`GET ${ATTACHMENT}`, "read:servicedesk-request", function* (call) {
    const { issue } = yield* pathRequest(call);
    const files = attachmentsOf(call.site, issue.id).map((one) => fileView(readerOf(call), one));
    return json(yield* servicePage(call, files));
  }),
  route(`POST ${ATTACHMENT}`, "write:servicedesk-request", function* (call) {
    const { issue } = yield* pathRequest(call);
    const body = yield* objectBody(call).mapErr(asServiceProblem);
    const ids = Array.isArray(body["temporaryAttachmentIds"]) ? body["temporaryAttachmentIds"].map(String) : [];
    if (ids.length === 0 || !ids.every((id) => call.site.temporaryFiles.has(id))) {
      return yield* err(serviceProblem(400, "The temporary attachment does not exist.", "sd.attachment.temporary"));
    }
    const made = ids.flatMap((id) => take(call, issue.id, id));
    putIssue(call.site, { ...issue, updated: call.site.clock.iso() });
    for (const { id, authorId } of made) attachmentEvent(call.site, issue, id, "created", authorId);
    const extra = isObject(body["additionalComment"]) ? body["additionalComment"]["body"] : undefined;
    const text = [...made.map(({ filename }) => `!${filename}!`), ...(typeof extra === "string" ? [extra] : [])];
    const comment = yield* addComment(call.site, issue, {
      body: wikiToAdf(text.join("\n\n")),
      properties: [{ key: "sd.public.comment", value: { internal: body["public"] === false } }],
      version: 3,
      actor: call.caller.user,
      onPortal: true,
    }).mapErr(asServiceProblem);
    const reader = readerOf(call);
    const attachments = yield* servicePage(
      call,
      made.map((one) => fileView(reader, one)),
    );
    return json({ attachments, comment: serviceCommentView(reader, issue, comment) }, 201);
  }),
];

function take({ site, caller }: Call, issueId: string, temporaryId: string): readonly Attachment[] {
  const file = site.temporaryFiles.get(temporaryId);
  if (file === undefined) return [];
  site.temporaryFiles.delete(temporaryId);
  const authorId = caller.user?.accountId ?? null;
  const attachment = { ...file, id: nextId(site, "attachment"), issueId, authorId, created: site.clock.iso() };
  site.attachments.set(attachment.id, attachment);
  return [attachment];
}

function fileView(reader: Reader, { id, filename, mimeType, authorId, created, content }: Attachment): unknown {
  const jiraRest = `${reader.base}/rest/api/2/attachment/${id}`;
  return {
    filename,
    author: serviceUserView(reader, authorId),
    created: serviceDate(reader, created),
    size: Buffer.from(content, "base64").length,
    mimeType,
    _links: { jiraRest, content: `${reader.base}/rest/api/2/attachment/content/${id}` },
  };
}
