import type { Instant } from "@tenure/lifecycle-rules";
import type { Company } from "../company/company.ts";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import type { LedgerVerdict } from "../ports/ledger.ts";
import type { Cut } from "./cut-ports.ts";
import { type EngineUnderTest, memoryEngine } from "./engine-under-test.ts";
import type { MemoryPorts } from "./memory-ports.ts";

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
  /** The company in the end, with the entries of its ledger. */
  readonly ports: MemoryPorts;
  readonly calls: readonly string[];
  readonly died: boolean;
  readonly verdict: LedgerVerdict;
  /** When a job that still waits is due. */
  readonly leftOver: Instant | undefined;
}

/** Lives through a story; where it is cut, the process is started again and the world goes on. */
export async function liveThrough(
  { begin, company, happenings, until }: Scenario,
  cut?: Cut,
  { open, restartAfter }: EngineUnderTest = memoryEngine,
): Promise<Life> {
  const world = await begin();
  const kept = await open(world);
  const first = await kept.start(company, cut);
  let alive = first;
  let died = false;
  const workOn = async () => {
    const worked = await alive.work();
    if (!worked.died) return worked.nextDue;
    died = true;
    world.clock.advance(restartAfter);
    alive = await kept.start(company);
    return (await alive.work()).nextDue;
  };
  const workUntil = async (end: string) => {
    for (let rounds = 0; rounds < 200; rounds += 1) {
      const next = await workOn();
      if (next === undefined || next > end) return;
      if (next > world.clock.now()) world.clock.moveTo(next);
    }
    throw new Error("The work never ends.");
  };
  for (const [index, { at, tickets, happen }] of happenings.entries()) {
    if (at > world.clock.now()) world.clock.moveTo(at);
    happen(world);
    for (const ticketId of tickets) await kept.tell(ticketId);
    await workUntil(happenings[index + 1]?.at ?? until);
  }
  const entries = [...(await kept.ledger.read({}))._unsafeUnwrap()];
  const verdict = (await kept.ledger.verify())._unsafeUnwrap();
  const leftOver = await kept.nextDue();
  const calls = [...first.calls];
  await kept.close();
  const ports = { ...world, ledger: { ...world.ledger, entries } };
  return { ports, calls, died, verdict, leftOver };
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
