import type { Instant } from "@tenure/lifecycle-rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findReturned } from "../src/sweep/find-returned.ts";
import { doubledMails, endState } from "../src/testing/live-through.ts";
import type { MemoryPorts } from "../src/testing/memory-ports.ts";
import {
  aFreshCompany,
  type Happens,
  HISTORY_COMPANY,
  letHappen,
  lives,
  settle,
  sweepAndSettle,
  type Trouble,
  workInTrouble,
} from "./histories.ts";

const RUNS = Number(process.env["TENURE_HISTORIES"] ?? 60);
const SEED =
  process.env["TENURE_SEED"] === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env["TENURE_SEED"]);

interface Life {
  /** What was to be seen after each happening. */
  readonly seen: readonly ReturnType<typeof endState>[];
  readonly ports: MemoryPorts;
}

/** Lives through a history; with trouble, or as if there were none. */
async function live(history: readonly Happens[], inTrouble: boolean): Promise<Life> {
  const ports = aFreshCompany();
  const seen: ReturnType<typeof endState>[] = [];
  let allowed = 0;
  let at = Date.parse("2027-02-01T10:00:00Z");
  for (const [count, happens] of history.entries()) {
    const now = new Date(at).toISOString() as Instant;
    at += happens.gap * 86_400_000;
    const next = new Date(at).toISOString() as Instant;
    if (now > ports.clock.now()) ports.clock.moveTo(now);
    const ticketId = letHappen(ports, happens, now, count);
    if (ticketId !== undefined) await ports.queue.enqueue({ ticketId, reason: "webhook" });
    if (inTrouble && (await workInTrouble(ports, happens.trouble))) allowed += 1;
    await settle(ports, next);
    await sweepAndSettle(ports, next);
    checkLaws(ports, allowed);
    seen.push(wherever(endState(ports)));
  }
  expect((await ports.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  return { seen, ports };
}

/** Neither ledger nor spool took it: somebody was shut out all the same, and nobody wrote it down. */
const isUntold = (trouble: Trouble) => trouble.kind === "fault" && trouble.fault === "spool-and-ledger";

/** Where suspending and ending sessions fail, deactivating shuts out as well: two ways to the same end. */
function wherever(end: ReturnType<typeof endState>): ReturnType<typeof endState> {
  const isElse = (line: string) => !/ ?(suspend-account|end-sessions)( |$)/.test(line);
  return {
    ...end,
    comments: end.comments.map(([id, state, steps]) => [id, state, steps.filter(isElse)] as const),
    done: end.done.filter(isElse),
  };
}

function checkLaws({ desk, directory, ledger, ...ports }: MemoryPorts, allowed: number): void {
  // Law 8: who has left holds nothing that waking them would bring back.
  const left = new Set(
    [...desk.comments.values()].flatMap(({ progress: { state, plan } }) =>
      state === "done" && plan?.kind === "leaver" ? [plan.subject.accountId] : [],
    ),
  );
  for (const { id, memberships, assignments, status } of directory.accounts()) {
    if (status === "DEPROVISIONED" && left.has(id)) expect([memberships, assignments]).toEqual([[], []]);
  }
  // Nor is anybody awake who left with a ticket, whoever woke them.
  expect(findReturned(directory.accounts(), ledger.entries)).toEqual([]);
  // Closing a ticket does not make for ever what was given for a time.
  const today = ports.clock.now().slice(0, 10);
  for (const { login, memberships } of directory.accounts()) {
    if (!memberships.some(({ groupId }) => groupId === "00gapollo00000000001")) continue;
    const lasts = [...desk.tickets.values()].some(
      ({ fields, issueTypeId }) =>
        issueTypeId === "access" && fields["login"] === login && String(fields["until"]) >= today,
    );
    expect(lasts, `Apollo of ${login} outlived its end`).toBe(true);
  }
  // Law 10: nothing is said twice but in the one window.
  expect(doubledMails({ desk, directory, ledger, ...ports }).length).toBeLessThanOrEqual(allowed);
  // Law 9: what a brake holds was not begun by the run that held it.
  const runs = Map.groupBy(ledger.entries, ({ runId }) => runId);
  for (const [, entries] of runs) {
    const events = entries.map(({ event }) => event);
    if (events.includes("held")) expect(events).not.toContain("step-started");
  }
  // Law 7: nobody but a leaver loses what somebody gave by hand.
  const taken = ledger.entries.filter(
    ({ event, body }) =>
      event === "step-confirmed" && JSON.stringify(body).includes('"remove-from-group:00gclimbing000000001"'),
  );
  for (const { body } of taken) expect(JSON.stringify(body)).toMatch(/"planKind":"(leaver|rehire|cancellation)"/);
}

describe("any history of a company", () => {
  it(`ends after every happening as if nothing had gone wrong (${RUNS} histories, seed ${SEED})`, {
    timeout: 0,
  }, async () => {
    let happenings = 0;
    await fc.assert(
      fc.asyncProperty(lives, async (history) => {
        happenings += history.length;
        const calm = await live(history, false);
        const rough = await live(history, true);
        for (const [index, expected] of calm.seen.entries()) {
          const where = `after happening ${index + 1}`;
          const untold = history.slice(0, index + 1).some(({ trouble }) => isUntold(trouble));
          if (untold) expect(rough.seen[index]?.accounts, where).toEqual(expected.accounts);
          else expect(rough.seen[index], where).toEqual(expected);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    console.info(
      `${RUNS} histories, ${happenings} happenings, each lived with trouble and without; seed ${SEED}; table ${HISTORY_COMPANY.table.name}`,
    );
  });
});
