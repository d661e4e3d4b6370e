/** Where and how a call failed, in every {@link JiraError}. */
interface Failed {
  /** The route with placeholders, `GET /rest/api/3/issue/{issueIdOrKey}`: never a real id. */
  readonly endpoint: string;
  /** One sentence for a person, without personal data and secrets. */
  readonly sentence: string;
  /** Atlassian's number for this call, to give to its support. */
  readonly traceId?: string;
}

/** Why Jira slowed us down, by its `RateLimit-Reason` header. */
export type JiraRateLimitReason =
  | "burst"
  | "per-issue-writes"
  | "tenant-quota"
  | "app-quota"
  | "cost"
  | "concurrency"
  | "unknown";

/**
 * Why a call gave no usable answer. Plain data: it can be printed, stored and shown on a ticket.
 * What Jira says about fields is kept, with everything we had sent and every address struck out.
 */
export type JiraError =
  /** Nothing there, or not for us to see: Jira does not tell the two apart, and neither may we. */
  | (Failed & { readonly kind: "not-found-or-hidden" })
  /** The input was refused, by field id where Jira names one. Nothing was written. */
  | (Failed & {
      readonly kind: "rejected-fields";
      readonly status: number;
      readonly fields: Readonly<Record<string, string>>;
      readonly messages: readonly string[];
    })
  /** The account may not do this. */
  | (Failed & { readonly kind: "not-allowed"; readonly messages: readonly string[] })
  /** The credentials were refused. `scope`: valid, but the token lacks the scope for this call. */
  | (Failed & { readonly kind: "unauthorised"; readonly reason: "credentials" | "scope" })
  /** Somebody changed it meanwhile, or it is decided already: read again. */
  | (Failed & { readonly kind: "conflict" })
  /** Atlassian has removed this call. */
  | (Failed & { readonly kind: "gone" })
  /** Too much: of comments, links or attachments on the issue, or in one request. */
  | (Failed & { readonly kind: "too-large" })
  /** Told to slow down, longer than we were ready to wait. */
  | (Failed & {
      readonly kind: "rate-limited";
      readonly reason: JiraRateLimitReason;
      readonly retryAfterSeconds?: number;
    })
  /** Jira answered that it has trouble of its own. */
  | (Failed & { readonly kind: "unavailable"; readonly status: number; readonly mayHaveHappened: boolean })
  /** No answer. When `mayHaveHappened`, read back before writing again. */
  | (Failed & { readonly kind: "unreachable"; readonly reason: string; readonly mayHaveHappened: boolean })
  /** The caller's signal ended it. */
  | (Failed & { readonly kind: "cancelled"; readonly mayHaveHappened: boolean })
  /** An answer that is not what the documents promise; names of members only, never values. */
  | (Failed & { readonly kind: "unexpected-reply"; readonly problems: readonly string[] })
  /** Something of ours cannot be sent: a blank id, a document over the limit. Nothing was sent. */
  | (Failed & { readonly kind: "invalid-call" });
