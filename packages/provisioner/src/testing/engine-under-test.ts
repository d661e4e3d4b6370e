import type { Instant } from "@tenure/lifecycle-rules";
import type { Company } from "../company/company.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { work } from "../work/work.ts";
import { type Cut, cutPorts, type Mortal, mortal } from "./cut-ports.ts";
import type { MemoryPorts } from "./memory-ports.ts";

/** What keeps queue, locks, ledger and spool of a company, and brings its work: to be tested by whole stories. */
export interface EngineUnderTest {
  /** Seconds after which a dead process blocks nobody any more: longer than a lock and longer than a lease. */
  readonly restartAfter: number;
  /** Takes over a company in memory: its tickets and accounts stay there, as Jira's and Okta's do. */
  open(begun: MemoryPorts): Promise<Kept>;
}

/** What one story keeps, whoever dies meanwhile. */
export interface Kept {
  readonly ledger: Pick<Ledger, "read" | "verify">;
  /** Somebody tells of a ticket. */
  tell(ticketId: string): Promise<void>;
  /** Starts a process that works for the company; with a cut it dies there. */
  start(company: Company, cut?: Cut): Promise<Hands>;
  /** When the next job is due, for whoever works. */
  nextDue(): Promise<Instant | undefined>;
  close(): Promise<void>;
}

/** A process that works. */
export interface Hands {
  /** Works until nothing is due. */
  work(): Promise<{ readonly died: boolean; readonly nextDue?: Instant | undefined }>;
  /** Calls to the outside so far, by name; the last one of the dead is where it died. */
  readonly calls: readonly string[];
}

/** Everything within one process. */
export const memoryEngine: EngineUnderTest = {
  restartAfter: 6 * 60,
  open: async (ports) => ({
    ledger: ports.ledger,
    tell: async (ticketId) => (await ports.queue.enqueue({ ticketId, reason: "webhook" }))._unsafeUnwrap(),
    start: async (company, cut) => {
      const { ports: own, ...process } = cutPorts(ports, cut);
      return handsOf(process, own, company);
    },
    nextDue: async () => (await ports.queue.nextDue(ports.clock.now()))._unsafeUnwrap(),
    close: async () => {},
  }),
};

/** A process within this one, over ports that were opened through it. */
export function handsInside(
  company: Company,
  cut: Cut | undefined,
  open: (through: Mortal["through"]) => Ports,
): Hands {
  const process = mortal(cut);
  return handsOf(process, open(process.through), company);
}

function handsOf({ calls, dead }: Pick<Mortal, "calls" | "dead">, ports: Ports, company: Company): Hands {
  return {
    calls,
    work: async () => {
      const outcome = await Promise.race([work(ports, company), dead]);
      if (outcome === "dead") return { died: true };
      return { died: false, nextDue: outcome._unsafeUnwrap().nextDue };
    },
  };
}
