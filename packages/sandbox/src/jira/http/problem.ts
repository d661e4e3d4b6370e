/**
 * A refusal, in one of the five families of bodies Jira answers with.
 *
 * - `platform`: lists of messages and of fields, most of `/rest/api`
 * - `endpoint`: problem+json, an unknown path or a parameter of the wrong type
 * - `service`: one message, `/rest/servicedeskapi`
 * - `form`: coded errors, the forms API
 * - `gateway`: what stands before Jira says, `api.atlassian.com`
 * - `bare`: anything else, or no body
 */
export type Problem =
  | {
      readonly family: "platform";
      readonly status: number;
      readonly messages: readonly string[];
      readonly errors?: Readonly<Record<string, string>>;
    }
  | { readonly family: "endpoint"; readonly status: number; readonly title: string; readonly detail: string }
  | { readonly family: "service"; readonly status: number; readonly message: string; readonly key: string }
  | {
      readonly family: "form";
      readonly status: number;
      readonly code: string;
      readonly title: string;
      readonly detail: string;
    }
  | { readonly family: "gateway"; readonly status: number; readonly message: string }
  | {
      readonly family: "bare";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** A refusal of the platform with messages for the whole call. */
export function refuse(status: number, ...messages: readonly string[]): Problem {
  return { family: "platform", status, messages, errors: {} };
}

/** A refusal of the platform that names fields. */
export function refuseFields(errors: Readonly<Record<string, string>>, ...messages: readonly string[]): Problem {
  return { family: "platform", status: 400, messages, errors };
}

/** The refusals that need no detail. */
export const problems = {
  noIssue: refuse(404, "Issue does not exist or you do not have permission to see it."),
  noComment: refuse(404, "Can not find a comment for the id."),
  noProperty: refuse(404, "The property does not exist."),
  mustLogIn: refuse(401, "Client must be authenticated to access this resource."),
  invalidPayload: {
    family: "platform",
    status: 400,
    messages: ["Invalid request payload. Refer to the REST API documentation and try again."],
  },
  missingTransition: refuse(400, "Missing 'transition' identifier"),
  oldSearch: refuse(
    410,
    "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046",
  ),
  unboundedJql: refuse(
    400,
    "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.",
  ),
  badPageToken: refuse(400, "The provided next page token is invalid or expired."),
  scopeMismatch: {
    family: "bare",
    status: 401,
    body: { code: 401, message: "Unauthorized; scope does not match" },
  },
  xsrf: { family: "bare", status: 403, body: "XSRF check failed" },
  unsupportedMediaType: { family: "bare", status: 415 },
} as const satisfies Record<string, Problem>;

/** The field cannot be written here: it does not exist, is not on the screen, or the caller may not. */
export function cannotBeSet(fieldId: string): string {
  return `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
}

/** Everything a refusal says, in one line. */
export function wordsOf(problem: Problem): string {
  switch (problem.family) {
    case "platform":
      return [...problem.messages, ...Object.values(problem.errors ?? {})].join(" ");
    case "service":
    case "gateway":
      return problem.message;
    case "endpoint":
    case "form":
      return problem.detail;
    case "bare":
      return "";
  }
}
