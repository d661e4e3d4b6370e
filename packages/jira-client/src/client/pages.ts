import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { JiraError } from "./jira-error.ts";

/** One page, and where the next one begins; `undefined` after the last. */
export interface PageRead<T, Cursor> {
  readonly items: readonly T[];
  readonly next: Cursor | undefined;
}

/** More pages than any list has that we read; beyond it a server is going on without end. */
const MOST_PAGES = 1_000;

/**
 * Goes through pages one by one, as far as the reader of the iteration wants. The first error is
 * the last thing it gives.
 */
export async function* pages<T, Cursor>(
  endpoint: string,
  read: (cursor: Cursor | undefined) => ResultAsync<PageRead<T, Cursor>, JiraError>,
): AsyncGenerator<Result<T, JiraError>, void, void> {
  const seen = new Set<Cursor>();
  let cursor: Cursor | undefined;
  do {
    const page: Result<PageRead<T, Cursor>, JiraError> = await read(cursor);
    if (page.isErr()) {
      yield err(page.error);
      return;
    }
    for (const item of page.value.items) yield ok(item);
    cursor = page.value.next;
    if (cursor !== undefined && (seen.has(cursor) || seen.size >= MOST_PAGES)) {
      yield err(goesOnWithoutEnd(endpoint));
      return;
    }
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}

/** Everything an iteration gives, or its error. */
export function gather<T>(items: AsyncIterable<Result<T, JiraError>>): ResultAsync<readonly T[], JiraError> {
  return new ResultAsync(gatherAll(items));
}

async function gatherAll<T>(items: AsyncIterable<Result<T, JiraError>>): Promise<Result<readonly T[], JiraError>> {
  const gathered: T[] = [];
  for await (const item of items) {
    if (item.isErr()) return err(item.error);
    gathered.push(item.value);
  }
  return ok(gathered);
}

function goesOnWithoutEnd(endpoint: string): JiraError {
  return {
    kind: "unexpected-reply",
    endpoint,
    problems: ["next page: repeated, or more than 1,000"],
    sentence: "Jira goes on naming a next page, so the list cannot be read to its end.",
  };
}

/** Where the next page begins, by how many entries were really given. */
export function nextStart(startAt: number, given: number, total: number): number | undefined {
  const next = startAt + given;
  return given > 0 && next < total ? next : undefined;
}
