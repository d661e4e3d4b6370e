import type { Spool } from "@tenure/provisioner";
import { errAsync, ResultAsync } from "neverthrow";
import type { OpenStore } from "./open-store.ts";
import type { StoreUnavailable } from "./store-unavailable.ts";

/** What a late store is opened with. */
export interface LateStoreOptions {
  /** Opens the real store; asked again until it succeeds. */
  readonly open: () => ResultAsync<OpenStore, StoreUnavailable>;
  readonly spool: Spool;
  /** Milliseconds, of any beginning. */
  readonly now: () => number;
}

/** A server that is away costs its time-out once in a while, and not with every question a run asks. */
const PATIENCE_MS = 10_000;

/**
 * A store that was away at the start: every port answers with its failure until the store can be opened, and is the
 * real one from then on. So a run can go on without a ledger as far as shutting somebody out goes.
 */
export function lateStore({ now, open, spool }: LateStoreOptions): OpenStore {
  let opened: ResultAsync<OpenStore, StoreUnavailable> | undefined;
  let triedAt = now();
  let ended = false;
  const away: StoreUnavailable = { kind: "store-unavailable", sentence: AWAY, passing: true };
  const store = (): ResultAsync<OpenStore, StoreUnavailable> => {
    if (opened !== undefined) return opened;
    if (ended || now() - triedAt < PATIENCE_MS) return errAsync(away);
    opened = open().mapErr((failure) => {
      opened = undefined;
      triedAt = now();
      return failure;
    });
    return opened;
  };
  /** One of a port's methods, or the failure as that port says it. */
  const via =
    <A extends readonly unknown[], T, E>(
      method: (real: OpenStore) => (...args: A) => ResultAsync<T, E>,
      failure: (sentence: string) => E,
    ) =>
    (...args: A): ResultAsync<T, E> =>
      store()
        .mapErr(({ sentence }) => failure(sentence))
        .andThen((real) => method(real)(...args));
  const ledger = (sentence: string) => ({ kind: "ledger-failure", retryable: true, sentence }) as const;
  const queue = (sentence: string) => ({ kind: "queue-failure", sentence }) as const;
  const locks = (sentence: string) => ({ kind: "lock-failure", sentence }) as const;
  const deliveries = (sentence: string) => ({ kind: "deliveries-failure", sentence }) as const;
  return {
    ledger: {
      append: via((real) => real.ledger.append, ledger),
      read: via((real) => real.ledger.read, ledger),
      verify: via((real) => real.ledger.verify, ledger),
    },
    keys: {
      find: via((real) => real.keys.find, ledger),
      make: via((real) => real.keys.make, ledger),
      forget: via((real) => real.keys.forget, ledger),
    },
    queue: {
      enqueue: via((real) => real.queue.enqueue, queue),
      lease: via((real) => real.queue.lease, queue),
      settle: via((real) => real.queue.settle, queue),
      giveBack: via((real) => real.queue.giveBack, queue),
      bury: via((real) => real.queue.bury, queue),
      deadLetters: via((real) => real.queue.deadLetters, queue),
      nextDue: via((real) => real.queue.nextDue, queue),
    },
    locks: {
      take: via((real) => real.locks.take, locks),
      renew: via((real) => real.locks.renew, locks),
      release: via((real) => real.locks.release, locks),
    },
    deliveries: {
      knows: via((real) => real.deliveries.knows, deliveries),
      remember: via((real) => real.deliveries.remember, deliveries),
    },
    intake: { take: via((real) => real.intake.take, queue) },
    spool,
    close: async () => {
      ended = true;
      // A store that never came has nothing to close.
      await opened?.andThen((real) => ResultAsync.fromSafePromise(real.close())).unwrapOr(undefined);
    },
  };
}

const AWAY = "The store is away since the start; it is tried again every few seconds.";
