import { nextLink, sendForAnswer } from "@tenure/http-kit";
import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import type { OktaClient } from "../client/okta-client.ts";
import { type OktaError, toOktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";
import { LogEvent } from "./log-event.ts";

/** Where to go on: from an instant (ISO 8601, UTC) the first time, then from where the last poll ended. */
export type LogPosition =
  | { readonly since: string; readonly filter?: string }
  /** Opaque, and good for being stored. */
  | { readonly after: string };

/** Events filed since a position, and the position behind them. No events: nothing new, come back later. */
export interface LogPoll {
  readonly events: readonly LogEvent[];
  readonly next: LogPosition;
}

/**
 * Follows the log in the order in which events are filed, so that none is missed however late it comes.
 * Store `next` once the events are dealt with, and go on from there, after a restart too.
 */
export function pollLogEvents(okta: OktaClient, position: LogPosition): ResultAsync<LogPoll, OktaError> {
  const { route } = ORG.pollLogEvents;
  const where =
    "after" in position
      ? { path: position.after }
      : {
          path: "/api/v1/logs",
          query: { since: position.since, filter: position.filter, sortOrder: "ASCENDING", limit: 1000 },
        };
  return sendForAnswer(okta.api, { endpoint: route, method: "get", ...where, reply: z.array(LogEvent) })
    .map(({ value, headers }) => {
      const after = nextLink(headers);
      return { events: value, next: after === undefined ? position : { after } };
    })
    .mapErr((error) => toOktaError(error, ORG.pollLogEvents));
}
