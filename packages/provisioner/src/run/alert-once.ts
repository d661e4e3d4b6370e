import { okAsync, type ResultAsync } from "neverthrow";
import { type About, enter } from "../evidence/scribe.ts";
import { text, toJson } from "../json.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";

/** What a person should know. */
export interface Alert {
  /** The same however often it would be said. */
  readonly id: string;
  readonly sentence: string;
}

/** Enters what a person should know, once; the sweep tells them. */
export function alertOnce(
  ports: Ports,
  about: About,
  { entries }: Pick<TicketHistory, "entries">,
  alert: Alert,
): ResultAsync<void, RunFailure> {
  const known = entries.some(({ body, event }) => event === "alerted" && text(body, "id") === alert.id);
  return known
    ? okAsync(undefined)
    : enter(ports, about, { event: "alerted", body: toJson(alert) }).mapErr(toRunFailure);
}
