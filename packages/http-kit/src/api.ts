import ky, { type KyInstance } from "ky";
import type { ResultAsync } from "neverthrow";
import type { HttpError } from "./http-error.ts";

/** Where records of calls go; never given a URL, a body or a header. */
export type Log = (record: {
  readonly endpoint: string;
  readonly attempt: number;
  readonly outcome: "ok" | "retry" | HttpError["kind"];
  readonly status?: number;
  readonly waitMs?: number;
}) => void;

/** What calls to one remote API have in common. */
export interface Api {
  readonly ky: KyInstance;
  readonly origin: string;
  readonly authorize:
    | ((call: {
        readonly method: string;
        readonly url: string;
      }) => ResultAsync<Readonly<Record<string, string>>, HttpError>)
    | undefined;
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log | undefined;
  readonly signal: AbortSignal | undefined;
  readonly retries: number;
  readonly maxWaitMs: number;
}

/** Settings of {@link createApi}. */
export interface ApiOptions {
  /** `https://acme.okta.com` */
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that prove who we are, asked for before each attempt, so that a renewed token is used at once. */
  readonly authorize?: Api["authorize"];
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
  /** @defaultValue a real timer; tests give one that only counts */
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Epoch milliseconds. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** Spread of the back-off, 0 … 1. @defaultValue `Math.random` */
  readonly random?: () => number;
  readonly log?: Log;
  /** Ends every call of this API. */
  readonly signal?: AbortSignal;
  /** Per attempt. @defaultValue 10 000 */
  readonly timeoutMs?: number;
  /** Attempts after the first. @defaultValue 4 */
  readonly retries?: number;
  /** Longest single wait we accept from a server; a longer one is an error at once. @defaultValue 90 000 */
  readonly maxWaitMs?: number;
}

/** Prepares calls to one remote API. Opens nothing yet. */
export function createApi(options: ApiOptions): Api {
  const { origin } = new URL(options.baseUrl);
  return {
    origin,
    ky: ky.create({
      // Retrying is ours: ky would repeat without looking first, and sleep as long as it is told.
      retry: 0,
      timeout: options.timeoutMs ?? 10_000,
      redirect: "manual",
      throwHttpErrors: false,
      headers: { accept: "application/json", "user-agent": "tenure", ...options.headers },
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    }),
    authorize: options.authorize,
    wait: options.wait ?? sleep,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    log: options.log,
    signal: options.signal,
    retries: options.retries ?? 4,
    maxWaitMs: options.maxWaitMs ?? 90_000,
  };
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => resolve();
  signal?.addEventListener("abort", stop, { once: true });
  await promise;
  clearTimeout(timer);
  signal?.removeEventListener("abort", stop);
}
