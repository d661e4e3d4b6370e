import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { gather, nextStart, pages } from "../client/pages.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { ownId, ownText } from "../own.ts";
import { parseJiraTime } from "../time/jira-time.ts";
import type { JiraChange } from "../webhooks/jira-event.ts";
import { readChanges } from "../webhooks/read-changes.ts";

/** One edit of an issue. */
export interface ChangelogEntry {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
  readonly authorAccountId?: string;
  readonly changes: readonly JiraChange[];
}

// The items are read by hand: they have a member `toString`, which every object has anyway.
const EntryReply = z
  .looseObject({ id: z.unknown().optional(), items: z.unknown() })
  .transform((entry): ChangelogEntry => {
    const at = parseJiraTime(entry["created"]);
    const authorAccountId = ownText(entry, "author", "accountId");
    return {
      id: ownId(entry, "id") ?? "",
      changes: readChanges(entry.items),
      ...(at === undefined ? {} : { at }),
      ...(authorAccountId === undefined ? {} : { authorAccountId }),
    };
  });

const ChangelogPage = z.object({ total: z.number().default(0), values: z.array(EntryReply).default([]) });

/**
 * Lists everything that was ever changed on an issue, oldest first.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-changelog-get
 */
export function listChangelog(
  jira: JiraClient,
  issueIdOrKey: string,
): ResultAsync<readonly ChangelogEntry[], JiraError> {
  return gather(
    pages<ChangelogEntry, number>(PLATFORM.listChangelog.route, (startAt = 0) =>
      ask(jira, PLATFORM.listChangelog, {
        path: { issueIdOrKey },
        query: { startAt, maxResults: 100 },
        reply: ChangelogPage,
      }).map(({ values, total }) => ({ items: values, next: nextStart(startAt, values.length, total) })),
    ),
  );
}
