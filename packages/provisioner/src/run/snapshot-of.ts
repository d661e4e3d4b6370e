import { type AttributeValue, liveRequest, type Request } from "@tenure/lifecycle-rules";
import type { Snapshot } from "../ports/desk.ts";

/** What a form said, by the names it gives its fields. */
export function snapshotOf(request: Request): Snapshot["fields"] {
  const live = liveRequest(request);
  const person = "person" in live ? live.person : {};
  const leave = live.kind === "leaver" && live.leave.kind === "end-of-day" ? { lastDay: live.leave.lastDay } : {};
  const core = Object.entries({ ...live, ...person, ...leave }).flatMap(
    ([name, value]): readonly (readonly [string, AttributeValue])[] => (isGiven(value) ? [[name, value.value]] : []),
  );
  const attributes = Object.entries(live.attributes).map(([name, { value }]) => [name, value] as const);
  return Object.fromEntries([...core, ...attributes].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isGiven(value: unknown): value is { readonly value: AttributeValue } {
  if (typeof value !== "object" || value === null || !("value" in value) || !("origin" in value)) return false;
  return typeof value.value === "string" || Array.isArray(value.value);
}
