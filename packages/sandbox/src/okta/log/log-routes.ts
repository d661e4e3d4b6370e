import { err, ok, type Result } from "neverthrow";
import { type Call, json } from "../http/call.ts";
import { link } from "../http/page.ts";
import { invalid, type OktaProblem, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { matches } from "../search/matches.ts";
import { parseFilter } from "../search/parse-filter.ts";
import type { LogEvent } from "./log-event.ts";
import { type Logged, retentionMs } from "./system-log.ts";

const WEEK = 7 * 24 * 3_600_000;

/** `/api/v1/logs`, which behaves as two endpoints: polling (no `until`, oldest first) and bounded. */
export const logRoutes: readonly Route[] = [
  route("GET /api/v1/logs", { scope: "okta.logs.read", permission: "okta.logs.read" }, function* (call) {
    const limit = Number(call.query.get("limit") ?? 100);
    if (!Number.isInteger(limit) || limit < 0 || limit > 1000) return yield* err(problems.badPaging);
    const until = yield* readDate(call, "until");
    const since = yield* readDate(call, "since");
    const descending = call.query.get("sortOrder") === "DESCENDING";
    const isPolling = until === undefined && !descending;

    const from = since ?? (until ?? call.org.clock.now()) - WEEK;
    const wanted = yield* chooser(call);
    const now = call.org.clock.now();
    const visible = call.org.log.entries.filter(
      ({ visibleFrom }) => visibleFrom <= now && visibleFrom >= now - retentionMs,
    );
    const inRange = isPolling
      ? visible.filter((entry) => entry.visibleFrom >= from).toSorted((a, b) => a.visibleFrom - b.visibleFrom)
      : visible.filter(({ event }) => isBetween(event, from, until ?? now)).toSorted(byPublished(descending));
    const chosen = inRange.filter(({ event }) => wanted(event));

    const after = call.query.get("after");
    const start = after === null ? 0 : startAfter(inRange, chosen, after);
    if (start === undefined) return yield* err(problems.badPaging);
    const shown = chosen.slice(start, start + limit);
    // A poller's place is where it stopped reading, even when nothing new was there.
    const place = shown.at(-1)?.event.uuid ?? after ?? inRange.at(-1)?.event.uuid ?? "start";
    const links = [link(call, "self", {})];
    if (isPolling || start + shown.length < chosen.length) links.push(link(call, "next", { after: place }));
    return json(
      shown.map(({ event }) => event),
      { links },
    );
  }),
];

/** The first entry behind the one a cursor names; entries the filter left out still mark a place. */
function startAfter(inRange: readonly Logged[], chosen: readonly Logged[], after: string): number | undefined {
  if (after === "start") return 0;
  const place = inRange.findIndex(({ event }) => event.uuid === after);
  if (place === -1) return undefined;
  const behind = new Set(inRange.slice(place + 1));
  const first = chosen.findIndex((entry) => behind.has(entry));
  return first === -1 ? chosen.length : first;
}

function chooser(call: Call): Result<(event: LogEvent) => boolean, OktaProblem> {
  const words = (call.query.get("q") ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length > 10 || words.some((word) => word.length > 40)) {
    return err(invalid("q", "'q': Too many or too long keywords"));
  }
  const text = call.query.get("filter");
  const filter = text === null ? undefined : parseFilter(text);
  if (text !== null && (filter === undefined || /\bpublished\b/.test(text))) return err(problems.badFilter);
  return ok((event) => {
    if (filter !== undefined && !matches(filter, { ignoreCase: true, read: (name) => read(event, name) })) return false;
    const haystack = words.length === 0 ? "" : JSON.stringify(event).toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** `target.id` reads the ids of all targets. */
function read(event: LogEvent, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.map((one: unknown) => (isRecord(one) ? one[key] : undefined));
    return isRecord(value) ? value[key] : undefined;
  }, event);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function readDate(call: Call, name: "since" | "until"): Result<number | undefined, OktaProblem> {
  const text = call.query.get(name);
  if (text === null) return ok(undefined);
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return ok(instant);
  return err(invalid(`'${name}': The date format in your query is not recognized. Use the ISO 8601 format.`));
}

function isBetween(event: LogEvent, from: number, to: number): boolean {
  const published = Date.parse(event.published);
  return published >= from && published < to;
}

function byPublished(descending: boolean) {
  return (a: Logged, b: Logged): number =>
    (Date.parse(a.event.published) - Date.parse(b.event.published)) * (descending ? -1 : 1);
}
