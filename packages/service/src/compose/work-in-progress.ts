import { ResultAsync } from "neverthrow";

/** What has been begun and is not finished. */
export interface WorkInProgress {
  watch<T>(work: Promise<T>): Promise<T>;
  watched<T, E>(work: ResultAsync<T, E>): ResultAsync<T, E>;
  /** Lets everything finish, then ends. What is begun meanwhile is finished too. Once, however often it is asked. */
  end(finish: () => Promise<void>): Promise<void>;
}

/** Keeps watch, so that stores are not closed under somebody's hands. */
export function workInProgress(): WorkInProgress {
  const begun = new Set<Promise<unknown>>();
  let ended: Promise<void> | undefined;
  const watch = <T>(work: Promise<T>): Promise<T> => {
    begun.add(work);
    const done = () => void begun.delete(work);
    work.then(done, done);
    return work;
  };
  return {
    watch,
    watched: (work) => new ResultAsync(watch(Promise.resolve(work))),
    end: (finish) => {
      ended ??= (async () => {
        while (begun.size > 0) await Promise.allSettled(begun);
        await finish();
      })();
      return ended;
    },
  };
}
