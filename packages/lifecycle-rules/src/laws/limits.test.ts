import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BrakeMemory, PastStep } from "../brakes/brake-memory.ts";
import { trippedBrakes } from "../brakes/tripped-brakes.ts";
import type { Plan } from "../plan/plan.ts";
import type { BrakeLimits } from "../reference-table/rules.ts";
import { anInstant, aTable, someRules } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { LAW, PATIENCE, SEED } from "./runs.ts";
import { anyWorld, leaverWorld, liveWorld, moverWorld, NOW, planOf } from "./worlds.ts";

const limit = fc.option(fc.nat({ max: 6 }), { nil: undefined });
const limits = fc
  .record({
    maxRemovals: fc.nat({ max: 6 }),
    maxLeavers: limit,
    maxRemovalsInWindow: limit,
    maxRemovalsPerGroup: limit,
  })
  .map(
    (all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as BrakeLimits,
  );

const past: fc.Arbitrary<PastStep> = fc
  .record({
    hours: fc.nat({ max: 48 }),
    ticketId: fc.constantFrom("a", "b", "c"),
    kind: fc.constantFrom("mover" as const, "leaver" as const),
    action: fc.constantFrom(
      { kind: "remove-from-group", groupId: "00ggroup000000000001" },
      { kind: "unassign-application", appId: "0oaapp00000000000000" },
      { kind: "suspend-account" },
    ),
  })
  .map(({ hours, ...rest }) => ({
    ...rest,
    at: anInstant(new Date(Date.parse(NOW) - hours * 3_600_000).toISOString()),
    causes: [],
  }));
const memory: fc.Arbitrary<BrakeMemory> = fc.array(past, { maxLength: 12 }).map((steps) => ({ now: NOW, steps }));

const plans = fc.array(fc.oneof(moverWorld, leaverWorld).map(planOf), { minLength: 1, maxLength: 3 });

const removed = ({ kind, steps }: Pick<Plan, "kind" | "steps">) =>
  kind === "leaver" || kind === "rehire"
    ? []
    : steps.filter(({ action }) => action.kind === "remove-from-group" || action.kind === "unassign-application");

describe(`the laws of limits and of mail (seed ${SEED})`, () => {
  it("9 brakes before writes: what passes is within every limit, and more never passes where less did not", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(plans, limits, memory, past, (all, brakes, known, more) => {
        const table = aTable({ rules: someRules({ brakes }) });
        const tripped = trippedBrakes(all, table, known);
        const recent = known.steps.filter(({ at }) => Date.parse(NOW) - Date.parse(at) < 24 * 3_600_000);
        const before = recent.filter(
          ({ kind, action }) => kind === "mover" && /^(remove-from|unassign)/.test(action.kind),
        ).length;
        const count = all.flatMap(removed).length;

        if (tripped.length === 0) {
          for (const one of all) expect(removed(one).length).toBeLessThanOrEqual(brakes.maxRemovals);
          if (count > 0) expect(count + before).toBeLessThanOrEqual(brakes.maxRemovalsInWindow ?? 99);
        }
        const kinds = (found: typeof tripped) => new Set(found.map(({ kind, target }) => `${kind} ${target}`));
        const later = trippedBrakes(all, table, { ...known, steps: [...known.steps, more] });
        const longer = trippedBrakes([...all, ...all.slice(0, 1)], table, known);
        expect(kinds(later).isSupersetOf(kinds(tripped))).toBe(true);
        expect(kinds(longer).isSupersetOf(kinds(tripped))).toBe(true);
      }),
      LAW,
    );
  });

  it("10 said once: no mail is planned twice or again, whatever part of a plan was done", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(anyWorld, fc.infiniteStream(fc.boolean()), (world, coin) => {
        const decided = planOf(world);
        const some = decided.steps.filter(() => coin.next().value === true).map(({ id }) => id);
        const observation = carryOutAll(world.observation, decided, some);
        const mails = ({ steps }: Plan) => steps.filter(({ action }) => action.kind === "notify").map(({ id }) => id);

        expect(new Set(mails(decided)).size).toBe(mails(decided).length);
        if (decided.steps.some(({ id }) => id === "create-account") && !some.includes("create-account")) return;
        const again = mails(planOf({ ...world, observation }));
        expect(again.filter((id) => observation.sentNotifications.includes(id))).toEqual([]);
      }),
      LAW,
    );
  });

  it("10 a leaver is never written to, and every step is planned once", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(leaverWorld, liveWorld, (leaver, world) => {
        const to = planOf(leaver).steps.flatMap(({ action }) => (action.kind === "notify" ? [action.audience] : []));
        const ids = planOf(world).steps.map(({ id }) => id);

        expect(to).not.toContain("person");
        expect(new Set(ids).size).toBe(ids.length);
      }),
      LAW,
    );
  });
});
