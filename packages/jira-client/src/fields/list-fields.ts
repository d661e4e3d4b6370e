import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { FieldSchemaReply } from "../issues/issue.ts";

const FieldReply = z.object({
  id: z.string(),
  name: z.string(),
  custom: z.boolean().default(false),
  schema: FieldSchemaReply.optional(),
  /** Set on a field of one team-managed project. */
  scope: z.looseObject({ project: z.looseObject({ id: z.string() }).optional() }).optional(),
});

/** A field of the site. Names repeat and are translated: go by `id`, check by `schema.custom`, show `name`. */
export type Field = z.infer<typeof FieldReply>;

/**
 * Lists the fields the caller can see in some project.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-get
 */
export function listFields(jira: JiraClient): ResultAsync<readonly Field[], JiraError> {
  return ask(jira, PLATFORM.listFields, { reply: z.array(FieldReply) });
}
