import type { HttpError } from "@tenure/http-kit";
import { TOKEN_ENDPOINT } from "./access-tokens.ts";
import { readErrorBody } from "./error-body.ts";
import type { JiraError, JiraRateLimitReason } from "./jira-error.ts";
import { strikeOut } from "./strike-out.ts";

type Rejection = Extract<HttpError, { kind: "rejected" }>;

/** Says in Jira's terms why a call failed. `words` are struck out of what Jira said. */
export function toJiraError(error: HttpError, words: readonly string[]): JiraError {
  const { endpoint } = error;
  switch (error.kind) {
    case "rejected":
      return fromRejection(error, words);
    case "rate-limited": {
      const reason = rateLimitReason(error.reason);
      const seconds = error.retryAfterMs === undefined ? undefined : Math.ceil(error.retryAfterMs / 1000);
      const until = seconds === undefined ? "" : ` for ${seconds} s`;
      return {
        kind: "rate-limited",
        endpoint,
        reason,
        ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
        sentence: `Jira asks us to slow down${until} (${RATE_LIMITS[reason]}).`,
      };
    }
    case "unreachable":
      return {
        kind: "unreachable",
        endpoint,
        reason: error.reason,
        mayHaveHappened: error.mayHaveHappened,
        sentence: `Jira could not be reached (${error.reason})${perhaps(error.mayHaveHappened)}.`,
      };
    case "timed-out":
      return {
        kind: "unreachable",
        endpoint,
        reason: "timeout",
        mayHaveHappened: error.mayHaveHappened,
        sentence: `Jira did not answer in time${perhaps(error.mayHaveHappened)}.`,
      };
    case "cancelled":
      return {
        kind: "cancelled",
        endpoint,
        mayHaveHappened: error.mayHaveHappened,
        sentence: `The call to Jira was cancelled${perhaps(error.mayHaveHappened)}.`,
      };
    case "unexpected-body":
      return {
        kind: "unexpected-reply",
        endpoint,
        problems: error.problems,
        sentence: `Jira's answer does not have the expected shape (${error.problems.slice(0, 3).join("; ")}).`,
      };
  }
}

function fromRejection({ endpoint, status, body, headers }: Rejection, words: readonly string[]): JiraError {
  const said = readErrorBody(body);
  const messages = said.messages.map((message) => strikeOut(message, words));
  const fields = Object.fromEntries(
    Object.entries(said.fields).map(([field, message]) => [field, strikeOut(message, words)]),
  );
  const traceId = headers["atl-traceid"];
  const where = traceId === undefined ? { endpoint } : { endpoint, traceId };
  const allSaid = [...messages, ...Object.entries(fields).map(([field, message]) => `${field}: ${message}`)];
  const quote = allSaid.length === 0 ? "" : ` Jira says: ${strikeOut(allSaid.join(" "), [])}`;
  if (endpoint === TOKEN_ENDPOINT && status < 500) {
    return {
      kind: "unauthorised",
      ...where,
      reason: "credentials",
      sentence: `Atlassian gives no access token.${quote}`,
    };
  }
  switch (status) {
    case 401: {
      const reason = said.messages.some((message) => /scope/i.test(message)) ? "scope" : "credentials";
      return { kind: "unauthorised", ...where, reason, sentence: UNAUTHORISED[reason] };
    }
    case 403:
      return { kind: "not-allowed", ...where, messages, sentence: `The Jira account may not do this.${quote}` };
    case 404:
      return {
        kind: "not-found-or-hidden",
        ...where,
        sentence: "Jira has nothing there, or nothing this account may see; it does not say which.",
      };
    case 409:
      return {
        kind: "conflict",
        ...where,
        sentence: "Somebody changed this in Jira at the same time, or it was decided already; read it again.",
      };
    case 410:
      return { kind: "gone", ...where, sentence: "Atlassian has removed this call; this library is out of date." };
    case 413:
      return {
        kind: "too-large",
        ...where,
        sentence: "Jira takes no more of this: the issue holds the most it may, or the request is too long.",
      };
  }
  if (status >= 500 || status === 408) {
    const mayHaveHappened = !endpoint.startsWith("GET ");
    return {
      kind: "unavailable",
      ...where,
      status,
      mayHaveHappened,
      sentence: `Jira has trouble of its own (status ${status})${perhaps(mayHaveHappened)}.`,
    };
  }
  return { kind: "rejected-fields", ...where, status, fields, messages, sentence: `Jira refused the input.${quote}` };
}

const perhaps = (mayHaveHappened: boolean): string =>
  mayHaveHappened ? "; the change may have been made all the same" : "";

const UNAUTHORISED = {
  credentials: "Jira does not accept these credentials: wrong, expired or deleted, or a scoped token used on the site.",
  scope: "The token is valid but lacks the scope for this call.",
} as const;

const RATE_LIMITS: Readonly<Record<JiraRateLimitReason, string>> = {
  burst: "too many calls at once on this site",
  "per-issue-writes": "too many changes to one issue",
  "tenant-quota": "the site's hourly quota is used up",
  "app-quota": "the app's hourly quota is used up",
  cost: "the calls were too costly",
  concurrency: "too many calls at the same time",
  unknown: "it does not say why",
};

function rateLimitReason(header: string | undefined): JiraRateLimitReason {
  switch (header) {
    case "jira-burst-based":
      return "burst";
    case "jira-per-issue-on-write":
      return "per-issue-writes";
    case "jira-quota-tenant-based":
      return "tenant-quota";
    case "jira-quota-global-based":
      return "app-quota";
    case "jira-cost-based":
      return "cost";
    default:
      return header?.startsWith("jira-max-concurrent") ? "concurrency" : "unknown";
  }
}
