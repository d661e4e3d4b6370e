import { decodeField, getIssue, type Issue, type JiraClient, type JiraError } from "@tenure/jira-client";
import { type Form, findForm, type Instant, parseInstant, type Ticket } from "@tenure/lifecycle-rules";
import type { DeskFailure } from "@tenure/provisioner";
import { err, ok, okAsync, type Result, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { readAnswers } from "./read-answers.ts";
import type { SiteFacts } from "./site-facts.ts";
import { deskFailure, toDeskFailure } from "./to-desk-failure.ts";

/**
 * Reads a ticket as it is now: the fields our forms name, and the answers of a JSM form where a form names a question
 * that is no Jira field. Asking for named fields only costs Jira, and the rate limit, less.
 */
export function readTicket(
  jira: JiraClient,
  facts: SiteFacts,
  forms: readonly Form[],
  keyOrId: string,
): ResultAsync<Ticket, DeskFailure> {
  return facts
    .requestTypeField()
    .andThen((requestType) =>
      getIssue(jira, keyOrId, {
        fields: [...new Set([...SYSTEM, ...(requestType === undefined ? [] : [requestType]), ...fieldIds(forms)])],
      }).map((issue) => ({ issue, requestType })),
    )
    .mapErr(toDeskFailure)
    .andThen(({ issue, requestType }) => toTicket(issue, requestType))
    .andThen((ticket) => withAnswers(jira, forms, ticket).mapErr(toDeskFailure));
}

const SYSTEM = ["project", "issuetype", "status", "created", "updated", "reporter"];

const isJiraField = (id: string) => /^(customfield_\d+|[a-z]+)$/.test(id);

function fieldIds(forms: readonly Form[]): readonly string[] {
  return forms.flatMap(({ fields }) => Object.values(fields).map(({ id }) => id)).filter(isJiraField);
}

const Instantly = z.string().transform((text, context): Instant => {
  const instant = parseInstant(text);
  if (instant.isOk()) return instant.value;
  context.addIssue({ code: "custom", message: "not a moment" });
  return z.NEVER;
});

const Fields = z.looseObject({
  project: z.looseObject({ key: z.string() }),
  issuetype: z.looseObject({ id: z.string() }),
  status: z.looseObject({ statusCategory: z.looseObject({ key: z.string() }) }),
  created: Instantly,
  updated: Instantly,
  reporter: z.looseObject({ accountId: z.string(), emailAddress: z.string().nullish() }).nullish(),
});

/** An issue in the rules' words. */
function toTicket({ fields, id, key }: Issue, requestTypeField: string | undefined): Result<Ticket, DeskFailure> {
  const read = Fields.safeParse(fields);
  if (!read.success) {
    const missing = [...new Set(read.error.issues.map(({ path }) => String(path[0])))].join(", ");
    return err(deskFailure("rejected", `Jira shows no ${missing} of this ticket.`));
  }
  const { created, issuetype, project, reporter, status, updated } = read.data;
  const requestTypeId = requestTypeField === undefined ? undefined : requestTypeOf(fields[requestTypeField]);
  return ok({
    id,
    key,
    projectKey: project.key,
    issueTypeId: issuetype.id,
    ...(requestTypeId === undefined ? {} : { requestTypeId }),
    fields,
    createdAt: created,
    updatedAt: updated,
    statusCategory: status.statusCategory.key.toLowerCase(),
    ...(reporter ? { reporterId: reporter.accountId } : {}),
    ...(reporter?.emailAddress ? { reporterEmail: reporter.emailAddress } : {}),
  });
}

/** The id of the request type a field holds. */
export function requestTypeOf(value: unknown): string | undefined {
  const decoded = decodeField({ custom: "com.atlassian.servicedesk:vp-origin" }, value);
  return decoded.kind === "request-type" ? decoded.requestType.id : undefined;
}

function withAnswers(jira: JiraClient, forms: readonly Form[], ticket: Ticket): ResultAsync<Ticket, JiraError> {
  const form = findForm(forms, ticket);
  const asks = form !== undefined && Object.values(form.fields).some(({ id }) => !isJiraField(id));
  return asks ? readAnswers(jira, ticket.id).map((answers) => ({ ...ticket, answers })) : okAsync(ticket);
}
