import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { Api } from "./api.ts";
import type { Answer, Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";
import { readAnswer } from "./read-answer.ts";

/** What came of asking once. */
export interface Attempt<T> {
  readonly outcome: Result<Answer<T>, HttpError>;
  /** The vendor's id of the request, when there was an answer. */
  readonly requestId?: string;
  /** What we proved ourselves with. */
  readonly proof?: Readonly<Record<string, string>>;
  /** Nothing of the call went out, so that any call may be tried again. */
  readonly unsent?: boolean;
}

/** Waits for its turn, proves who asks, asks once, and reads the answer. */
export async function attempt<T>(api: Api, call: Call<T>): Promise<Attempt<T>> {
  const { endpoint } = call;
  const url = target(api, call);
  if (url.isErr()) return { outcome: err(url.error), unsent: true };
  const { priority, signal, deadline } = api;
  const turn = isOver(api) ? undefined : await api.governor?.turn({ endpoint, priority, signal, deadline });
  if ((api.governor !== undefined && turn === undefined) || isOver(api)) {
    turn?.settle();
    return { outcome: err({ kind: "cancelled", endpoint, mayHaveHappened: false }), unsent: true };
  }
  // Only now: waiting for a turn may take longer than a proof is good for.
  const proof = (await api.authorize?.({ method: call.method.toUpperCase(), url: url.value })) ?? ok({});
  if (proof.isErr()) {
    turn?.settle();
    return { outcome: err(notHappened(proof.error)), unsent: true };
  }
  const received = await receive(api, call, url.value, proof.value);
  turn?.settle(received.isOk() ? received.value.response : undefined);
  if (received.isErr()) return { outcome: err(received.error) };
  const { response, bytes } = received.value;
  const requestId = response.headers.get("x-okta-request-id") ?? response.headers.get("atl-traceid");
  const outcome = readAnswer(api, call, response, bytes);
  return { outcome, proof: proof.value, ...(requestId === null ? {} : { requestId }) };
}

/** What went wrong on the way to a proof says nothing about the call itself: it was not sent. */
function notHappened(error: HttpError): HttpError {
  return "mayHaveHappened" in error ? { ...error, mayHaveHappened: false } : error;
}

function isOver(api: Api): boolean {
  return api.signal?.aborted === true || (api.deadline !== undefined && api.now() >= api.deadline);
}

function receive(api: Api, call: Call<unknown>, url: string, proof: Readonly<Record<string, string>>) {
  const left = api.deadline === undefined ? api.timeoutMs : Math.min(api.timeoutMs, api.deadline - api.now());
  const clock = AbortSignal.timeout(Math.max(1, left));
  const signal = api.signal === undefined ? clock : AbortSignal.any([clock, api.signal]);
  // An async function, so that what ky throws before its promise exists is caught too.
  const ask = ResultAsync.fromThrowable(
    async () => {
      const ky = await api.ky();
      const response = await until(signal, ky(url, { method: call.method, signal, ...(await content(call, proof)) }));
      return { response, bytes: new Uint8Array(await until(signal, response.arrayBuffer())) };
    },
    (cause) => toHttpError(api, call, clock, cause),
  );
  return ask();
}

/** Not every `fetch` an application may give heeds a signal. */
async function until<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function content(call: Call<unknown>, proof: Readonly<Record<string, string>>) {
  const headers = { ...call.headers, ...proof };
  if (call.body !== undefined) return { headers, json: call.body };
  if (call.form !== undefined) return { headers, body: new URLSearchParams(call.form) };
  if (call.multipart !== undefined) {
    // As bytes: Node's fetch rejects out of anybody's reach when a streamed form is abandoned half sent.
    const encoded = new Response(call.multipart);
    const type = encoded.headers.get("content-type") ?? "multipart/form-data";
    return { headers: { ...headers, "content-type": type }, body: await encoded.arrayBuffer() };
  }
  return { headers };
}

function target(api: Api, call: Call<unknown>): Result<string, HttpError> {
  const link = { kind: "unexpected-body", endpoint: call.endpoint } as const;
  if (!URL.canParse(call.path, `${api.origin}/`)) return err({ ...link, problems: ["a link that is no URL"] });
  const url = new URL(call.path, `${api.origin}/`);
  // A paging link decides where our token is sent: only ever to where it belongs.
  if (url.origin !== api.origin) return err({ ...link, problems: ["a link to another host"] });
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return ok(url.href);
}

function toHttpError(api: Api, call: Call<unknown>, clock: AbortSignal, cause: unknown): HttpError {
  const mayHaveHappened = call.method !== "get";
  if (api.signal?.aborted === true) return { kind: "cancelled", endpoint: call.endpoint, mayHaveHappened };
  if (clock.aborted) return { kind: "timed-out", endpoint: call.endpoint, mayHaveHappened };
  const code = networkCode(cause);
  // Refused or unresolved: the request never left, so nothing can have happened.
  const never = code !== undefined && NEVER_LEFT.has(code);
  // The name or code only: messages hold the URL, and the URL holds the login.
  const reason = code ?? (cause instanceof Error ? cause.name : "unknown");
  return { kind: "unreachable", endpoint: call.endpoint, reason, mayHaveHappened: mayHaveHappened && !never };
}

const NEVER_LEFT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Node's code of a failed connection, wherever in the chain of causes it is. */
function networkCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 5) return undefined;
  if ("code" in error && typeof error.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(error.code)) return error.code;
  return "cause" in error ? networkCode(error.cause, depth + 1) : undefined;
}
