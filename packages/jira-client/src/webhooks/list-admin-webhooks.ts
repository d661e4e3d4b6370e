import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";

const Listed = z
  .looseObject({
    name: z.string().default(""),
    url: z.string(),
    events: z.array(z.string()).default([]),
    enabled: z.boolean().default(true),
    isSigned: z.boolean().default(false),
  })
  .transform(({ enabled, events, isSigned, name, url }): AdminWebhook => ({ enabled, events, isSigned, name, url }));

/** A webhook that an admin set up by hand. */
export interface AdminWebhook {
  readonly name: string;
  readonly url: string;
  /** `jira:issue_created`, `comment_created` … */
  readonly events: readonly string[];
  readonly enabled: boolean;
  /** Whether it has a secret; with which is never told. */
  readonly isSigned: boolean;
}

/**
 * Lists the webhooks admins set up, as only an admin may. It is the page System → WebHooks, and no part of the
 * documented interface.
 * @see https://developer.atlassian.com/server/jira/platform/webhooks/
 */
export function listAdminWebhooks(jira: JiraClient): ResultAsync<readonly AdminWebhook[], JiraError> {
  return ask(jira, PLATFORM.listAdminWebhooks, { reply: z.array(Listed) });
}
