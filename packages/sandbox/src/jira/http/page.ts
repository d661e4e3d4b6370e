import { ok, type Result } from "neverthrow";
import { type Call, number } from "./call.ts";
import type { Problem } from "./problem.ts";

/** A window on a list. */
export interface Page<T> {
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
  readonly isLast: boolean;
  readonly values: readonly T[];
}

/** Cuts the caller's window (`startAt`, `maxResults`) out of a list. */
export function page<T>(call: Call, items: readonly T[], size: number, largest = size): Result<Page<T>, Problem> {
  return number(call, "startAt", 0).andThen((start) =>
    number(call, "maxResults", size).andThen((asked) => {
      const startAt = Math.max(0, start);
      const maxResults = Math.min(Math.max(0, asked), largest);
      const values = items.slice(startAt, startAt + maxResults);
      return ok({
        startAt,
        maxResults,
        total: items.length,
        isLast: startAt + values.length >= items.length,
        values,
      });
    }),
  );
}

/** A page as service management writes it (`start`, `limit`), links included. */
export function servicePage(call: Call, items: readonly unknown[], size = 50): Result<unknown, Problem> {
  return number(call, "start", 0).andThen((start) =>
    number(call, "limit", size).andThen((asked) => {
      const limit = Math.min(Math.max(1, asked), 100);
      const values = items.slice(start, start + limit);
      const isLastPage = start + values.length >= items.length;
      const at = (from: number) => {
        const query = new URLSearchParams(call.query);
        query.set("start", String(from));
        query.set("limit", String(limit));
        return `${call.base}${call.path}?${query}`;
      };
      return ok({
        _expands: [],
        size: values.length,
        start,
        limit,
        isLastPage,
        _links: {
          base: call.base,
          context: "",
          self: `${call.base}${call.path}`,
          ...(isLastPage ? {} : { next: at(start + limit) }),
          ...(start === 0 ? {} : { prev: at(Math.max(0, start - limit)) }),
        },
        values,
      });
    }),
  );
}
