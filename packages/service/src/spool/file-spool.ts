import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import type { LedgerDraft, Spool, Spooled, SpoolFailure } from "@tenure/provisioner";
import { Result, ResultAsync } from "neverthrow";

/**
 * Evidence that waits for the ledger, as JSON Lines in a file of its own. A line is on the disk before it is answered;
 * one that a crash tore is passed over. The file is emptied when nothing waits any more.
 */
export function fileSpool(file: string): Spool {
  const waiting = () => pending(existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    put: ({ draft, id }) => inTime(() => void (waiting().has(id) || append(file, { id, draft }))),
    waiting: () => inTime(() => [...waiting().values()]),
    drop: (id) =>
      inTime(() => {
        const rest = waiting();
        if (!rest.delete(id)) return;
        if (rest.size === 0) truncateSync(file);
        else append(file, { id });
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

/** A line without a draft says that its id is done with. */
interface Line {
  readonly id: string;
  readonly draft?: LedgerDraft;
}

function pending(text: string): Map<string, Spooled> {
  const kept = new Map<string, Spooled>();
  for (const line of text.split("\n")) {
    const parsed = parseLine(line);
    if (parsed.isErr()) continue;
    const { draft, id } = parsed.value;
    if (draft === undefined) kept.delete(id);
    else kept.set(id, { id, draft });
  }
  return kept;
}

const parseLine = Result.fromThrowable((line: string) => JSON.parse(line) as Line);

function append(file: string, line: Line): void {
  const handle = openSync(file, "a", 0o600);
  try {
    // A break before as well, so that a torn line does not swallow this one.
    writeSync(handle, `\n${JSON.stringify(line)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function inTime<T>(work: () => T): ResultAsync<T, SpoolFailure> {
  const attempt = Result.fromThrowable(work, (): SpoolFailure => {
    return { kind: "spool-failure", sentence: "The spool file could not be used; check its folder." };
  });
  return new ResultAsync(Promise.resolve().then(attempt));
}
