import type { Instant } from "@tenure/lifecycle-rules";
import { okAsync } from "neverthrow";
import type { DeadLetter, Job, Lease, WorkQueue } from "../ports/work-queue.ts";

/** A job that waits until an instant, or is in somebody's hands. */
interface Waiting extends Job {
  readonly due: Instant;
  readonly attempts: number;
}

interface Held {
  readonly lease: Lease;
  readonly until: Instant;
}

const LEASE = 5 * 60_000;
const AT_ONCE = "" as Instant;

/** A {@link WorkQueue} within one process. */
export function memoryWorkQueue(): WorkQueue {
  let waiting: readonly Waiting[] = [];
  const held = new Map<string, Held>();
  const dead = new Map<string, DeadLetter>();
  let leases = 0;
  const isHeld = (lease: Lease) => held.get(lease.ticketId)?.lease.leaseId === lease.leaseId;
  const keep = (job: Waiting) => {
    const same = waiting.find(({ ticketId, due }) => ticketId === job.ticketId && due === job.due);
    const urgent = same?.urgent === true || job.urgent === true ? { urgent: true } : {};
    waiting = [...waiting.filter((one) => one !== same), { ...job, ...urgent }];
  };
  const reclaim = (now: Instant) => {
    for (const [ticketId, { lease, until }] of held) {
      if (until > now) continue;
      held.delete(ticketId);
      keep({ ...jobOf(lease), due: AT_ONCE, attempts: lease.attempt });
    }
  };
  return {
    enqueue: (job, notBefore = AT_ONCE) => {
      dead.delete(job.ticketId);
      keep({ ...job, due: notBefore, attempts: 0 });
      return okAsync(undefined);
    },
    lease: (now) => {
      reclaim(now);
      const due = waiting.filter(({ ticketId, due: at }) => at <= now && !held.has(ticketId));
      const next = due.toSorted(
        (a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false) || (a.due < b.due ? -1 : 1),
      )[0];
      if (next === undefined) return okAsync(undefined);
      const taken = due.filter(({ ticketId }) => ticketId === next.ticketId);
      waiting = waiting.filter((one) => !taken.includes(one));
      const attempt = Math.max(...taken.map(({ attempts }) => attempts)) + 1;
      leases += 1;
      const lease: Lease = { ...jobOf(next), leaseId: `lease-${leases}`, attempt };
      held.set(next.ticketId, { lease, until: new Date(Date.parse(now) + LEASE).toISOString() as Instant });
      return okAsync(lease);
    },
    settle: (lease) => {
      if (isHeld(lease)) held.delete(lease.ticketId);
      return okAsync(undefined);
    },
    giveBack: (lease, notBefore) => {
      if (isHeld(lease)) {
        held.delete(lease.ticketId);
        keep({ ...jobOf(lease), due: notBefore, attempts: lease.attempt });
      }
      return okAsync(undefined);
    },
    bury: (lease, at, sentence) => {
      if (isHeld(lease)) {
        held.delete(lease.ticketId);
        dead.set(lease.ticketId, { ...jobOf(lease), attempts: lease.attempt, at, sentence });
      }
      return okAsync(undefined);
    },
    deadLetters: () => okAsync([...dead.values()]),
    nextDue: (now) => {
      const due = [...waiting.map(({ due }) => due), ...[...held.values()].map(({ until }) => until)].toSorted()[0];
      return okAsync(due === AT_ONCE ? now : due);
    },
  };
}

function jobOf({ ticketId, reason, urgent }: Job): Job {
  return { ticketId, reason, ...(urgent === true ? { urgent } : {}) };
}
