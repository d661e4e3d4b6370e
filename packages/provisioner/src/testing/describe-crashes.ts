import { describe, expect, it } from "vitest";
import type { Cut } from "./cut-ports.ts";
import type { EngineUnderTest } from "./engine-under-test.ts";
import { doubledMails, endState, type Life, liveThrough } from "./live-through.ts";
import { SCENARIOS } from "./scenarios.ts";

/** How much is cut. */
export interface CrashOptions {
  /** Points of each story, spread over the whole of it. @defaultValue all: before and after every call */
  readonly points?: number;
  /** Chooses among them. @defaultValue 1 */
  readonly seed?: number;
  /** Lives at once. @defaultValue 1 */
  readonly atOnce?: number;
}

/**
 * Every story of a person, cut at its calls: whatever engine carries it ends it as if nothing had happened. Run it in
 * the engine's own test file; prints how many points were cut.
 */
export function describeCrashes(
  name: string,
  setUp: () => Promise<EngineUnderTest>,
  { atOnce = 1, points: wanted = Number.POSITIVE_INFINITY, seed = 1 }: CrashOptions = {},
): void {
  describe(`a run on ${name} that is cut`, () => {
    const cut = { points: 0, of: 0 };

    it.each(SCENARIOS)(
      "$name: ends as if nothing had happened",
      async (scenario) => {
        const engine = await setUp();
        const undisturbed = await liveThrough(scenario, undefined, engine);
        const expected = endState(undisturbed.ports);
        const comments = [...undisturbed.ports.desk.comments.values()].map(({ progress }) => progress.state);
        expect(comments.length).toBeGreaterThan(0);
        expect(new Set(comments)).toEqual(new Set(["done"]));
        expect(doubledMails(undisturbed.ports)).toEqual([]);

        const all = undisturbed.calls.flatMap((_, call) => [
          { call, when: "before" as const },
          { call, when: "after" as const },
        ]);
        const chosen = spread(all, wanted, seed);
        await eachOf(chosen, atOnce, async (point) => {
          const life = await liveThrough(scenario, point, engine);
          const where = `cut ${point.when} call ${point.call}, ${life.calls[point.call]}`;
          expect(life.died, where).toBe(true);
          expect(endState(life.ports), where).toEqual(expected);
          expect(doubledMails(life.ports).length, where).toBeLessThanOrEqual(inWindow(life, point) ? 1 : 0);
          expect(life.verdict.kind, where).toBe("intact");
          expect(life.leftOver, where).toBeUndefined();
        });
        cut.points += chosen.length;
        cut.of += all.length;
        console.info(`${name}, ${scenario.name}: cut at ${chosen.length} of ${all.length} points (seed ${seed})`);
      },
      600_000,
    );

    it("says how much was cut", () => {
      const choice = cut.points === cut.of ? "" : ` of ${cut.of}, chosen by seed ${seed}`;
      console.info(`${name}: ${cut.points} crash points${choice}, in ${SCENARIOS.length} scenarios`);
      expect(cut.points).toBeGreaterThanOrEqual(Math.min(wanted * SCENARIOS.length, 500));
    });
  });
}

/** The one window no sender can close: the server took the mail, and nobody lived to write it down. */
function inWindow({ calls }: Life, { call, when }: Cut): boolean {
  const isStatement = (name = "") => name.startsWith("sql.");
  const made = calls.slice(0, when === "after" ? call + 1 : call).filter((name) => !isStatement(name));
  // Where each statement is counted, it is being written down by several of them.
  const last = isStatement(calls[call]) && made.at(-1) === "ledger.append" ? made.at(-2) : made.at(-1);
  return last === "mailer.send";
}

/** So many of them, one of each stretch; which one the seed says. */
function spread<T>(all: readonly T[], wanted: number, seed: number): readonly T[] {
  if (wanted >= all.length) return all;
  const stretch = all.length / wanted;
  return Array.from({ length: wanted }, (_, at) => {
    const luck = ((Math.imul(seed + at, 0x9e3779b1) >>> 8) % 1_000) / 1_000;
    return all[Math.floor((at + luck) * stretch)];
  }).filter((one) => one !== undefined);
}

async function eachOf<T>(all: readonly T[], atOnce: number, live: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await live(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
