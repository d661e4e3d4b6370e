import type { Reader } from "../http/reader.ts";
import type { Attachment } from "../issues/issue.ts";
import type { Site } from "../site.ts";
import { jiraTime } from "../time.ts";
import { userView } from "../users/user-view.ts";

/** The files on an issue. */
export function attachmentsOf(site: Site, issueId: string): readonly Attachment[] {
  return site.attachments.group(issueId);
}

/** A file as readers get it. Its content always points to the site, whatever host was asked. */
export function attachmentView(reader: Reader, attachment: Attachment): Readonly<Record<string, unknown>> {
  return {
    self: `${reader.rest}/attachment/${attachment.id}`,
    id: attachment.id,
    filename: attachment.filename,
    author: userView(reader, attachment.authorId),
    created: jiraTime(Date.parse(attachment.created), reader.zone),
    size: Buffer.from(attachment.content, "base64").length,
    mimeType: attachment.mimeType,
    content: `${reader.site.baseUrl()}/rest/api/${reader.version}/attachment/content/${attachment.id}`,
  };
}
