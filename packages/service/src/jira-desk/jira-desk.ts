import type { JiraClient } from "@tenure/jira-client";
import type { Form } from "@tenure/lifecycle-rules";
import type { Desk } from "@tenure/provisioner";
import { readApprovals } from "./approvals.ts";
import { changedSince } from "./changed-since.ts";
import { closeTicket } from "./close-ticket.ts";
import { fileTermination } from "./file-termination.ts";
import { openTask } from "./open-task.ts";
import { readTicket } from "./read-ticket.ts";
import { reportProgress } from "./report-progress.ts";
import { siteFacts } from "./site-facts.ts";
import { keepSnapshot, readSnapshot } from "./snapshot.ts";

/** How a site's tickets are read and written. */
export interface JiraDeskOptions {
  readonly forms: readonly Form[];
  /** Name of the resolution a finished ticket gets, where its way to the end asks for one. @defaultValue "Done" */
  readonly resolution?: string;
  /** Name of the status a finished ticket gets. @defaultValue the first that is an end and no refusal */
  readonly doneStatus?: string;
  /** Issue type of tasks. @defaultValue the project's first type of sub-task */
  readonly taskTypeId?: string;
}

/**
 * Jira as the {@link Desk} that tickets come from and go back to.
 *
 * Our comment, our tasks and our snapshot are found again by properties of our own; a comment counts as ours only when
 * our account wrote it, as anybody who sees an issue could set such a property.
 */
export function jiraDesk(jira: JiraClient, options: JiraDeskOptions): Desk {
  const { forms, resolution = "Done", doneStatus, taskTypeId } = options;
  const facts = siteFacts(jira);
  return {
    read: (keyOrId) => readTicket(jira, facts, forms, keyOrId),
    report: (ticket, progress) => reportProgress(jira, facts, ticket, progress),
    openTask: (ticket, task) => openTask(jira, taskTypeId, ticket, task),
    approvals: (ticket) => readApprovals(jira, ticket),
    keepSnapshot: (ticket, snapshot) => keepSnapshot(jira, ticket, snapshot),
    snapshot: (ticket) => readSnapshot(jira, ticket),
    close: (ticket) => closeTicket(jira, { resolution, ...(doneStatus === undefined ? {} : { doneStatus }) }, ticket),
    fileTermination: (draft) => fileTermination(jira, forms, draft),
    changedSince: (since) => changedSince(jira, facts, forms, since),
  };
}
