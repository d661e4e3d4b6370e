import { describe, expect, it } from "vitest";
import type { Spool } from "../ports/spool.ts";
import { aDraft } from "./describe-ledger.ts";

/** A spool to be tested: empty. */
export interface SpoolUnderTest {
  readonly spool: Spool;
  readonly reopen?: () => Promise<Spool>;
}

/** The behaviour every {@link Spool} owes its callers. Run it in the adapter's own test file. */
export function describeSpool(name: string, setUp: () => Promise<SpoolUnderTest>): void {
  describe(`${name} as a Spool`, () => {
    const first = { id: "1", draft: aDraft({ body: { text: 'a "line"\nbreak ☃' } }) };
    const second = { id: "2", draft: aDraft({ event: "run-ended", accountId: "00u1" }) };

    it("keeps drafts, oldest first, until they are dropped", async () => {
      const { spool } = await setUp();
      expect((await spool.waiting())._unsafeUnwrap()).toEqual([]);

      await spool.put(first);
      await spool.put(second);
      expect((await spool.waiting())._unsafeUnwrap()).toEqual([first, second]);

      await spool.drop("1");
      await spool.drop("1");
      await spool.drop("never there");
      expect((await spool.waiting())._unsafeUnwrap()).toEqual([second]);
    });

    it("keeps the same id once, as it was first", async () => {
      const { spool } = await setUp();

      await spool.put(first);
      await spool.put({ ...first, draft: second.draft });

      expect((await spool.waiting())._unsafeUnwrap()).toEqual([first]);
    });

    it("loses nothing of what is put at once", async () => {
      const { spool } = await setUp();

      await Promise.all(Array.from({ length: 20 }, (_, index) => spool.put({ ...first, id: String(index) })));

      expect((await spool.waiting())._unsafeUnwrap()).toHaveLength(20);
    });

    it("keeps drafts over a restart", async ({ skip }) => {
      const { spool, reopen } = await setUp();
      if (reopen === undefined) return skip("this spool ends with its process");
      await spool.put(first);
      await spool.put(second);
      await spool.drop("1");

      expect((await (await reopen()).waiting())._unsafeUnwrap()).toEqual([second]);
    });
  });
}
