import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { SERVICE_MANAGEMENT } from "../endpoints/service-management.ts";

const RequestReply = z.looseObject({
  issueId: z.string(),
  issueKey: z.string(),
  requestTypeId: z.string(),
  serviceDeskId: z.string(),
  requestFieldValues: z
    .array(z.looseObject({ fieldId: z.string(), label: z.string().default(""), value: z.unknown().optional() }))
    .default([]),
});

/** A service request: the issue as the portal shows it. Hidden fields are absent from its values. */
export type ServiceRequest = z.infer<typeof RequestReply>;

/**
 * Reads a service request. An issue whose request type was never set is none, and not found.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-get
 */
export function getRequest(jira: JiraClient, issueIdOrKey: string): ResultAsync<ServiceRequest, JiraError> {
  return ask(jira, SERVICE_MANAGEMENT.getRequest, { path: { issueIdOrKey }, reply: RequestReply });
}

/** A request to raise. */
export interface ServiceRequestDraft {
  readonly serviceDeskId: string;
  readonly requestTypeId: string;
  /** By field id; only fields of the request type's own form are taken. */
  readonly requestFieldValues: Readonly<Record<string, unknown>>;
  /** Account id of the customer; the caller otherwise. */
  readonly raiseOnBehalfOf?: string;
  readonly requestParticipants?: readonly string[];
  /** Answers of the request type's form, by question id. */
  readonly form?: { readonly answers: Readonly<Record<string, unknown>> };
}

/**
 * Raises a service request. Never sent twice by itself: when the answer is lost the error says
 * `mayHaveHappened`.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-post
 */
export function createRequest(jira: JiraClient, draft: ServiceRequestDraft): ResultAsync<ServiceRequest, JiraError> {
  return ask(jira, SERVICE_MANAGEMENT.createRequest, { body: draft, reply: RequestReply });
}
