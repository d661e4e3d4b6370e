import { gather, type JiraClient, searchIssues } from "@tenure/jira-client";
import { type Form, findForm, type Instant, type Ticket, type TicketRef } from "@tenure/lifecycle-rules";
import type { DeskFailure } from "@tenure/provisioner";
import { ResultAsync } from "neverthrow";
import * as z from "zod";
import { requestTypeOf } from "./read-ticket.ts";
import type { SiteFacts } from "./site-facts.ts";
import { toDeskFailure } from "./to-desk-failure.ts";

/** Tickets of our forms that changed since an instant; one that changed twice is listed once. */
export function changedSince(
  jira: JiraClient,
  facts: SiteFacts,
  forms: readonly Form[],
  since: Instant,
): ResultAsync<readonly TicketRef[], DeskFailure> {
  return ResultAsync.combine([facts.myself(), facts.requestTypeField()])
    .andThen(([{ timeZone }, requestType]) =>
      gather(
        searchIssues(jira, changesQuery(forms, since, timeZone), {
          fields: ["project", "issuetype", ...(requestType === undefined ? [] : [requestType])],
        }),
      ).map((issues) =>
        issues
          .filter(({ fields }) => isOurs(forms, fields, requestType))
          .map(({ id, key }): TicketRef => ({ id, key })),
      ),
    )
    .mapErr(toDeskFailure);
}

/** JQL knows minutes only, in the zone of whoever asks; a minute is added so that none is lost. */
export function changesQuery(forms: readonly Form[], since: Instant, timeZone: string): string {
  const minute = new Date(Date.parse(since) - 60_000);
  // Swedish writes dates as JQL does.
  const written = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(minute);
  const projects = new Set(forms.map(({ when }) => when.projectKey));
  const everywhere = projects.has(undefined);
  const inside = [...projects].map((key) => JSON.stringify(key)).join(", ");
  return `${everywhere ? "" : `project in (${inside}) AND `}updated >= "${written}" ORDER BY updated ASC`;
}

const Seen = z.looseObject({
  project: z.looseObject({ key: z.string() }),
  issuetype: z.looseObject({ id: z.string() }),
});

function isOurs(
  forms: readonly Form[],
  fields: Readonly<Record<string, unknown>>,
  requestTypeField: string | undefined,
): boolean {
  const seen = Seen.safeParse(fields);
  if (!seen.success) return false;
  const requestTypeId = requestTypeField === undefined ? undefined : requestTypeOf(fields[requestTypeField]);
  const ticket: Pick<Ticket, "projectKey" | "issueTypeId" | "requestTypeId"> = {
    projectKey: seen.data.project.key,
    issueTypeId: seen.data.issuetype.id,
    ...(requestTypeId === undefined ? {} : { requestTypeId }),
  };
  return findForm(forms, ticket) !== undefined;
}
