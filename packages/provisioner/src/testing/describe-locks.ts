import { anInstant } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import type { Locks } from "../ports/locks.ts";

/** Locks to be tested: nobody holds any. */
export interface LocksUnderTest {
  readonly locks: Locks;
  /** Other locks over the same store, as a second worker or a restarted process sees it. */
  readonly reopen?: () => Promise<Locks>;
}

const at = (minute: number) => anInstant(`2027-03-01T08:${String(minute).padStart(2, "0")}:00Z`);

/** The behaviour every {@link Locks} owes its callers. Run it in the adapter's own test file. */
export function describeLocks(name: string, setUp: () => Promise<LocksUnderTest>): void {
  describe(`${name} as Locks`, () => {
    it("gives a lock to one at a time, and other keys to others", async () => {
      const { locks } = await setUp();

      const first = (await locks.take("person:a", at(0), at(2)))._unsafeUnwrap();

      expect(first).toMatchObject({ key: "person:a", until: at(2) });
      expect((await locks.take("person:a", at(1), at(3)))._unsafeUnwrap()).toBeUndefined();
      expect((await locks.take("person:b", at(1), at(3)))._unsafeUnwrap()).toMatchObject({ key: "person:b" });
    });

    it("gives it to exactly one of many who ask at once", async () => {
      const { locks, reopen } = await setUp();
      const other = (await reopen?.()) ?? locks;

      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? locks : other).take("person:a", at(0), at(2))),
      );

      expect(taken.filter((lock) => lock._unsafeUnwrap() !== undefined)).toHaveLength(1);
    });

    it("grows the fence with every taking, whatever came between", async () => {
      const { locks } = await setUp();
      const fence = async (minute: number) =>
        (await locks.take("person:a", at(minute), at(minute + 1)))._unsafeUnwrap()?.fence ?? Number.NaN;

      const first = await fence(0);
      const afterRunningOut = await fence(1);
      const held = (await locks.take("person:a", at(2), at(9)))._unsafeUnwrap();
      if (held !== undefined) await locks.release(held);
      const afterRelease = await fence(3);

      expect(afterRunningOut).toBeGreaterThan(first);
      expect(held?.fence).toBeGreaterThan(afterRunningOut);
      expect(afterRelease).toBeGreaterThan(held?.fence ?? Number.NaN);
    });

    it("prolongs what is held, also late as long as nobody has taken it", async () => {
      const { locks } = await setUp();
      const lock = (await locks.take("person:a", at(0), at(2)))._unsafeUnwrap();
      if (lock === undefined) throw new Error("nobody held it");

      expect((await locks.renew(lock, at(4)))._unsafeUnwrap()).toEqual({ ...lock, until: at(4) });
      expect((await locks.take("person:a", at(3), at(5)))._unsafeUnwrap()).toBeUndefined();
      expect((await locks.renew(lock, at(9)))._unsafeUnwrap()).toMatchObject({ fence: lock.fence });
    });

    it("tells a sleeper that somebody else has it, and leaves it to them", async () => {
      const { locks } = await setUp();
      const sleeper = (await locks.take("person:a", at(0), at(2)))._unsafeUnwrap();
      const other = (await locks.take("person:a", at(3), at(5)))._unsafeUnwrap();
      if (sleeper === undefined || other === undefined) throw new Error("nobody held it");

      expect((await locks.renew(sleeper, at(9)))._unsafeUnwrap()).toBeUndefined();
      await locks.release(sleeper);

      expect((await locks.renew(other, at(6)))._unsafeUnwrap()).toMatchObject({ fence: other.fence });
      expect((await locks.take("person:a", at(5), at(7)))._unsafeUnwrap()).toBeUndefined();
    });

    it("gives what was let go to the next at once, and does not renew it for the one before", async () => {
      const { locks } = await setUp();
      const lock = (await locks.take("person:a", at(0), at(9)))._unsafeUnwrap();
      if (lock === undefined) throw new Error("nobody held it");

      await locks.release(lock);
      await locks.release(lock);

      expect((await locks.renew(lock, at(9)))._unsafeUnwrap()).toBeUndefined();
      expect((await locks.take("person:a", at(1), at(2)))._unsafeUnwrap()).toBeDefined();
    });

    it("remembers fences over a restart", async ({ skip }) => {
      const { locks, reopen } = await setUp();
      if (reopen === undefined) return skip("these locks end with their process");
      const before = (await locks.take("person:a", at(0), at(2)))._unsafeUnwrap();

      const again = await reopen();

      expect((await again.take("person:a", at(1), at(3)))._unsafeUnwrap()).toBeUndefined();
      expect((await again.take("person:a", at(2), at(3)))._unsafeUnwrap()?.fence).toBeGreaterThan(before?.fence ?? 0);
    });
  });
}
