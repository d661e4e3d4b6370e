import type { Instant } from "@tenure/lifecycle-rules";
import type { Company } from "../src/company/company.ts";
import { isConfirmation, stepsOf } from "../src/evidence/events.ts";
import type { Ports } from "../src/ports/ports.ts";
import type { MemoryPorts } from "../src/testing/memory-ports.ts";
import { work } from "../src/work/work.ts";
import { type Cut, cutPorts } from "./cut-ports.ts";

/** Something that happens outside: a ticket is filed or edited, an administrator does something. */
export interface Happening {
  readonly at: string;
  /** Tickets somebody tells us about. */
  readonly tickets: readonly string[];
  readonly happen: (ports: MemoryPorts) => void;
}

/** A story to be lived through, in the order of its happenings. */
export interface Scenario {
  readonly name: string;
  readonly company: Company;
  readonly begin: () => Promise<MemoryPorts>;
  readonly happenings: readonly Happening[];
  /** Nothing is waited for after this. */
  readonly until: string;
}

/** A life, and how many calls it took. */
export interface Life {
  readonly ports: MemoryPorts;
  readonly calls: readonly string[];
  readonly died: boolean;
}

/** Longer than a lock and longer than a lease: a dead process blocks nobody for ever. */
const RESTART_AFTER = 6 * 60;

/** Lives through a story; where it is cut, the process is started again and the world goes on. */
export async function liveThrough({ begin, company, happenings, until }: Scenario, cut?: Cut): Promise<Life> {
  const ports = await begin();
  const first = cutPorts(ports, cut);
  const calls: string[] = [];
  let alive = first;
  let died = false;
  const workOn = async () => {
    const outcome = await Promise.race([work(alive.ports, company), alive.dead]);
    if (outcome !== "dead") return outcome._unsafeUnwrap().nextDue;
    died = true;
    ports.clock.advance(RESTART_AFTER);
    alive = cutPorts(ports);
    return (await work(alive.ports, company))._unsafeUnwrap().nextDue;
  };
  const workUntil = async (end: string) => {
    for (let rounds = 0; rounds < 200; rounds += 1) {
      const next = await workOn();
      if (next === undefined || next > end) return;
      if (next > ports.clock.now()) ports.clock.moveTo(next);
    }
    throw new Error("The work never ends.");
  };
  for (const [index, { at, tickets, happen }] of happenings.entries()) {
    if (at > ports.clock.now()) ports.clock.moveTo(at);
    happen(ports);
    for (const ticketId of tickets) await ports.queue.enqueue({ ticketId, reason: "webhook" });
    await workUntil(happenings[index + 1]?.at ?? until);
  }
  calls.push(...first.calls);
  return { ports, calls, died };
}

/** Everything that must be the same after a cut as without one; nothing of when it was done. */
export function endState({ directory, desk, ledger, mailer }: MemoryPorts) {
  return {
    accounts: directory
      .accounts()
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((account) => ({
        ...account,
        memberships: account.memberships.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1)),
      })),
    tickets: [...desk.tickets.values()].map(({ id, statusCategory }) => [id, statusCategory]),
    tasks: desk.tasks.map(({ ticketId, stepId, summary }) => [ticketId, stepId, summary]),
    comments: [...desk.comments].map(
      ([id, { progress }]) =>
        [id, progress.state, progress.steps.map(({ step, state }) => `${step.id} ${state}`).toSorted()] as const,
    ),
    mails: [...new Set(mailer.sent.map(({ messageId, to, subject }) => `${messageId} ${to} ${subject}`))].toSorted(),
    done: [
      ...new Set(
        ledger.entries
          .filter(isConfirmation)
          .flatMap(stepsOf)
          .map(({ entry, step }) => `${entry.ticketId} ${step.id}`),
      ),
    ].toSorted(),
  };
}

/** Message ids that went out more than once. */
export function doubledMails({ mailer }: MemoryPorts): readonly string[] {
  const ids = mailer.sent.map(({ messageId }) => messageId);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Jobs that are still waiting. */
export async function leftOver(ports: Ports): Promise<Instant | undefined> {
  return (await ports.queue.nextDue(ports.clock.now()))._unsafeUnwrap();
}
