import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../evidence/canonical-json.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { plan } from "../plan/make-plan.ts";
import type { Plan, Step } from "../plan/plan.ts";
import { targetOf } from "../plan/step-target.ts";
import { defineTable } from "../reference-table/define-table.ts";
import { carryOut } from "../testing/carry-out.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { endState } from "./end-state.ts";
import { LAW, PATIENCE, SEED } from "./runs.ts";
import { anyWorld, inCompanyWorld, moverWorld, NOW, planOf, type World } from "./worlds.ts";

describe(`the laws of plans (seed ${SEED})`, () => {
  it("1 determinism: equal inputs, byte-equal plan and hash, whatever the order of rows, groups or keys", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(inCompanyWorld, fc.infiniteStream(fc.nat()), (world, dice) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [dice.next().value as number, item] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, item]) => item);
        const { table, observation, request } = world;
        const { otherTickets, duties, extraAccess } = observation;
        const listsTurned = (profile: ObservedAccount["profile"]): ObservedAccount["profile"] =>
          Object.fromEntries(
            Object.entries(profile).map(([id, value]) => [id, typeof value === "object" ? shuffled(value) : value]),
          );
        const turned = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(turned);
          if (typeof value !== "object" || value === null) return value;
          return Object.fromEntries(shuffled(Object.entries(value)).map(([key, inner]) => [key, turned(inner)]));
        };
        const rows = shuffled(table.rows).map((row) => ({
          ...row,
          grants: shuffled(row.grants),
          when: Object.fromEntries(shuffled(row.conditions).map(({ attribute, cell }) => [attribute, cell])),
        }));
        const other: World = {
          request: turned(request) as typeof request,
          table: defineTable({ ...table, rules: turned(table.rules) as typeof table.rules, rows })._unsafeUnwrap(),
          observation: turned({
            ...observation,
            ...(otherTickets === undefined ? {} : { otherTickets: shuffled(otherTickets) }),
            ...(duties === undefined ? {} : { duties: shuffled(duties) }),
            ...(extraAccess === undefined ? {} : { extraAccess: shuffled(extraAccess) }),
            groups: shuffled(observation.groups),
            applications: shuffled(observation.applications),
            accounts: shuffled(observation.accounts).map((account) => ({
              ...account,
              profile: listsTurned(account.profile),
              memberships: shuffled(account.memberships),
              assignments: shuffled(account.assignments),
            })),
          }) as Observation,
        };

        expect(canonicalJson(planOf(other))).toBe(canonicalJson(planOf(world)));
      }),
      LAW,
    );
  });

  it("2 fixpoint: carry out a plan, observe, plan again: nothing is left", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const observation = carryOutAll(world.observation, planOf(world));

        expect(planOf({ ...world, observation }).steps).toEqual([]);
      }),
      LAW,
    );
  });

  it("3 convergence: whatever part was done already, by whomever, planning again reaches the same end", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(anyWorld, fc.infiniteStream(fc.boolean()), (world, coin) => {
        const decided = planOf(world);
        const done = onlyPossible(
          decided,
          decided.steps.filter(() => coin.next().value === true),
        );
        const disturbed = done.reduce((seen, step) => carryOut(seen, step, decided.subject), world.observation);

        const rest = planOf({ ...world, observation: disturbed });

        expect(endState(carryOutAll(disturbed, rest))).toBe(endState(carryOutAll(world.observation, decided)));
      }),
      LAW,
    );
  });

  it("4 minimality: without any one step the end is another", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const decided = planOf(world);
        const end = endState(carryOutAll(world.observation, decided));
        for (const step of decided.steps.filter((one) => !isContainment(one, decided) && !isClaim(one, world))) {
          const others = decided.steps.filter(({ id }) => id !== step.id).map(({ id }) => id);
          expect([step.id, endState(carryOutAll(world.observation, decided, others))]).not.toEqual([step.id, end]);
        }
      }),
      LAW,
    );
  });

  it("is made again by a withdrawal: what the table still grants, and what was given by hand, comes back (M16)", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(moverWorld, (world) => {
        const decided = planOf(world);
        const done = carryOutAll(world.observation, decided);
        const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
        const { request } = world;
        if (request.kind === "cancellation") return;
        const back = plan(
          { kind: "cancellation", ticket: request.ticket, of: request, origin },
          world.table,
          done,
          NOW,
        )._unsafeUnwrap();
        const after = carryOutAll(done, back);
        const groups = ({ accounts }: Observation) => accounts[0]?.memberships.map(({ groupId }) => groupId) ?? [];
        const profile = ({ accounts }: Observation) =>
          Object.entries(accounts[0]?.profile ?? {})
            .filter(([, value]) => value !== "" && String(value) !== "")
            .map(([id, value]) => [id, typeof value === "object" ? value.toSorted() : value] as const);

        expect(new Map(profile(after))).toEqual(new Map(profile(world.observation)));
        const given = decided.steps.flatMap(({ action }) => (action.kind === "add-to-group" ? [action.groupId] : []));
        expect(groups(after).filter((id) => given.includes(id))).toEqual([]);
        expect(new Set(groups(world.observation)).isSupersetOf(new Set(groups(after)))).toBe(true);
      }),
      LAW,
    );
  });
});

/** Orders nobody can have chosen: Okta changes no profile of a deactivated account, and nothing of one that is gone. */
function onlyPossible(decided: Plan, done: readonly Step[]): readonly Step[] {
  const ids = new Set(done.map(({ id }) => id));
  const wants = (id: string) => decided.steps.some((step) => step.id === id);
  const early = wants("update-profile") && wants("deactivate-account") && !ids.has("update-profile");
  if (early) return done.filter(({ id }) => id !== "deactivate-account");
  // The mark of a ticket is written by that ticket alone, after what it waits for.
  const mark = decided.steps.find(({ id }) => id === "update-profile");
  const unmarked = decided.kind === "rehire" && mark?.after.some((id) => wants(id) && !ids.has(id)) === true;
  return unmarked ? done.filter(({ id }) => id !== "update-profile") : done;
}

/** A right to what is there already shows only when the other right to it ends: a law of its own says so. */
function isClaim(step: Step, { request, observation }: World): boolean {
  const gives = step.action.kind === "add-to-group" || step.action.kind === "assign-application";
  const held = observation.accounts.flatMap(({ memberships, assignments }) => [
    ...memberships.map(({ groupId }) => groupId),
    ...assignments.map(({ appId }) => appId),
  ]);
  return request.kind === "access" && gives && held.includes(targetOf(step) ?? "");
}

/**
 * Suspending and ending sessions are about the minutes before the end, not about the end. Own assignments would go with
 * the account; they are taken one by one so that each is on record and can be given back.
 */
function isContainment({ id, action }: Step, { steps }: Plan): boolean {
  const early = id === "suspend-account" || id === "end-sessions" || action.kind === "unassign-application";
  return early && steps.some((step) => step.id === "deactivate-account");
}
