import { readBackWrite } from "@tenure/http-kit";
import {
  addComment,
  adfToText,
  type Comment,
  type JiraClient,
  type JiraError,
  listComments,
  updateComment,
} from "@tenure/jira-client";
import { type Progress, parseInstant, type TicketRef } from "@tenure/lifecycle-rules";
import type { DeskFailure, Posted } from "@tenure/provisioner";
import { progressToAdf } from "@tenure/reports";
import { err, okAsync, type Result, type ResultAsync } from "neverthrow";
import type { SiteFacts } from "./site-facts.ts";
import { deskFailure, toDeskFailure } from "./to-desk-failure.ts";

/** The property that marks our comment. */
export const PROGRESS_MARK = "tenure.progress";

/**
 * Shows where a ticket stands in its one comment: written once, edited in place ever after, and left alone where it
 * says so already. Internal wherever customers could read along.
 */
export function reportProgress(
  jira: JiraClient,
  facts: SiteFacts,
  ticket: TicketRef,
  progress: Progress,
): ResultAsync<Posted, DeskFailure> {
  const body = progressToAdf(progress);
  const look = () => findOurs(jira, facts, ticket);
  return look()
    .andThen((found) => {
      if (found === undefined) {
        // An answer that got lost must not make a second comment.
        const write = () =>
          addComment(jira, ticket.id, { body, internal: true, marker: { key: PROGRESS_MARK, value: { version: 1 } } });
        return readBackWrite({ write, look });
      }
      // Jira rewrites documents in small ways: what a reader sees is what counts.
      return adfToText(found.body) === adfToText(body)
        ? okAsync(found)
        : updateComment(jira, ticket.id, found.id, { body });
    })
    .mapErr(toDeskFailure)
    .andThen(postedAt);
}

function findOurs(jira: JiraClient, facts: SiteFacts, { id }: TicketRef): ResultAsync<Comment | undefined, JiraError> {
  return facts
    .myself()
    .andThen(({ accountId }) =>
      listComments(jira, id).map((comments) =>
        comments.find(
          ({ authorAccountId, properties }) =>
            authorAccountId === accountId && properties.some(({ key }) => key === PROGRESS_MARK),
        ),
      ),
    );
}

function postedAt({ createdAt, updatedAt }: Comment): Result<Posted, DeskFailure> {
  return parseInstant(updatedAt ?? createdAt ?? "")
    .map((at) => ({ at }))
    .orElse(() => err(deskFailure("rejected", "Jira does not say when our comment was written.")));
}
