import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Spool, Spooled, SpoolFailure } from "@tenure/provisioner";
import { Result, ResultAsync } from "neverthrow";
import { writeWhole } from "./write-whole.ts";

/**
 * Evidence that waits for the ledger, in a folder of its own: one file for each draft, on the disk under its name before
 * it is answered. Several processes share the folder: none of them ever writes into a file that another may read, so
 * that nothing is lost whoever drains it, and whenever somebody dies.
 */
export function fileSpool(folder: string): Spool {
  const names = () =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => WHOLE.test(name))
          .toSorted()
      : [];
  const of = (id: string) => names().filter((name) => name.endsWith(endOf(id)));
  const nextName = namesInOrder();
  return {
    put: (spooled) =>
      inTime(() => {
        if (of(spooled.id).length > 0) return;
        writeWhole(folder, `${nextName()}${endOf(spooled.id)}`, JSON.stringify(spooled));
      }),
    waiting: () => inTime(() => once(names().flatMap((name) => read(join(folder, name)).unwrapOr([])))),
    drop: (id) =>
      inTime(() => {
        for (const name of of(id)) rmSync(join(folder, name), { force: true });
      }),
  };
}

/** The same without a file, for stores that nothing outlives. */
export function memorySpool(): Spool {
  const kept = new Map<string, Spooled>();
  return {
    put: (spooled) => inTime(() => void (kept.has(spooled.id) || kept.set(spooled.id, spooled))),
    waiting: () => inTime(() => [...kept.values()]),
    drop: (id) => inTime(() => void kept.delete(id)),
  };
}

/** Time, process, number: in the order of writing, and never two alike. */
const WHOLE = /^\d{15}-\d+-\d{6}-[0-9a-f]{32}\.json$/;

function namesInOrder(): () => string {
  let last = 0;
  let number = 0;
  return () => {
    // A clock that is set back must not bring a later draft before an earlier one.
    last = Math.max(last, Date.now());
    number = (number + 1) % 1_000_000;
    return `${String(last).padStart(15, "0")}-${process.pid}-${String(number).padStart(6, "0")}`;
  };
}

/** An id may hold anything; its digest is a file's name. */
const endOf = (id: string) => `-${createHash("sha256").update(id).digest("hex").slice(0, 32)}.json`;

/** None where another process has entered and dropped it in the meantime. */
const read = Result.fromThrowable((file: string): readonly Spooled[] => [
  JSON.parse(readFileSync(file, "utf8")) as Spooled,
]);

function once(spooled: readonly Spooled[]): readonly Spooled[] {
  return [...new Map(spooled.toReversed().map((one) => [one.id, one])).values()].toReversed();
}

function inTime<T>(work: () => T): ResultAsync<T, SpoolFailure> {
  const attempt = Result.fromThrowable(work, (): SpoolFailure => {
    return { kind: "spool-failure", sentence: "The spool's folder could not be used; check that it is ours to write." };
  });
  return new ResultAsync(Promise.resolve().then(attempt));
}
