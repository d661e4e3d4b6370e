import { z } from "zod";

const lag = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
const share = z.number().min(0).max(1);

/**
 * How this site behaves where sites differ, or where the facts do not say. Each switch is one row of the table in the
 * package's README; the defaults are the likelier truth.
 */
export const JiraSettings = z.strictObject({
  /** Milliseconds, least and most, until `search/jql` sees a change. */
  searchLagMs: lag.default([300, 2000]),
  /** The share of changes after which the issue vanishes from `search/jql` once more for a moment. */
  searchFlicker: share.default(0),
  /** How long it vanishes, in milliseconds. */
  searchFlickerMs: lag.default([200, 1500]),
  /** Names JQL does not know: a refusal, or no issues. Anonymous callers always get no issues. */
  unknownJqlNames: z.enum(["400", "empty"]).default("400"),
  /** Milliseconds until a webhook of the primary flow is sent. */
  webhookDelayMs: lag.default([0, 0]),
  /** Milliseconds until a webhook of the secondary flow (bulk changes, cascades) is sent. */
  webhookSecondaryDelayMs: lag.default([5 * 60_000, 15 * 60_000]),
  /** The share of deliveries that come late, as late as those of the secondary flow. */
  webhookLate: share.default(0),
  /** The share of deliveries that are sent a second time although the first was taken. */
  webhookDuplicates: share.default(0),
  /** The share of deliveries held back long enough for a later one to overtake. */
  webhookReorder: share.default(0),
  /** Milliseconds between attempts. */
  webhookRetryMs: lag.default([5 * 60_000, 15 * 60_000]),
  /** Milliseconds of failure to a host after which each delivery is tried once only. */
  webhookCircuitMs: z
    .int()
    .positive()
    .default(30 * 60_000),
  /** Milliseconds of the machine's time a receiver has to answer. */
  webhookTimeoutMs: z.int().positive().default(10_000),
  /** A comment also raises `jira:issue_updated` with `issue_commented`. */
  commentAlsoUpdates: z.boolean().default(false),
  /** The issue in a comment's webhook: six of its fields, or none at all. */
  commentWebhookIssue: z.enum(["partial", "none"]).default("partial"),
  /** A comment made with a transition: told with the issue's update alone, or by an event of its own too. */
  transitionComment: z.enum(["with-update", "own-event"]).default("with-update"),
  /** `jira:issue_created` carries a changelog. */
  changelogOnCreate: z.boolean().default(true),
  /** The zone of times in webhooks: the actor's, or the site's. */
  webhookZone: z.enum(["actor", "site"]).default("actor"),
  /**
   * Burst limits, limits of writes to one issue, and the points of OAuth apps. `auto`: on where time runs, off where it
   * stands still and nothing would ever refill.
   */
  rateLimits: z.enum(["auto", "on", "off"]).default("auto"),
  /** Points an app has for an hour. */
  pointsPerHour: z.int().positive().default(65_000),
  /** Quotas that are counted and told, but not enforced yet (headers begin with `Beta-`). */
  pointsEnforced: z.boolean().default(true),
  /** How many seconds' worth of calls may come at once before the burst limit bites. */
  burstSeconds: z.number().positive().default(1),
  /** Whether 429 carries `Retry-After` and its reason; the gateway's own does not. */
  retryAfter: z.boolean().default(true),
  /** Whether an unscoped API token opens the gateway too. */
  unscopedTokenOnGateway: z.boolean().default(true),
  /** How a scoped API token is given on the gateway. */
  scopedTokenProof: z.enum(["basic", "bearer", "both"]).default("both"),
  /** What wrong credentials become on the site: a refusal, or an anonymous caller. */
  badCredentials: z.enum(["401", "anonymous"]).default("401"),
  /** How long an access token lives, in seconds. */
  accessTokenSeconds: z.int().positive().default(3600),
  /** The most characters of a text of one line. */
  textFieldLimit: z.int().positive().default(255),
  /** The most characters of a comment or a paragraph. */
  textLimit: z.int().positive().default(32_767),
  /** What is counted against it: the document as JSON, or the text in it. */
  textLimitCounts: z.enum(["json", "text"]).default("json"),
  /** The most comments an issue holds. */
  commentLimit: z.int().positive().default(5_000),
  /** What the e-mail of a user who hides it is in answers. */
  hiddenEmail: z.enum(["absent", "null"]).default("absent"),
  /** The body of a 403 from service management. */
  serviceForbiddenBody: z.enum(["json", "empty"]).default("empty"),
  /** How a team is shown: its id, or an object. */
  teamView: z.enum(["id", "object"]).default("object"),
  /** What an empty field of several values is. */
  emptyList: z.enum(["null", "[]"]).default("null"),
  /** `inwardIssue` of a new link is the one whose page shows the inward words, or the other way round. */
  linkDirection: z.enum(["documented", "swapped"]).default("documented"),
  /** A comment in `update` of a transition is refused when the transition has a screen without it. */
  transitionCommentNeedsScreen: z.boolean().default(false),
  /** Answers kept in a Jira field are shown in the form as well. */
  linkedAnswersInForm: z.boolean().default(false),
  /** Whether the person who asks may decide about their own request. */
  reporterMayApprove: z.boolean().default(true),
  /** Codes of a form that waits and of one that was sent, in its `state.status`. */
  formStatusCodes: z.tuple([z.string(), z.string()]).default(["o", "s"]),
});

/** How this site behaves; every value has a default. */
export type JiraSettings = z.infer<typeof JiraSettings>;
