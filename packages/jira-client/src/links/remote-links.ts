import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";

/** A link from an issue to a page elsewhere. Its title is seen by everybody who sees the issue. */
export interface RemoteLink {
  /** At most 255 characters. The same one updates the link in place; it is what makes this safe to repeat. */
  readonly globalId: string;
  readonly url: string;
  readonly title: string;
  readonly summary?: string;
  /** How the link is grouped, `Provisioning run`. */
  readonly relationship?: string;
}

const Identified = z.object({ id: z.number() });

/**
 * Adds a link to a page elsewhere, or replaces the one with the same `globalId`, all of it.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-post
 */
export function addRemoteLink(
  jira: JiraClient,
  issueIdOrKey: string,
  { globalId, url, title, summary, relationship }: RemoteLink,
): ResultAsync<{ readonly id: number }, JiraError> {
  return ask(jira, PLATFORM.addRemoteLink, {
    path: { issueIdOrKey },
    body: {
      globalId,
      ...(relationship === undefined ? {} : { relationship }),
      object: { url, title, ...(summary === undefined ? {} : { summary }) },
    },
    effect: "repeat",
    reply: Identified,
  });
}

const RemoteLinkReply = z
  .object({
    globalId: z.string().nullish(),
    relationship: z.string().nullish(),
    object: z.object({ url: z.string(), title: z.string(), summary: z.string().nullish() }),
  })
  .transform(
    ({ globalId, relationship, object }): RemoteLink => ({
      globalId: globalId ?? "",
      url: object.url,
      title: object.title,
      ...(object.summary ? { summary: object.summary } : {}),
      ...(relationship ? { relationship } : {}),
    }),
  );

/**
 * Lists an issue's links to pages elsewhere.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-get
 */
export function listRemoteLinks(jira: JiraClient, issueIdOrKey: string): ResultAsync<readonly RemoteLink[], JiraError> {
  return ask(jira, PLATFORM.listRemoteLinks, { path: { issueIdOrKey }, reply: z.array(RemoteLinkReply) });
}
