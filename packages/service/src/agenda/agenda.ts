import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "@tenure/lifecycle-rules";
import type { LeavingHour, SpoolFailure } from "@tenure/provisioner";
import { Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { writeWhole } from "../spool/write-whole.ts";

/** Hours at which somebody has to be shut out, kept where they can be read while the store is away. */
export interface Agenda {
  /** Instead of what was kept before. */
  keep(hours: readonly LeavingHour[]): ResultAsync<void, SpoolFailure>;
  /** None where none were ever kept. */
  read(): ResultAsync<readonly LeavingHour[], SpoolFailure>;
}

/**
 * An agenda in a folder of this machine, beside the evidence that waits for the ledger: ids of tickets and hours, and
 * nothing about anybody. Processes that share the folder keep what each of them read last.
 */
export function fileAgenda(folder: string): Agenda {
  const file = join(folder, NAME);
  return {
    keep: (hours) =>
      inTime(() => {
        const text = JSON.stringify({ hours });
        if (existsSync(file) && readFileSync(file, "utf8") === text) return;
        const aside = `${NAME}.${randomUUID()}`;
        writeWhole(folder, aside, text);
        renameSync(join(folder, aside), file);
      }),
    read: () =>
      inTime(() =>
        existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, "utf8"))).hours : ([] as readonly LeavingHour[]),
      ),
  };
}

/** The same without a file, for stores that nothing outlives. */
export function memoryAgenda(): Agenda {
  let kept: readonly LeavingHour[] = [];
  return {
    keep: (hours) =>
      inTime(() => {
        kept = hours;
      }),
    read: () => inTime(() => kept),
  };
}

const NAME = "leaving.hours";

const Kept = z.object({
  hours: z.array(z.object({ ticketId: z.string(), at: z.string().transform((text): Instant => text as Instant) })),
});

function inTime<T>(work: () => T): ResultAsync<T, SpoolFailure> {
  const attempt = Result.fromThrowable(work, (): SpoolFailure => {
    return { kind: "spool-failure", sentence: "The hours of leavers could not be kept or read beside the spool." };
  });
  return new ResultAsync(Promise.resolve().then(attempt));
}
