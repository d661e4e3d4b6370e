import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { parseJiraTime } from "../time/jira-time.ts";

/** A file to put on an issue. Its name is seen by everybody who sees the issue. */
export interface AttachmentDraft {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array<ArrayBuffer> | string;
}

/** A file on an issue. */
export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** ISO 8601 in UTC. */
  readonly createdAt?: string;
}

const AttachmentReply = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    filename: z.string(),
    size: z.number().default(0),
    mimeType: z.string().default("application/octet-stream"),
    created: z.string().optional(),
  })
  .transform(({ id, filename, size, mimeType, created }): Attachment => {
    const createdAt = parseJiraTime(created);
    return { id, fileName: filename, size, mediaType: mimeType, ...(createdAt === undefined ? {} : { createdAt }) };
  });

/**
 * Puts files on an issue, at most 60 at a time. Never sent twice by itself: Jira keeps two files
 * of one name side by side. In a service project customers do not see them.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-issue-issueidorkey-attachments-post
 */
export function addAttachments(
  jira: JiraClient,
  issueIdOrKey: string,
  files: readonly AttachmentDraft[],
): ResultAsync<readonly Attachment[], JiraError> {
  const multipart = new FormData();
  for (const { fileName, mediaType, content } of files) {
    multipart.append("file", new Blob([content], { type: mediaType }), fileName);
  }
  return ask(jira, PLATFORM.addAttachments, {
    path: { issueIdOrKey },
    multipart,
    // Without it Jira takes the request for one forged by a web page.
    headers: { "x-atlassian-token": "no-check" },
    reply: z.array(AttachmentReply),
  });
}

/**
 * Reads a file's bytes, all of them into memory.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-content-id-get
 */
export function getAttachmentContent(jira: JiraClient, attachmentId: string): ResultAsync<Uint8Array, JiraError> {
  return ask(jira, PLATFORM.getAttachmentContent, {
    path: { id: attachmentId },
    // Otherwise Jira sends us on to a signed address on another host.
    query: { redirect: false },
    read: "bytes",
    reply: z.instanceof(Uint8Array),
  });
}
