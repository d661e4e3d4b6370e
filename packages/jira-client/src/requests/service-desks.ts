import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { gather, pages } from "../client/pages.ts";
import { SERVICE_MANAGEMENT } from "../endpoints/service-management.ts";
import { FieldSchemaReply } from "../issues/issue.ts";
import { nextStartOf, pageOf } from "./service-page.ts";

const ServiceDeskReply = z.object({
  id: z.string(),
  projectId: z.string(),
  projectKey: z.string().default(""),
  projectName: z.string().default(""),
});

/** A service desk; its id is not its project's. */
export type ServiceDesk = z.infer<typeof ServiceDeskReply>;

/**
 * Lists the service desks the caller works in.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-get
 */
export function listServiceDesks(jira: JiraClient): ResultAsync<readonly ServiceDesk[], JiraError> {
  return gather(
    pages<ServiceDesk, number>(SERVICE_MANAGEMENT.listServiceDesks.route, (start = 0) =>
      ask(jira, SERVICE_MANAGEMENT.listServiceDesks, {
        query: { start, limit: 50 },
        reply: pageOf(ServiceDeskReply),
      }).map((page) => ({ items: page.values, next: nextStartOf(start, page) })),
    ),
  );
}

const RequestTypeReply = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().default(""),
  issueTypeId: z.string(),
  serviceDeskId: z.string(),
});

/** A type of request: what the portal offers to raise. */
export type RequestType = z.infer<typeof RequestTypeReply>;

/**
 * Lists the request types of a service desk, by the desk's id or its project's.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-requesttype-get
 */
export function listRequestTypes(
  jira: JiraClient,
  serviceDeskId: string,
): ResultAsync<readonly RequestType[], JiraError> {
  return gather(
    pages<RequestType, number>(SERVICE_MANAGEMENT.listRequestTypes.route, (start = 0) =>
      ask(jira, SERVICE_MANAGEMENT.listRequestTypes, {
        path: { serviceDeskId },
        query: { start, limit: 50 },
        reply: pageOf(RequestTypeReply),
      }).map((page) => ({ items: page.values, next: nextStartOf(start, page) })),
    ),
  );
}

const RequestTypeFieldReply = z.object({
  fieldId: z.string(),
  /** The label on the portal, which need not be the field's name. */
  name: z.string().default(""),
  required: z.boolean().default(false),
  visible: z.boolean().default(true),
  jiraSchema: FieldSchemaReply.optional(),
  validValues: z.array(z.looseObject({ value: z.string(), label: z.string().default("") })).default([]),
});

/** A field of a request type's form. */
export type RequestTypeField = z.infer<typeof RequestTypeFieldReply>;

/**
 * Lists the fields a request type asks for, the hidden ones too.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-requesttype-requesttypeid-field-get
 */
export function listRequestTypeFields(
  jira: JiraClient,
  serviceDeskId: string,
  requestTypeId: string,
): ResultAsync<readonly RequestTypeField[], JiraError> {
  return ask(jira, SERVICE_MANAGEMENT.listRequestTypeFields, {
    path: { serviceDeskId, requestTypeId },
    query: { expand: "hiddenFields" },
    reply: z.object({ requestTypeFields: z.array(RequestTypeFieldReply).default([]) }),
  }).map(({ requestTypeFields }) => requestTypeFields);
}
