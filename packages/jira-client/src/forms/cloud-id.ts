import { okAsync, type ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { FORMS_API } from "../endpoints/forms.ts";

/** The site's id in Atlassian's cloud; asked for once. */
export function getCloudId(jira: JiraClient): ResultAsync<string, JiraError> {
  if (jira.cloudId.value !== undefined) return okAsync(jira.cloudId.value);
  return ask(jira, FORMS_API.getCloudId, { reply: z.object({ cloudId: z.string() }) }).map(({ cloudId }) => {
    jira.cloudId.value = cloudId;
    return cloudId;
  });
}
