import { err, ok, Result } from "neverthrow";
import type { ZodType } from "zod";
import type { Api } from "./api.ts";
import type { Answer, Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";
import { retryAfterMs } from "./retry-after.ts";

/** Decodes an answer, or says why it is none. */
export function readAnswer<T>(
  api: Api,
  call: Call<T>,
  response: Response,
  bytes: Uint8Array,
): Result<Answer<T>, HttpError> {
  const { endpoint } = call;
  const { status, headers } = response;
  if (status === 429) {
    const reason = headers.get("ratelimit-reason") ?? undefined;
    return err({ kind: "rate-limited", endpoint, retryAfterMs: retryAfterMs(headers, api.now()), reason });
  }
  if (!response.ok) return err(rejected(endpoint, status, parseJson(bytes).unwrapOr(undefined), headers));
  return decode(call, bytes).map((value) => ({ value, status, headers }));
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const parseJson = Result.fromThrowable((bytes: Uint8Array): unknown =>
  bytes.length === 0 ? undefined : JSON.parse(text(bytes)),
);

function decode<T>({ endpoint, reply, read }: Call<T>, bytes: Uint8Array): Result<T, HttpError> {
  if (read === "bytes") return check(endpoint, reply, bytes);
  if (read === "text") return check(endpoint, reply, text(bytes));
  return parseJson(bytes)
    .mapErr((): HttpError => ({ kind: "unexpected-body", endpoint, problems: ["not JSON"] }))
    .andThen((value) => check(endpoint, reply, value));
}

function check<T>(endpoint: string, reply: ZodType<T>, value: unknown): Result<T, HttpError> {
  const read = reply.safeParse(value);
  if (read.success) return ok(read.data);
  // Paths and codes only: the body is somebody's personal data.
  const problems = read.error.issues.slice(0, 20).map(({ path, code }) => `${path.map(safe).join(".")}: ${code}`);
  return err({ kind: "unexpected-body", endpoint, problems });
}

/** A key of ours or an index may be said; a key that is somebody's data may not. */
const safe = (part: PropertyKey): string => (/^[$\w-]{1,40}$/.test(String(part)) ? String(part) : "*");

function rejected(endpoint: string, status: number, body: unknown, headers: Headers): HttpError {
  const error = { kind: "rejected" as const, endpoint, status, body, headers: harmless(headers) };
  // For the client that translates the error; not for a printer, which would show a person's data.
  return Object.defineProperty(error, "body", { enumerable: false });
}

const HARMLESS = [
  "x-okta-request-id",
  "atl-traceid",
  "x-arequestid",
  "x-failure-category",
  "dpop-nonce",
  "date",
  "retry-after",
  "www-authenticate",
];

function harmless(headers: Headers): Record<string, string> {
  return Object.fromEntries(HARMLESS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""]] : [])));
}
