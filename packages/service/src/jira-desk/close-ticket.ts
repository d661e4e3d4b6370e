import {
  getIssue,
  type JiraClient,
  type JiraError,
  listTransitions,
  type Transition,
  transitionIssue,
} from "@tenure/jira-client";
import type { TicketRef } from "@tenure/lifecycle-rules";
import type { DeskFailure } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { deskFailure, toDeskFailure } from "./to-desk-failure.ts";

/** Moves a ticket to its end, by the category of statuses and not by their names, which people change and translate. */
export function closeTicket(
  jira: JiraClient,
  { doneStatus, resolution }: { readonly doneStatus?: string; readonly resolution: string },
  { id }: TicketRef,
): ResultAsync<void, DeskFailure> {
  return isDone(jira, id)
    .mapErr(toDeskFailure)
    .andThen((done) => {
      if (done) return okAsync(undefined);
      return listTransitions(jira, id)
        .mapErr(toDeskFailure)
        .andThen((transitions) => {
          const end = bestEnd(transitions, doneStatus);
          if (end === undefined) return errAsync(noEnd);
          const named = resolutionOf(end, resolution);
          return transitionIssue(jira, id, {
            transitionId: end.id,
            ...(named === undefined ? {} : { resolution: named }),
          }).mapErr(toDeskFailure);
        });
    });
}

const noEnd = deskFailure(
  "not-allowed",
  "No transition that we may make leads this ticket to an end; close it by hand, or give us the permission.",
);

const Status = z.looseObject({ status: z.looseObject({ statusCategory: z.looseObject({ key: z.string() }) }) });

function isDone(jira: JiraClient, id: string): ResultAsync<boolean, JiraError> {
  return getIssue(jira, id, { fields: ["status"] }).map(({ fields }) => {
    const read = Status.safeParse(fields);
    return read.success && read.data.status.statusCategory.key.toLowerCase() === "done";
  });
}

/** Ends that say the work was not done. */
const REFUSAL = /cancel|declin|reject|abandon|duplicate|won.?t|abgebrochen|abgelehnt|storniert/i;

/** The end to go to: the one asked for, else one that asks for a resolution, else any; never a refusal. */
function bestEnd(transitions: readonly Transition[], wanted: string | undefined): Transition | undefined {
  const ends = transitions.filter(({ to }) => to.statusCategory.key.toLowerCase() === "done");
  if (wanted !== undefined) return ends.find(({ to }) => to.name.toLowerCase() === wanted.toLowerCase());
  const good = ends.filter(({ name, to }) => !REFUSAL.test(to.name) && !REFUSAL.test(name));
  return good.find(({ fields }) => fields["resolution"] !== undefined) ?? good[0];
}

const Resolutions = z.array(z.looseObject({ name: z.string() }));

/** The configured resolution where the screen offers it, else the first it offers; none where it asks for none. */
function resolutionOf({ fields }: Transition, wanted: string): string | undefined {
  const offered = Resolutions.safeParse(fields["resolution"]?.allowedValues ?? []);
  if (fields["resolution"] === undefined || !offered.success) return undefined;
  const names = offered.data.map(({ name }) => name);
  return names.find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? names[0] ?? wanted;
}
