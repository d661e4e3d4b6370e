/** How long a write waits while another process writes into the same file. */
export interface TurnOptions {
  /** @defaultValue 500 */
  readonly tries?: number;
  /** Between two tries. @defaultValue ten milliseconds */
  readonly wait?: () => Promise<void>;
}

/** Runs work that the file may refuse because another process is writing. Rejects with what the work throws. */
export type TakeTurn = <T>(work: () => T) => Promise<T>;

/**
 * Lets work wait for its turn without holding up everything else this process does: SQLite's own way of waiting stops
 * the whole process. What was asked for first is done first; what waits costs a timer.
 */
export function takeTurns({ tries = 500, wait = tenMilliseconds }: TurnOptions = {}): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(() => patiently(work, tries, wait));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function patiently<T>(work: () => T, tries: number, wait: () => Promise<void>): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return work();
    } catch (cause) {
      if (!isBusy(cause) || left <= 1) throw cause;
    }
    await wait();
  }
}

const tenMilliseconds = () => new Promise<void>((done) => void setTimeout(done, 10));

/** SQLITE_BUSY, in any of its flavours. */
function isBusy(cause: unknown): boolean {
  return cause instanceof Error && "errcode" in cause && (Number(cause.errcode) & 0xff) === 5;
}
