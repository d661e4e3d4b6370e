import { err, ok, type Result } from "neverthrow";
import type { Api } from "./api.ts";
import type { Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";
import { sendForAnswer } from "./send.ts";

/**
 * Walks a list that is paged by `Link: …; rel="next"`, following what the server gives and building nothing.
 * Yields one Result per page; after an error it ends.
 */
export async function* followLinks<T>(
  api: Api,
  first: Call<readonly T[]>,
): AsyncGenerator<Result<readonly T[], HttpError>> {
  let call: Call<readonly T[]> | undefined = first;
  const seen = new Set<string>();
  while (call !== undefined) {
    const answer = await sendForAnswer(api, call);
    if (answer.isErr()) {
      yield err(answer.error);
      return;
    }
    yield ok(answer.value.value);
    const next = nextLink(answer.value.headers);
    if (next === undefined) return;
    if (seen.has(next)) {
      yield err({ kind: "unexpected-body", endpoint: first.endpoint, problems: ["a paging link that leads back"] });
      return;
    }
    seen.add(next);
    const { query: _, ...rest } = first;
    call = { ...rest, path: next };
  }
}

/** The `next` link of an answer; servers send several relations in one header or in many. */
export function nextLink(headers: Headers): string | undefined {
  for (const part of (headers.get("link") ?? "").split(/,\s*(?=<)/)) {
    const match = /^<([^>]*)>(.*)$/.exec(part.trim());
    if (match !== null && /;\s*rel="?next"?/.test(match[2] ?? "")) return match[1];
  }
  return undefined;
}

/** A page of a list that is paged by a token in the body. */
export interface TokenPage<T> {
  readonly values: readonly T[];
  readonly next: string | undefined;
}

/** Walks a list that is paged by tokens. `ask` makes the call for a token, `undefined` for the first page. */
export async function* followTokens<T>(
  api: Api,
  ask: (token: string | undefined) => Call<TokenPage<T>>,
): AsyncGenerator<Result<readonly T[], HttpError>> {
  let token: string | undefined;
  const seen = new Set<string>();
  do {
    const answer = await sendForAnswer(api, ask(token));
    if (answer.isErr()) {
      yield err(answer.error);
      return;
    }
    yield ok(answer.value.value.values);
    token = answer.value.value.next;
    if (token !== undefined && seen.has(token)) {
      yield err({
        kind: "unexpected-body",
        endpoint: ask(undefined).endpoint,
        problems: ["a page token that leads back"],
      });
      return;
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}

/** Gathers all pages, or the first error: a list cut short is never passed off as whole. */
export async function collect<T, E>(pages: AsyncIterable<Result<readonly T[], E>>): Promise<Result<readonly T[], E>> {
  const all: T[] = [];
  for await (const page of pages) {
    if (page.isErr()) return err(page.error);
    all.push(...page.value);
  }
  return ok(all);
}
