import { okAsync } from "neverthrow";
import type { Spool, Spooled } from "../ports/spool.ts";

/** A {@link Spool} that does not outlive its process. */
export function memorySpool(): Spool {
  const waiting = new Map<string, Spooled>();
  return {
    put: (spooled) => {
      if (!waiting.has(spooled.id)) waiting.set(spooled.id, structuredClone(spooled));
      return okAsync(undefined);
    },
    waiting: () => okAsync([...waiting.values()]),
    drop: (id) => {
      waiting.delete(id);
      return okAsync(undefined);
    },
  };
}
