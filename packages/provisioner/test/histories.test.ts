import type { Instant } from "@tenure/lifecycle-rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Company } from "../src/company/company.ts";
import { endState } from "../src/testing/live-through.ts";
import type { MemoryPorts } from "../src/testing/memory-ports.ts";
import {
  ASKING_COMPANY,
  aFreshCompany,
  type Happens,
  HISTORY_COMPANY,
  letApprove,
  letHappen,
  lives,
  settle,
  sweepAndSettle,
  type Trouble,
  workInTrouble,
} from "./histories.ts";
import { checkLaws, type Filed, remember } from "./history-laws.ts";

const RUNS = Number(process.env["TENURE_HISTORIES"] ?? 60);
const SEED =
  process.env["TENURE_SEED"] === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env["TENURE_SEED"]);

interface Life {
  /** What was to be seen after each happening. */
  readonly seen: readonly ReturnType<typeof endState>[];
  readonly ports: MemoryPorts;
}

/** Lives through a history; with trouble, or as if there were none. */
async function live(company: Company, history: readonly Happens[], inTrouble: boolean): Promise<Life> {
  const ports = aFreshCompany();
  const seen: ReturnType<typeof endState>[] = [];
  const filed = new Map<string, Filed>();
  let allowed = 0;
  let at = Date.parse("2027-02-01T10:00:00Z");
  for (const [count, happens] of history.entries()) {
    const now = new Date(at).toISOString() as Instant;
    at += happens.gap * 86_400_000;
    const next = new Date(at).toISOString() as Instant;
    if (now > ports.clock.now()) ports.clock.moveTo(now);
    const ticketId = letHappen(ports, happens, now, count);
    if (ticketId !== undefined) await ports.queue.enqueue({ ticketId, reason: "webhook" });
    remember(filed, ports);
    if (inTrouble && (await workInTrouble(ports, happens.trouble, company))) allowed += 1;
    await settle(ports, next, company);
    await sweepAndSettle(ports, next, company);
    if (company.approval !== undefined && happens.approves) {
      ports.clock.advance(60);
      for (const id of letApprove(ports, count)) await ports.queue.enqueue({ ticketId: id, reason: "webhook" });
      await settle(ports, next, company);
    }
    checkLaws(ports, company, filed, allowed);
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

describe("any history of a company", () => {
  it(`ends after every happening as if nothing had gone wrong (${RUNS} histories, seed ${SEED})`, {
    timeout: 0,
  }, async () => {
    let happenings = 0;
    await fc.assert(
      fc.asyncProperty(lives, fc.boolean(), async (history, asks) => {
        happenings += history.length;
        const company = asks ? ASKING_COMPANY : HISTORY_COMPANY;
        const calm = await live(company, history, false);
        const rough = await live(company, history, true);
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
