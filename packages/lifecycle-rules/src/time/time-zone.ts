import { err, ok, type Result } from "neverthrow";

/** An IANA zone name the runtime knows: `Europe/Zurich`. */
export type TimeZone = string & { readonly __brand: "TimeZone" };

/** No zone of that name. */
export interface InvalidTimeZone {
  readonly kind: "invalid-time-zone";
  readonly input: string;
}

// Asking the runtime about a zone costs as much as a whole plan; there are some 600 of them.
const known = new Set<string>();

const resolve = (name: string) => new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;

/** Reads an IANA zone name (`Europe/Zurich`, `UTC`). Offsets such as `+01:00` are refused: they know no summer time. */
export function parseTimeZone(input: string): Result<TimeZone, InvalidTimeZone> {
  if (known.has(input)) return ok(input as TimeZone);
  if (/^[+-]/.test(input)) return err({ kind: "invalid-time-zone", input });
  try {
    resolve(input);
  } catch {
    return err({ kind: "invalid-time-zone", input });
  }
  known.add(input);
  return ok(input as TimeZone);
}
