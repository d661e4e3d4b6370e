import { isTimeoutError } from "ky";
import { err, ok, Result, ResultAsync } from "neverthrow";
import type { Api } from "./api.ts";
import type { Answer, Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";
import { retryAfterMs } from "./retry-after.ts";

/** Makes a call and reads the reply. Never throws and never rejects. */
export function send<T>(api: Api, call: Call<T>): ResultAsync<T, HttpError> {
  return sendForAnswer(api, call).map((answer) => answer.value);
}

/** As {@link send}, with the answer's status and headers. */
export function sendForAnswer<T>(api: Api, call: Call<T>): ResultAsync<Answer<T>, HttpError> {
  return new ResultAsync(attempts(api, call));
}

async function attempts<T>(api: Api, call: Call<T>): Promise<Result<Answer<T>, HttpError>> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(api, call);
    if (outcome.isOk()) {
      api.log?.({ endpoint: call.endpoint, attempt, outcome: "ok", status: outcome.value.status });
      return outcome;
    }
    const waitMs = attempt > api.retries ? undefined : pause(api, call, outcome.error, attempt);
    if (waitMs === undefined) {
      api.log?.({ endpoint: call.endpoint, attempt, outcome: outcome.error.kind });
      return outcome;
    }
    api.log?.({ endpoint: call.endpoint, attempt, outcome: "retry", waitMs });
    await api.wait(waitMs, api.signal);
    if (api.signal?.aborted === true) return err(cancelled(call, outcome.error));
  }
}

function cancelled(call: Call<unknown>, last: HttpError): HttpError {
  const mayHaveHappened = "mayHaveHappened" in last ? last.mayHaveHappened : false;
  return { kind: "cancelled", endpoint: call.endpoint, mayHaveHappened };
}

/** How long to wait before asking again; `undefined` when asking again is wrong. */
function pause(api: Api, call: Call<unknown>, error: HttpError, attempt: number): number | undefined {
  const backOff = Math.min(30_000, 500 * 2 ** (attempt - 1)) * (0.7 + 0.6 * api.random());
  switch (error.kind) {
    case "rate-limited": {
      // Refused before it had an effect: any method may be repeated.
      const asked = error.retryAfterMs ?? 0;
      return asked > api.maxWaitMs ? undefined : Math.max(asked, backOff);
    }
    case "rejected":
      // 423: Okta reconciles rule priorities and did nothing; the rest may have done something.
      if (error.status === 423) return backOff;
      return [408, 500, 502, 503, 504].includes(error.status) && isIdempotent(call) ? backOff : undefined;
    case "unreachable":
    case "timed-out":
      return isIdempotent(call) ? backOff : undefined;
    case "cancelled":
    case "unexpected-body":
      return undefined;
  }
}

function isIdempotent(call: Call<unknown>): boolean {
  return call.idempotent ?? (call.method !== "post" && call.method !== "patch");
}

async function once<T>(api: Api, call: Call<T>): Promise<Result<Answer<T>, HttpError>> {
  const url = target(api, call);
  if (url.isErr()) return err(url.error);
  const proof =
    api.authorize === undefined ? ok({}) : await api.authorize({ method: call.method.toUpperCase(), url: url.value });
  if (proof.isErr()) return err(proof.error);
  // An async function, so that what ky throws before its promise exists is caught too.
  const ask = ResultAsync.fromThrowable(
    async () => {
      const response = await api.ky(url.value, {
        method: call.method,
        headers: { ...call.headers, ...proof.value },
        ...(call.body === undefined ? {} : { json: call.body }),
        ...(call.form === undefined ? {} : { body: new URLSearchParams(call.form) }),
        ...(api.signal === undefined ? {} : { signal: api.signal }),
      });
      return { response, text: await response.text() };
    },
    (cause) => toHttpError(api, call, cause),
  );
  return ask().andThen(({ response, text }) => read(api, call, response, text));
}

function target(api: Api, call: Call<unknown>): Result<string, HttpError> {
  const url = new URL(call.path, `${api.origin}/`);
  // A paging link decides where our token is sent: only ever to where it belongs.
  if (url.origin !== api.origin) {
    return err({ kind: "unexpected-body", endpoint: call.endpoint, problems: ["a link to another host"] });
  }
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return ok(url.href);
}

const parseJson = Result.fromThrowable((text: string): unknown => (text === "" ? undefined : JSON.parse(text)));

function read<T>(api: Api, call: Call<T>, response: Response, text: string): Result<Answer<T>, HttpError> {
  const json = parseJson(text);
  if (response.status === 429) {
    return err({
      kind: "rate-limited",
      endpoint: call.endpoint,
      retryAfterMs: retryAfterMs(response.headers, api.now()),
      reason: response.headers.get("ratelimit-reason") ?? undefined,
    });
  }
  if (!response.ok) {
    return err({
      kind: "rejected",
      endpoint: call.endpoint,
      status: response.status,
      body: json.unwrapOr(undefined),
      headers: harmless(response.headers),
    });
  }
  const unexpected = (...problems: string[]) =>
    err({ kind: "unexpected-body" as const, endpoint: call.endpoint, problems });
  if (json.isErr()) return unexpected("not JSON");
  const reply = call.reply.safeParse(json.value);
  // Paths and codes only: the body is somebody's personal data.
  return reply.success
    ? ok({ value: reply.data, status: response.status, headers: response.headers })
    : unexpected(...reply.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.code}`));
}

const HARMLESS = ["x-okta-request-id", "atl-traceid", "x-failure-category", "dpop-nonce", "date", "www-authenticate"];

function harmless(headers: Headers): Record<string, string> {
  return Object.fromEntries(HARMLESS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""]] : [])));
}

function toHttpError(api: Api, call: Call<unknown>, cause: unknown): HttpError {
  const mayHaveHappened = call.method !== "get";
  if (api.signal?.aborted === true) return { kind: "cancelled", endpoint: call.endpoint, mayHaveHappened };
  if (isTimeoutError(cause)) return { kind: "timed-out", endpoint: call.endpoint, mayHaveHappened };
  const code = networkCode(cause);
  // Refused or unresolved: the request never left, so nothing can have happened.
  const never = code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN";
  // The name or code only: messages hold the URL, and the URL holds the login.
  const reason = code ?? (cause instanceof Error ? cause.name : "unknown");
  return { kind: "unreachable", endpoint: call.endpoint, reason, mayHaveHappened: mayHaveHappened && !never };
}

/** Node's code of a failed connection, wherever in the chain of causes it is. */
function networkCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 5) return undefined;
  if ("code" in error && typeof error.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(error.code)) return error.code;
  return "cause" in error ? networkCode(error.cause, depth + 1) : undefined;
}
