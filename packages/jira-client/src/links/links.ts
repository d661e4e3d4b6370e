import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { PLATFORM } from "../endpoints/platform.ts";

/** Two issues to link. Which end shows which name confuses everyone: read the link back where it matters. */
export interface IssueLinkDraft {
  /** Name of the type, `Relates`. */
  readonly type: string;
  readonly inwardKey: string;
  readonly outwardKey: string;
}

/**
 * Links two issues. Linking them again changes nothing; Jira gives no id.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-post
 */
export function linkIssues(
  jira: JiraClient,
  { type, inwardKey, outwardKey }: IssueLinkDraft,
): ResultAsync<void, JiraError> {
  return ask(jira, PLATFORM.linkIssues, {
    body: { type: { name: type }, inwardIssue: { key: inwardKey }, outwardIssue: { key: outwardKey } },
    effect: "repeat",
    reply: Nothing,
  });
}

const LinkTypeReply = z.object({ id: z.string(), name: z.string(), inward: z.string(), outward: z.string() });

/** A kind of link, and how it reads from either end. */
export type IssueLinkType = z.infer<typeof LinkTypeReply>;

/**
 * Lists the kinds of link the site has.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-link-types/#api-rest-api-3-issuelinktype-get
 */
export function listLinkTypes(jira: JiraClient): ResultAsync<readonly IssueLinkType[], JiraError> {
  return ask(jira, PLATFORM.listLinkTypes, { reply: z.object({ issueLinkTypes: z.array(LinkTypeReply) }) }).map(
    ({ issueLinkTypes }) => issueLinkTypes,
  );
}
