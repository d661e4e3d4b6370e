import type { Result } from "neverthrow";
import { askPages } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";
import { LogEvent } from "./log-event.ts";

/** Which events. Okta keeps them for 90 days. */
export interface LogSelection {
  /** Instant, ISO 8601 in UTC. */
  readonly since: string;
  /** Instant, ISO 8601 in UTC. */
  readonly until: string;
  /** `eventType eq "user.lifecycle.suspend"`, built with `equals` and its like. */
  readonly filter?: string;
  /** At most ten keywords. */
  readonly keywords?: string;
  readonly order?: "ASCENDING" | "DESCENDING";
}

/**
 * Events of a stretch of time, page by page, in the order in which they happened. Events may be filed late: let
 * stretches overlap, and tell events apart by `uuid`; or follow the log with `pollLogEvents`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/#tag/SystemLog/operation/listLogEvents
 */
export function listLogEvents(
  okta: OktaClient,
  { since, until, filter, keywords, order = "ASCENDING" }: LogSelection,
): AsyncGenerator<Result<readonly LogEvent[], OktaError>> {
  const query = { since, until, filter, q: keywords, sortOrder: order, limit: 1000 };
  return askPages(okta, ORG.listLogEvents, { query, item: LogEvent });
}
