import { err, ok } from "neverthrow";
import { type Call, json, noContent, param } from "../http/call.ts";
import { problems, refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue, projectOf, visibleIssue } from "../issues/find-issue.ts";
import type { Attachment } from "../issues/issue.ts";
import { putIssue } from "../issues/save-issue.ts";
import { can } from "../permissions/can.ts";
import { demand } from "../permissions/demand.ts";
import { nextId } from "../site.ts";
import { attachmentEvent } from "../webhooks/announce.ts";
import { attachmentView } from "./attachment-view.ts";

const MOST_FILES = 60;

/** Files on issues. */
export const attachmentRoutes: readonly Route[] = [
  route("POST /rest/api/3/issue/{issueIdOrKey}/attachments", "write:jira-work", async function* (call) {
    if (call.headers.get("x-atlassian-token") !== "no-check") {
      return yield* err(problems.xsrf);
    }
    if (call.upload === undefined) return yield* err(problems.unsupportedMediaType);
    const issue = yield* pathIssue(call);
    yield* demand(
      call,
      "CREATE_ATTACHMENTS",
      issue,
      "You do not have permission to create attachments for this issue.",
    );
    const files = call.upload.getAll("file").filter((part) => typeof part !== "string");
    if (files.length === 0) return yield* err(refuse(400, "No file was found in the request."));
    if (files.length > MOST_FILES)
      return yield* err(refuse(413, `At most ${MOST_FILES} files can be attached at once.`));
    const { site, caller } = call;
    const made: Attachment[] = [];
    for (const file of files) {
      const attachment: Attachment = {
        id: nextId(site, "attachment"),
        issueId: issue.id,
        authorId: caller.user?.accountId ?? null,
        filename: file.name,
        mimeType: file.type === "" ? "application/octet-stream" : file.type,
        created: site.clock.iso(),
        content: Buffer.from(await file.arrayBuffer()).toString("base64"),
      };
      site.attachments.set(attachment.id, attachment);
      made.push(attachment);
      attachmentEvent(site, issue, attachment.id, "created", attachment.authorId);
    }
    putIssue(site, { ...issue, updated: site.clock.iso() });
    return json(made.map((one) => attachmentView(readerOf(call), one)));
  }),
  route("GET /rest/api/3/attachment/{id}", "read:jira-work", function* (call) {
    const attachment = yield* pathAttachment(call);
    return json({ ...attachmentView(readerOf(call), attachment), id: Number(attachment.id) });
  }),
  route("DELETE /rest/api/3/attachment/{id}", "write:jira-work", function* (call) {
    const attachment = yield* pathAttachment(call);
    const issue = yield* visibleIssue(call, attachment.issueId);
    const { site, caller } = call;
    const isOwn = attachment.authorId === caller.user?.accountId;
    const permission = isOwn ? "DELETE_OWN_ATTACHMENTS" : "DELETE_ALL_ATTACHMENTS";
    if (!can(site, caller.user, permission, projectOf(site, issue), issue)) {
      return yield* err(refuse(403, "You do not have permission to delete this attachment."));
    }
    site.attachments.delete(attachment.id);
    attachmentEvent(site, issue, attachment.id, "deleted", caller.user?.accountId ?? null);
    return noContent;
  }),
  route("GET /rest/api/3/attachment/content/{id}", "read:jira-work", function* (call) {
    const attachment = yield* pathAttachment(call);
    if (call.query.get("redirect") !== "false") {
      // The signed address needs no credentials, as a media service's would.
      return {
        status: 303,
        headers: { location: `${call.site.baseUrl()}/media/file/${attachment.id}/binary?token=signed` },
      };
    }
    return file(attachment, call.headers.get("range"));
  }),
  route("GET /media/file/{id}/binary", "", function* (call) {
    const attachment = call.site.attachments.get(param(call, "id"));
    if (attachment === undefined || call.query.get("token") !== "signed") return yield* err(refuse(404, "Not found."));
    return file(attachment, call.headers.get("range"));
  }),
];

function pathAttachment(call: Call) {
  const attachment = call.site.attachments.get(param(call, "id"));
  const missing = refuse(404, `The attachment with id '${param(call, "id")}' does not exist`);
  if (attachment === undefined) return err(missing);
  return visibleIssue(call, attachment.issueId)
    .mapErr(() => missing)
    .andThen(() => ok(attachment));
}

function file({ content, mimeType, filename }: Attachment, range: string | null) {
  const bytes = new Uint8Array(Buffer.from(content, "base64"));
  const headers = {
    "content-type": mimeType,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === undefined) return { status: 200, bytes, headers };
  const end = to === undefined || to === "" ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  return {
    status: 206,
    bytes: bytes.slice(Number(from), end + 1),
    headers: { ...headers, "content-range": `bytes ${from}-${end}/${bytes.length}` },
  };
}
