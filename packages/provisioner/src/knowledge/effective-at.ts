import { endOfDay, type Instant, type LiveRequest, startOfDay, type TimeZone } from "@tenure/lifecycle-rules";

/** When what a ticket asks takes effect, in the person's zone. What has no day of its own takes effect when it was asked. */
export function effectiveAt(request: LiveRequest, zone: TimeZone): Instant {
  switch (request.kind) {
    case "joiner":
    case "rehire":
      return startOfDay(request.start.value, zone);
    case "mover":
    case "return":
      return startOfDay(request.effective.value, zone);
    case "leave-of-absence":
      return startOfDay(request.from.value, zone);
    case "leaver":
      return request.leave.kind === "immediate" ? request.noticedAt : endOfDay(request.leave.lastDay.value, zone);
    case "access":
      return request.askedAt;
  }
}
