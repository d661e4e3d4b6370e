import { err, ok, type Result } from "neverthrow";
import type { Call, Reply } from "./call.ts";
import { json } from "./call.ts";
import { type OktaProblem, problems } from "./problem.ts";

/** How a list is cut. */
export interface PageRules {
  readonly defaultLimit: number;
  readonly maxLimit: number;
  /** The first page is all there is. */
  readonly isWhole?: boolean;
}

/**
 * Answers with one page of a list that is already in order, and the `Link` header to the next.
 *
 * Cursors are opaque: they name the last item sent, so that what comes or goes before it shifts nothing.
 */
export function page<T>(
  call: Call,
  items: readonly T[],
  idOf: (item: T) => string,
  view: (item: T) => unknown,
  rules: PageRules,
): Result<Reply, OktaProblem> {
  const limit = readLimit(call, rules);
  if (limit === undefined) return err(problems.badPaging);
  const after = call.query.get("after");
  const last = after === null ? undefined : readCursor(after);
  if (after !== null && last === undefined) return err(problems.badPaging);

  const start = last === undefined ? 0 : startAfter(items, idOf, last);
  const shown = items.slice(start, start + limit);
  const lastShown = shown.at(-1);
  const links = [link(call, "self", { limit: String(limit), after })];
  if (rules.isWhole !== true && lastShown !== undefined && start + limit < items.length) {
    links.push(link(call, "next", { limit: String(limit), after: writeCursor(start + limit, idOf(lastShown)) }));
  }
  return ok(json(shown.map(view), { links }));
}

/** The items' limit, or `undefined` when it is not a positive number. */
function readLimit(call: Call, rules: PageRules): number | undefined {
  const text = call.query.get("limit");
  if (text === null) return rules.defaultLimit;
  const limit = Number(text);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, rules.maxLimit) : undefined;
}

function startAfter<T>(items: readonly T[], idOf: (item: T) => string, last: Cursor): number {
  const here = items[last.position - 1];
  if (here !== undefined && idOf(here) === last.id) return last.position;
  const found = items.findIndex((item) => idOf(item) === last.id);
  // The item is gone: go on where it stood.
  return found === -1 ? Math.max(0, last.position - 1) : found + 1;
}

/** One entry of a `Link` header over the caller's own query. */
export function link(call: Call, rel: string, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const path = call.uri.split("?")[0];
  const text = query.toString();
  return `<${call.org.baseUrl()}${path}${text === "" ? "" : `?${text}`}>; rel="${rel}"`;
}

interface Cursor {
  readonly position: number;
  readonly id: string;
}

function writeCursor(position: number, id: string): string {
  return Buffer.from(`${position}:${id}`).toString("base64url");
}

function readCursor(text: string): Cursor | undefined {
  const [, position, id] = /^(\d+):(.+)$/.exec(Buffer.from(text, "base64url").toString()) ?? [];
  return position === undefined || id === undefined ? undefined : { position: Number(position), id };
}
