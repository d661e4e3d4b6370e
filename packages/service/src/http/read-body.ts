import { err, ok, type Result } from "neverthrow";
import { type Answer, refuse } from "./answer.ts";
import type { Incoming } from "./incoming.ts";

/** How much of a body is read, and how long we wait for it. */
export interface BodyLimits {
  /** Bytes. */
  readonly maxBytes: number;
  /** Milliseconds for the whole. */
  readonly timeoutMs: number;
}

/**
 * Reads a body's exact bytes: never more than the limit, whatever its length header says, and never for longer than
 * the time. What is over is not read to its end.
 */
export async function readBody(
  { body, headers }: Pick<Incoming, "body" | "headers">,
  { maxBytes, timeoutMs }: BodyLimits,
): Promise<Result<Uint8Array, Answer>> {
  const length = headers.get("content-length");
  if (length !== null && Number(length) > maxBytes) return err(tooLarge(maxBytes));
  if (body === null) return ok(new Uint8Array());
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), timeoutMs);
  const parts = Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]();
  try {
    const read: Uint8Array[] = [];
    for (let size = 0; ; ) {
      const part = await Promise.race([parts.next(), late.promise]);
      if (part === "late") return err(refuse(408, "too-slow", "The body did not arrive in time.", CLOSE));
      if (part.done === true) return ok(read.length === 1 && read[0] !== undefined ? read[0] : Buffer.concat(read));
      size += part.value.byteLength;
      if (size > maxBytes) return err(tooLarge(maxBytes));
      read.push(part.value);
    }
  } catch {
    return err(refuse(400, "broken-off", "The body broke off."));
  } finally {
    clearTimeout(timer);
    // Not waited for: a sender who has fallen asleep holds this up as well.
    void (async () => parts.return?.())().catch(() => {});
  }
}

const CLOSE = { connection: "close" };

function tooLarge(maxBytes: number): Answer {
  return refuse(413, "too-large", `The body is larger than the ${maxBytes} bytes that are taken.`, CLOSE);
}
