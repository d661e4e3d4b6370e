import type { JiraEvent } from "@tenure/jira-client/webhooks";
import { type Form, findForm } from "@tenure/lifecycle-rules";

/**
 * Whether a webhook is about somebody's leaving, so that it overtakes what waits. A guess from what the sender wrote
 * along, for the order of work only: the run reads the ticket itself.
 */
export function isUrgent(
  { issueTypeId = "", projectKey = "", requestTypeId }: JiraEvent,
  forms: readonly Form[],
): boolean {
  const form = findForm(forms, { projectKey, issueTypeId, ...(requestTypeId === undefined ? {} : { requestTypeId }) });
  return form?.kind === "leaver";
}
