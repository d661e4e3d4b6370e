import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { gather, nextStart, pages } from "../client/pages.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { FieldSchemaReply } from "../issues/issue.ts";

const MetadataReply = z.object({
  name: z.string().default(""),
  required: z.boolean().default(false),
  schema: FieldSchemaReply.optional(),
  operations: z.array(z.string()).default([]),
  /** Choices as Jira gives them; absent for people and Assets, which are searched for. */
  allowedValues: z.array(z.unknown()).optional(),
  hasDefaultValue: z.boolean().default(false),
});

/** What may be put into a field, here and now. */
export type FieldMetadata = z.infer<typeof MetadataReply>;

/**
 * Says which fields of an issue the caller can edit now, by field id. One that is absent cannot be
 * edited for any of nine reasons: screen, context, permission, status and others.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get
 */
export function getEditMetadata(
  jira: JiraClient,
  issueIdOrKey: string,
): ResultAsync<Readonly<Record<string, FieldMetadata>>, JiraError> {
  return ask(jira, PLATFORM.getEditMetadata, {
    path: { issueIdOrKey },
    reply: z.object({ fields: z.record(z.string(), MetadataReply).default({}) }),
  }).map(({ fields }) => fields);
}

const IssueTypeReply = z.object({ id: z.string(), name: z.string(), subtask: z.boolean().default(false) });

/** A type of issue. */
export type IssueType = z.infer<typeof IssueTypeReply>;

const IssueTypePage = z.object({
  total: z.number().default(0),
  issueTypes: z.array(IssueTypeReply).optional(),
  createMetaIssueType: z.array(IssueTypeReply).optional(),
});

/**
 * Lists the types of issue the caller can create in a project.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get
 */
export function listCreateIssueTypes(
  jira: JiraClient,
  projectIdOrKey: string,
): ResultAsync<readonly IssueType[], JiraError> {
  return gather(
    pages<IssueType, number>(PLATFORM.listCreateIssueTypes.route, (startAt = 0) =>
      ask(jira, PLATFORM.listCreateIssueTypes, {
        path: { projectIdOrKey },
        query: { startAt, maxResults: 50 },
        reply: IssueTypePage,
      }).map(({ issueTypes, createMetaIssueType, total }) => {
        const items = issueTypes ?? createMetaIssueType ?? [];
        return { items, next: nextStart(startAt, items.length, total) };
      }),
    ),
  );
}

const CreateFieldReply = MetadataReply.extend({ fieldId: z.string() });

/** A field that can be filled when an issue is created. */
export type CreateField = z.infer<typeof CreateFieldReply>;

const CreateFieldPage = z.object({
  total: z.number().default(0),
  fields: z.array(CreateFieldReply).optional(),
  results: z.array(CreateFieldReply).optional(),
});

/**
 * Lists the fields of a new issue of a type, with what may be put into them.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get
 */
export function listCreateFields(
  jira: JiraClient,
  projectIdOrKey: string,
  issueTypeId: string,
): ResultAsync<readonly CreateField[], JiraError> {
  return gather(
    pages<CreateField, number>(PLATFORM.listCreateFields.route, (startAt = 0) =>
      ask(jira, PLATFORM.listCreateFields, {
        path: { projectIdOrKey, issueTypeId },
        query: { startAt, maxResults: 50 },
        reply: CreateFieldPage,
      }).map(({ fields, results, total }) => {
        const items = fields ?? results ?? [];
        return { items, next: nextStart(startAt, items.length, total) };
      }),
    ),
  );
}
