import { getMyself, type JiraClient, type JiraError, listFields } from "@tenure/jira-client";
import { okAsync, type ResultAsync } from "neverthrow";

/** What does not change about a site while we run; asked for once, when first needed. */
export interface SiteFacts {
  /** Our own account. */
  myself(): ResultAsync<{ readonly accountId: string; readonly timeZone: string }, JiraError>;
  /** Id of the field that holds a service request's type; `undefined` on a site without service projects. */
  requestTypeField(): ResultAsync<string | undefined, JiraError>;
}

/** The facts of the site a client is for. */
export function siteFacts(jira: JiraClient): SiteFacts {
  return {
    myself: once(() => getMyself(jira).map(({ accountId, timeZone }) => ({ accountId, timeZone: timeZone ?? "UTC" }))),
    requestTypeField: once(() =>
      listFields(jira).map(
        (fields) => fields.find(({ schema }) => schema?.custom === "com.atlassian.servicedesk:vp-origin")?.id,
      ),
    ),
  };
}

/** Asks until there is an answer, and then never again. */
function once<T>(ask: () => ResultAsync<T, JiraError>): () => ResultAsync<T, JiraError> {
  let known: { readonly value: T } | undefined;
  return () =>
    known === undefined
      ? ask().map((value) => {
          known = { value };
          return value;
        })
      : okAsync(known.value);
}
