import type { Clock } from "./clock.ts";
import type { Desk } from "./desk.ts";
import type { Directory } from "./directory.ts";
import type { Ids } from "./ids.ts";
import type { Ledger } from "./ledger.ts";
import type { Locks } from "./locks.ts";
import type { Mailer } from "./mailer.ts";
import type { Messenger } from "./messenger.ts";
import type { Spool } from "./spool.ts";
import type { WorkQueue } from "./work-queue.ts";

/** Everything the use cases need from outside. */
export interface Ports {
  readonly desk: Desk;
  readonly directory: Directory;
  readonly mailer: Mailer;
  readonly messenger: Messenger;
  readonly ledger: Ledger;
  readonly spool: Spool;
  readonly queue: WorkQueue;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What deciding needs: reading only. */
export type Sources = Pick<Ports, "desk" | "directory" | "ledger" | "spool" | "clock">;
