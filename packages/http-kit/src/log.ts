import type { HttpError } from "./http-error.ts";

/** One attempt of one call, for whoever watches: no URL, no header, no body, nobody's name. */
export interface CallRecord {
  /** The route with its placeholders. */
  readonly endpoint: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** `retry` means: failed with `kind`, and asked again after `waitMs`. */
  readonly outcome: "ok" | "retry" | HttpError["kind"];
  readonly kind?: HttpError["kind"];
  readonly status?: number;
  readonly waitMs?: number;
  /** Time from sending to the end of the answer, in milliseconds of the injected clock. */
  readonly tookMs?: number;
  /** The vendor's id of the request, to quote to their support. */
  readonly requestId?: string;
}

/** Where records of calls go. A library logs nowhere by itself. */
export type Log = (record: CallRecord) => void;
