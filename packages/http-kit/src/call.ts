import type { ZodType } from "zod";

/** Whether a call may overtake others that wait for their turn: what protects people goes before what reads lists. */
export type Priority = "urgent" | "normal";

/** A call to make. */
export interface Call<T> {
  /** The route with its placeholders, `"GET /api/v1/users/{id}"`: safe to log, never a real id. */
  readonly endpoint: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Path below the base URL, its parts already encoded; or an absolute URL of the same origin, for paging links. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as it is, as `multipart/form-data`. */
  readonly multipart?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a good answer looks like, as JSON; an empty body is `undefined`. */
  readonly reply: ZodType<T>;
  /** What `reply` is given instead of JSON: the text, or a `Uint8Array` of the bytes. */
  readonly read?: "json" | "text" | "bytes";
  /** Whether asking twice leaves the server as asking once. Default: everything but POST and PATCH. */
  readonly idempotent?: boolean;
}

/** A decoded answer with the headers a client may need (links, rate limits, the server's date). */
export interface Answer<T> {
  readonly value: T;
  readonly status: number;
  readonly headers: Headers;
}
