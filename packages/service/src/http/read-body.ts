import { err, ok, type Result } from "neverthrow";
import { refuse } from "./answer.ts";

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
  request: Request,
  { maxBytes, timeoutMs }: BodyLimits,
): Promise<Result<Uint8Array, Response>> {
  const tooLarge = () =>
    err(
      refuse(413, "too-large", `The body is larger than the ${maxBytes} bytes that are taken.`, {
        connection: "close",
      }),
    );
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) > maxBytes) return tooLarge();
  const reader = request.body?.getReader();
  if (reader === undefined) return ok(new Uint8Array());
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), timeoutMs);
  try {
    const parts: Uint8Array[] = [];
    for (let size = 0; ; ) {
      const part = await Promise.race([reader.read(), late.promise]);
      if (part === "late")
        return err(refuse(408, "too-slow", "The body did not arrive in time.", { connection: "close" }));
      if (part.done) return ok(Buffer.concat(parts));
      size += part.value.byteLength;
      if (size > maxBytes) return tooLarge();
      parts.push(part.value);
    }
  } catch {
    return err(refuse(400, "broken-off", "The body broke off."));
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => {});
  }
}
