import { type ObjectContext, object } from "@restatedev/restate-sdk";
import type { Instant } from "@tenure/lifecycle-rules";
import { LOCKS } from "./object-names.ts";

/** Who holds a lock: `until` is `null` where nobody does. The fence stays, so that none repeats. */
interface Held {
  readonly fence: number;
  readonly until: Instant | null;
}

const HELD = "held";
const held = async (ctx: ObjectContext): Promise<Held> => (await ctx.get<Held>(HELD)) ?? { fence: 0, until: null };

/** One lock. Restate lets in one caller at a time, which is all that a lock is. */
export const lockObject = object({
  name: LOCKS,
  handlers: {
    take: async (ctx: ObjectContext, { now, until }: { readonly now: Instant; readonly until: Instant }) => {
      const before = await held(ctx);
      if (before.until !== null && before.until > now) return null;
      const taken: Held = { fence: before.fence + 1, until };
      ctx.set(HELD, taken);
      return taken;
    },
    renew: async (ctx: ObjectContext, { fence, until }: { readonly fence: number; readonly until: Instant }) => {
      const before = await held(ctx);
      if (before.until === null || before.fence !== fence) return false;
      ctx.set(HELD, { fence, until });
      return true;
    },
    release: async (ctx: ObjectContext, { fence }: { readonly fence: number }) => {
      const before = await held(ctx);
      if (before.fence === fence) ctx.set(HELD, { fence, until: null });
    },
  },
  // A lock is asked for many times a minute, and nobody reads up on it.
  options: { journalRetention: 0, idempotencyRetention: 60_000 },
});
