import type { ExtraAccess } from "../observation/observation.ts";
import type { TicketRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/** Whether extra access has not ended; what was given without an end never does by itself. */
export const isRunning = ({ until }: ExtraAccess, now: Instant): boolean => until === undefined || until > now;

/** Groups and applications that access tickets still give somebody, without those of one ticket. */
export function runningAccess(
  extra: readonly ExtraAccess[] | undefined,
  now: Instant,
  without?: TicketRef,
): ReadonlySet<string> {
  const others = (extra ?? []).filter((one) => one.ticket.id !== without?.id && isRunning(one, now));
  return new Set(others.map(({ id }) => id));
}
