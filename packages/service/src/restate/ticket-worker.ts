import type { Lease } from "@tenure/provisioner";
import type { Tenure, TenureFailure } from "../tenure.ts";
import { openGate } from "./gate.ts";
import type { TicketWorker } from "./ticket-object.ts";

/** How a worker does what Restate brings. */
export interface RestateWorkerOptions {
  /** Tickets worked on at once; a leaver whose access has to end needs no place. @defaultValue 4 */
  readonly atOnce?: number;
  /** Told what failed, each time: it is tried again. @defaultValue one line on stderr */
  readonly onFailure?: (failure: TenureFailure) => void;
  /** What time it is. @defaultValue the machine's clock */
  readonly now?: TicketWorker["now"];
}

/** How long a ticket holds on for a place before it lets others at itself. */
const PATIENCE_MS = 5_000;

/** Does with Tenure what Restate brings. */
export function ticketWorker(tenure: Pick<Tenure, "workOn">, options: Required<RestateWorkerOptions>): TicketWorker {
  const { atOnce, now, onFailure } = options;
  const gate = openGate(atOnce, PATIENCE_MS);
  return {
    now,
    async workOn(lease: Lease) {
      const leave = await gate.enter(lease.urgent === true);
      if (leave === undefined) return { kind: "put-off" };
      try {
        const done = await tenure.workOn(lease);
        if (done.isErr()) {
          onFailure(done.error);
          // Restate tries again what rejects, later every time.
          throw new Error(done.error.kind);
        }
        for (const { failure } of done.value.failures) onFailure(failure);
        return done.value.settlement;
      } finally {
        leave();
      }
    },
  };
}
