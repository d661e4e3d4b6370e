import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { JiraError } from "./jira-error.ts";

/** Makes "not there, or not for us to see" an answer instead of an error. */
export function undefinedWhenMissing<T>(result: ResultAsync<T, JiraError>): ResultAsync<T | undefined, JiraError> {
  return result.orElse((error) =>
    error.kind === "not-found-or-hidden" ? okAsync<T | undefined, JiraError>(undefined) : errAsync(error),
  );
}
