import { err, errAsync, ok, okAsync, type Result, ResultAsync } from "neverthrow";

/** A write whose answer can get lost. */
export interface ReadBackWrite<T, E> {
  readonly write: () => ResultAsync<T, E>;
  /** Reads what the write would have made; `undefined` when it is certainly not there. */
  readonly look: () => ResultAsync<T | undefined, E>;
  /** @defaultValue 2 */
  readonly tries?: number;
}

/**
 * Makes a write that must not happen twice. When its answer is lost, looks first: what is there is the answer, and
 * only what is certainly not there is written again. When the look fails, the loss is reported as it was.
 */
export function readBackWrite<T, E>({ write, look, tries = 2 }: ReadBackWrite<T, E>): ResultAsync<T, E> {
  return write().orElse((lost) => {
    if (!mayHaveHappened(lost)) return errAsync(lost);
    const read = new ResultAsync(settle(look(), lost));
    return read.andThen((found) => {
      if (found !== undefined) return okAsync<T, E>(found);
      return tries > 1 ? readBackWrite({ write, look, tries: tries - 1 }) : errAsync(lost);
    });
  });
}

async function settle<T, E>(look: ResultAsync<T, E>, lost: E): Promise<Result<T, E>> {
  const outcome = await look;
  return outcome.isOk() ? ok(outcome.value) : err(lost);
}

/** Whether an error leaves open what became of a write, so that one has to look before writing again. */
export function mayHaveHappened(error: unknown): boolean {
  return typeof error === "object" && error !== null && "mayHaveHappened" in error && error.mayHaveHappened === true;
}
