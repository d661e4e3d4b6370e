import type { Tracer } from "@opentelemetry/api";
import type { KyInstance } from "ky";
import type { ResultAsync } from "neverthrow";
import type { Priority } from "./call.ts";
import type { Governor } from "./governor/governor.ts";
import type { HttpError } from "./http-error.ts";
import type { Log } from "./log.ts";
import { sleep, type Wait } from "./sleep.ts";

/** The headers that prove who calls, for one request. `url` carries its query. */
export type Authorize = (request: {
  readonly method: string;
  readonly url: string;
}) => ResultAsync<Readonly<Record<string, string>>, HttpError>;

/** Told which headers a 401 refused; `true` when asking once more with a new proof makes sense. */
export type OnRefused = (proof: Readonly<Record<string, string>>) => boolean;

/** Whether a refusal means: nothing was done, and the same call may work in a moment. */
export type IsNotYet = (rejection: { readonly status: number; readonly body: unknown }) => boolean;

/** What calls to one remote API have in common. Made by {@link createApi}; it holds credentials in closures only. */
export interface Api {
  /** Loaded with the first call: it looks at `Request` when it is loaded, and Node loads all of fetch for that. */
  readonly ky: () => Promise<KyInstance>;
  readonly origin: string;
  readonly authorize: Authorize | undefined;
  readonly onRefused: OnRefused | undefined;
  readonly isNotYet: IsNotYet;
  readonly governor: Governor | undefined;
  readonly wait: Wait;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log | undefined;
  readonly tracer: Tracer | undefined;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly maxWaitMs: number;
  readonly deadline: number | undefined;
  readonly priority: Priority;
}

/** Settings of {@link createApi}. */
export interface ApiOptions {
  /** `https://acme.okta.com` */
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that prove who we are, asked for before each attempt, so that a renewed token is used at once. */
  readonly authorize?: Authorize | undefined;
  /** Told of a 401, so that what was cached is forgotten. */
  readonly onRefused?: OnRefused | undefined;
  /** Refusals after which any call may be repeated, as nothing was done. @defaultValue none */
  readonly isNotYet?: IsNotYet;
  /** Gives each call its turn; share one among all clients of one remote API, see `sharedGovernor`. */
  readonly governor?: Governor | undefined;
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
  /** @defaultValue a real timer; tests give one that only counts */
  readonly wait?: Wait;
  /** Epoch milliseconds. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** Spread of the back-off, 0 … 1. @defaultValue `Math.random` */
  readonly random?: () => number;
  readonly log?: Log;
  /** Records a span per call, e.g. `trace.getTracer("my-service")` of `@opentelemetry/api`. */
  readonly tracer?: Tracer;
  /** Ends every call of this API. */
  readonly signal?: AbortSignal;
  /** For one attempt, its body included. @defaultValue 10 000 */
  readonly timeoutMs?: number;
  /** Attempts after the first. @defaultValue 4 */
  readonly retries?: number;
  /** Longest single wait we accept from a server; a longer one is an error at once. @defaultValue 90 000 */
  readonly maxWaitMs?: number;
}

/** Prepares calls to one remote API. Opens nothing yet. */
export function createApi(options: ApiOptions): Api {
  const { origin } = new URL(options.baseUrl);
  let ky: Promise<KyInstance> | undefined;
  return {
    origin,
    ky: () => {
      ky ??= loadKy(options);
      return ky;
    },
    authorize: options.authorize,
    onRefused: options.onRefused,
    isNotYet: options.isNotYet ?? (() => false),
    governor: options.governor,
    wait: options.wait ?? sleep,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    log: options.log,
    tracer: options.tracer,
    signal: options.signal,
    timeoutMs: options.timeoutMs ?? 10_000,
    retries: options.retries ?? 4,
    maxWaitMs: options.maxWaitMs ?? 90_000,
    deadline: undefined,
    priority: "normal",
  };
}

async function loadKy(options: ApiOptions): Promise<KyInstance> {
  const { default: ky } = await import("ky");
  return ky.create({
    // Retrying is ours: ky would repeat without looking first, and sleep as long as it is told.
    retry: 0,
    // Ours too: ky's covers the head of an answer, and a body may stall as well.
    timeout: false,
    redirect: "manual",
    throwHttpErrors: false,
    headers: { accept: "application/json", "user-agent": "tenure", ...options.headers },
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
}

/** What may differ from call to call of one API. */
export interface CallScope {
  /** `urgent` overtakes every call that waits for its turn. */
  readonly priority?: Priority;
  /** Ends these calls, besides the signal of the API. */
  readonly signal?: AbortSignal;
  /** Epoch milliseconds after which nothing more is tried, waits and retries included. */
  readonly deadline?: number;
}

/** The same API for calls that are urgent, can be cancelled, or must be done by a time. */
export function scopeCalls(api: Api, scope: CallScope): Api {
  const signals = [api.signal, scope.signal].filter((signal) => signal !== undefined);
  return {
    ...api,
    priority: scope.priority ?? api.priority,
    signal: signals.length > 1 ? AbortSignal.any(signals) : signals[0],
    deadline: Math.min(api.deadline ?? Number.POSITIVE_INFINITY, scope.deadline ?? Number.POSITIVE_INFINITY),
  };
}
