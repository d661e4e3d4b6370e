import { getIssueProperty, type JiraClient, setIssueProperty } from "@tenure/jira-client";
import { type Instant, parseInstant, type TicketRef } from "@tenure/lifecycle-rules";
import type { DeskFailure, Snapshot } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { toDeskFailure } from "./to-desk-failure.ts";

/** The property that keeps what the form said when a plan was put up for approval. */
export const SNAPSHOT_PROPERTY = "tenure.snapshot";

/** Keeps a snapshot on the ticket, instead of the one before. */
export function keepSnapshot(jira: JiraClient, { id }: TicketRef, snapshot: Snapshot): ResultAsync<void, DeskFailure> {
  return setIssueProperty(jira, id, SNAPSHOT_PROPERTY, snapshot).mapErr(toDeskFailure);
}

const Kept = z.object({
  planHash: z.string(),
  at: z.string().refine((text): text is Instant => parseInstant(text).isOk()),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** What was kept last. Somebody who may edit the issue may have changed it: the ledger decides wherever it answers. */
export function readSnapshot(jira: JiraClient, { id }: TicketRef): ResultAsync<Snapshot | undefined, DeskFailure> {
  return getIssueProperty(jira, id, SNAPSHOT_PROPERTY)
    .map((value) => {
      const kept = Kept.safeParse(value);
      return kept.success ? kept.data : undefined;
    })
    .mapErr(toDeskFailure);
}
