import { okAsync, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askGateway } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { GATEWAY } from "../endpoints/gateway.ts";

/** The site's id in Atlassian's cloud; asked for once. */
export function getCloudId(jira: JiraClient): ResultAsync<string, JiraError> {
  if (jira.cloudId.value !== undefined) return okAsync(jira.cloudId.value);
  return ask(jira, GATEWAY.getCloudId, { reply: z.object({ cloudId: z.string() }) }).map(({ cloudId }) => {
    jira.cloudId.value = cloudId;
    return cloudId;
  });
}

const SiteReply = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string().default(""),
  scopes: z.array(z.string()).default([]),
});

/** A site an OAuth token is good for; `id` is its cloud id. */
export type AccessibleSite = z.infer<typeof SiteReply>;

/**
 * Lists the sites an OAuth token is good for, with its scopes on each.
 * @see https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#3--make-calls-to-the-api-using-the-access-token
 */
export function listAccessibleSites(jira: JiraClient): ResultAsync<readonly AccessibleSite[], JiraError> {
  return askGateway(jira, GATEWAY.listAccessibleSites, { reply: z.array(SiteReply) });
}
