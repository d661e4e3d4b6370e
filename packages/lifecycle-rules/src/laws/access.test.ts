import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDue } from "../plan/change-access.ts";
import { dueSteps } from "../plan/due.ts";
import { plan } from "../plan/make-plan.ts";
import type { Plan, Step } from "../plan/plan.ts";
import { defineTable } from "../reference-table/define-table.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { AccessRequest } from "../request/request.ts";
import { aMover, anInstant } from "../testing/builders.ts";
import { carryOut } from "../testing/carry-out.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { APART, GROUPS, SIGN_ON } from "./company.ts";
import { LAW, PATIENCE, SEED } from "./runs.ts";
import {
  accessWorld,
  anyWorld,
  attributesIn,
  keptLeaverWorld,
  leaverBesideRehireWorld,
  leaverWorld,
  leaveWorld,
  liveWorld,
  moverWorld,
  NOW,
  overAccessWorld,
  planOf,
  type World,
  wayBackWorld,
  withdrawnBesideLeaverWorld,
  withdrawnHireWorld,
  withdrawnMoveOrAccessWorld,
  withdrawnUnderLaterWorld,
} from "./worlds.ts";

/** When the generated leavers with a last day are to be shut out. */
const LAST_HOUR = anInstant("2027-09-30T22:00:00Z");

describe(`the laws of access (seed ${SEED})`, () => {
  it("5 no escalation: nothing is granted that a matching row, or what a withdrawal takes back, does not name", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { request, table, observation } = world;
        const attributes = attributesIn(world);
        const rows = table.rows.filter((row) => matchesByHand(row, attributes));
        const excluded = new Set(rows.flatMap(({ excludes }) => excludes ?? []));
        const closed = request.kind === "access" ? "birthright" : "privileged";
        const open = rows.filter((row) => row.class !== closed && (request.kind !== "access" || isNamed(row, request)));
        const undone = (observation.confirmedSteps ?? []).flatMap(({ action }) =>
          action.kind === "remove-from-group"
            ? [action.groupId]
            : action.kind === "unassign-application"
              ? [action.appId]
              : [],
        );
        const allowed =
          request.kind === "cancellation"
            ? new Set(undone)
            : new Set(open.flatMap(targets).filter((target) => !excluded.has(target)));
        for (const task of request.kind === "leaver" ? ["hand-over", "sign-on-tokens"] : []) allowed.add(task);
        const granted = planOf(world).steps.flatMap(({ action }) => {
          if (action.kind === "add-to-group") return [action.groupId];
          if (action.kind === "assign-application") return [action.appId];
          return action.kind === "open-task" ? [action.task] : [];
        });

        expect(granted.filter((target) => !allowed.has(target))).toEqual([]);
      }),
      LAW,
    );
  });

  it("5 no escalation: a change gives nothing but what a running leave keeps, where leaves reduce access (L21)", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(fc.oneof(moverWorld, wayBackWorld), (world) => {
        const { leave } = world.table.rules;
        if (leave?.access !== "reduced") return;
        const ticket = { id: "9000", key: "LV-1" };
        const effectiveAt = anInstant("2026-12-01T00:00:00Z");
        const otherTickets = [{ ticket, kind: "leave-of-absence", effectiveAt, state: "open" } as const];
        const decided = plan(world.request, world.table, { ...world.observation, otherTickets }, NOW)._unsafeUnwrap();
        const rows = world.table.rows.filter(({ id }) => leave.keepRows?.includes(id));
        const kept = new Set(rows.flatMap(targets));
        const gives = decided.steps.flatMap(({ action }) => {
          if (action.kind === "add-to-group") return [action.groupId];
          return action.kind === "assign-application" ? [action.appId] : [];
        });

        expect(gives.filter((id) => !kept.has(id))).toEqual([]);
      }),
      LAW,
    );
  });

  it("6 causes are true: take the named rows away and the step is gone; every step has a cause", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const step of planOf(world).steps) {
          expect(step.causes.length).toBeGreaterThan(0);
          const rows = namedRows(step);
          if (step.causes.some(({ kind }) => kind === "request") || rows.size === 0) continue;
          const table = without(world.table, ({ id }) => rows.has(id));
          const again = plan(world.request, table, world.observation, NOW);
          expect(again.isOk() ? again.value.steps.map(({ id }) => id) : []).not.toContain(step.id);
        }
      }),
      LAW,
    );
  });

  it("7 only what we own is taken; a leaver loses every direct membership and no other", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(fc.oneof(moverWorld, leaveWorld, accessWorld), leaverWorld, (world, leaver) => {
        const managed = new Set(world.table.rows.flatMap(targets));

        expect(taken(planOf(world)).filter((id) => !managed.has(id) || !held(world, "ours").includes(id))).toEqual([]);
        expect(taken(planOf(leaver)).toSorted()).toEqual(held(leaver, "ours", "by-hand").toSorted());
      }),
      LAW,
    );
  });

  it("7 outlasts a change only by a row that gave it to the person until then (M2)", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(moverWorld, (world) => {
        const { steps } = planOf(world);
        const own = attributesIn({ ...world, request: aMover({ attributes: {} }) });
        const rows = world.table.rows.filter((row) => row.keepForDays !== undefined && matchesByHand(row, own));
        const late = steps.filter(({ due }) => due > "2027-06-02");

        const kept = taken({ steps: late }).filter((id) => !rows.some((row) => targets(row).includes(id)));
        expect(kept).toEqual([]);
      }),
      LAW,
    );
  });

  it("7 what another ticket gave stays, whoever moves, goes away for a while, or ends access of their own", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(
        fc.oneof(moverWorld, leaveWorld, accessWorld, withdrawnMoveOrAccessWorld),
        fc.subarray([...GROUPS]),
        fc.boolean(),
        (world, others, ends) => {
          const until = anInstant("2027-12-31T00:00:00Z");
          const extraAccess = others.map((id) => ({
            id,
            ...(ends ? { until } : {}),
            ticket: { id: "77", key: "AC-77" },
          }));
          const observation = { ...world.observation, extraAccess };
          const excluded = new Set(world.table.rows.flatMap((row) => row.excludes ?? []));
          const decided = plan(world.request, world.table, observation, NOW);
          const shared = decided.isOk() ? taken(decided.value).filter((id) => others.includes(id)) : [];

          expect(shared.filter((id) => !excluded.has(id))).toEqual([]);
        },
      ),
      LAW,
    );
  });

  it("7 extra access ends on its day, whatever became of the table, the person and other tickets (D29)", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(overAccessWorld, ({ world, given, end }) => {
        if (end === undefined || given.length === 0) return;
        const { request, table, observation } = world;
        // Whoever has moved to another zone ends their day at another hour.
        const hour = anInstant(new Date(Date.parse(end) + 86_400_000).toISOString());
        const over = carryOutAll(observation, plan(request, table, observation, hour)._unsafeUnwrap());
        const own = attributesIn({ ...world, request: { ...request, attributes: {} } as typeof request });
        const rows = table.rows.filter((row) => row.class !== "privileged" && matchesByHand(row, own));
        const still = new Set(rows.flatMap(targets));
        const held = over.accounts.flatMap(({ memberships }) => memberships.map(({ groupId }) => groupId));

        expect(held.filter((id) => given.includes(id) && !still.has(id))).toEqual([]);
      }),
      LAW,
    );
  });

  it("7 a withdrawn change takes nothing that rows grant by what a later one made of somebody", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(withdrawnUnderLaterWorld, (world) => {
        if (world.observation.otherTickets?.length === 0) return;
        const observation = carryOutAll(world.observation, planOf(world));
        const own = attributesIn({ ...world, observation, request: aMover({ attributes: {} }) });
        const matching = world.table.rows.filter((row) => matchesByHand(row, own));
        const excluded = new Set(matching.flatMap(({ excludes }) => excludes ?? []));
        const rows = matching.filter((row) => row.class !== "privileged");
        const granted = new Set(rows.flatMap(targets).filter((id) => !excluded.has(id)));

        expect(taken(planOf(world)).filter((id) => granted.has(id))).toEqual([]);
      }),
      LAW,
    );
  });

  it("7 never is a membership taken that a group rule grants, whatever the ticket asks", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(taken(planOf(world)).filter((id) => held(world, "rule", "imported").includes(id))).toEqual([]);
      }),
      LAW,
    );
  });

  it("8 a leaver is gone: deactivated, nothing direct left, and what a rule still grants is named", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(leaverWorld, (world) => {
        const observation = carryOutAll(world.observation, planOf(world));
        const [account] = observation.accounts;
        const last = planOf({ ...world, observation });
        const byRule = account?.memberships.filter(({ provenance }) => provenance.kind === "rule") ?? [];

        expect(account?.status).toBe("DEPROVISIONED");
        expect(account?.mayHoldSessions).toBe(false);
        expect(account?.memberships.map(({ provenance }) => provenance.kind)).not.toContain("by-hand");
        expect(account?.memberships.map(({ provenance }) => provenance.kind)).not.toContain("ours");
        expect(account?.assignments.map(({ scope }) => scope)).not.toContain("user");
        expect(last.findings.filter(({ kind }) => kind === "remains-by-rule")).toHaveLength(byRule.length);
      }),
      LAW,
    );
  });

  it("8 a leaver is shut out in time, held, waited for or not, where Okta suspends only whom its text names", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(keptLeaverWorld, (world) => {
        const first = planOf(world);
        const [account] = world.observation.accounts;
        const refused = account?.status === "ACTIVE" ? [] : ["suspend-account"];
        const hour = world.request.kind === "leaver" && world.request.leave.kind === "immediate" ? NOW : LAST_HOUR;
        const done = dueSteps(first, hour).map(({ id }) => id);
        const seen = carryOutAll(
          world.observation,
          first,
          done.filter((id) => !refused.includes(id)),
        );
        const refusedSteps = done.filter((id) => refused.includes(id));
        const then = { ...world, observation: { ...seen, refusedSteps } };
        const rest = plan(then.request, then.table, then.observation, hour)._unsafeUnwrap();
        const [after] = carryOutAll(
          then.observation,
          rest,
          dueSteps(rest, hour).map(({ id }) => id),
        ).accounts;

        expect(["SUSPENDED", "DEPROVISIONED"]).toContain(after?.status);
        expect(after?.mayHoldSessions).toBe(false);
        for (const decided of [first, rest]) {
          const promised = decided.findings.some(({ kind }) => kind === "ends-with-attribute");
          if (promised) expect(decided.steps.map(({ id }) => id)).toContain("update-profile");
        }
      }),
      LAW,
    );
  });

  it("8 a leaver is shut out at the hour whatever hires them again, unless that is in effect by then (R5)", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(leaverBesideRehireWorld, (world) => {
        const immediate = world.request.kind === "leaver" && world.request.leave.kind === "immediate";
        const hour = immediate ? NOW : LAST_HOUR;
        const back = (world.observation.otherTickets ?? []).filter(
          ({ state, approved, ticket }) =>
            state !== "cancelled" && approved !== false && ticket.id.length === 5 && ticket.id > "10003",
        );
        const answered = back.some(({ effectiveAt }) => effectiveAt <= hour && (immediate || effectiveAt >= hour));
        const decided = plan(world.request, world.table, world.observation, hour)._unsafeUnwrap();
        const due = dueSteps(decided, hour).map(({ id }) => id);
        const [after] = carryOutAll(world.observation, decided, due).accounts;
        if (answered) {
          expect(decided.steps).toEqual([]);
          return;
        }

        expect(["SUSPENDED", "DEPROVISIONED"]).toContain(after?.status);
        expect(after?.mayHoldSessions).toBe(false);
        const comes = back.some(({ effectiveAt }) => immediate || effectiveAt >= hour);
        const destroys = decided.steps.some(({ action }) => action.kind === "remove-from-group");
        if (comes) expect(destroys).toBe(false);
        else expect(destroys).toBe(held(world, "ours", "by-hand").length > 0);
      }),
      LAW,
    );
  });

  it("8 a withdrawn hire sleeps for good, and wakes to nothing that a rule reads", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(withdrawnHireWorld, (world) => {
        const [before] = world.observation.accounts;
        const [after] = carryOutAll(world.observation, planOf(world)).accounts;
        if (before === undefined) return;

        expect(after?.status).toBe("DEPROVISIONED");
        if (before.status === "DEPROVISIONED") return;
        expect(after?.assignments.map(({ scope }) => scope)).not.toContain("user");
        for (const attribute of world.table.rules.clearedOnLeave ?? []) {
          expect([attribute, after?.profile[attribute]]).toEqual([attribute, undefined]);
        }
      }),
      LAW,
    );
  });

  it("8 whatever is withdrawn beside a termination that counts lets nobody in", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(withdrawnBesideLeaverWorld, (world) => {
        for (const { action } of planOf(world).steps) {
          expect(["activate-account", "unsuspend-account", "add-to-group", "assign-application"]).not.toContain(
            action.kind,
          );
          if (action.kind === "update-profile") {
            expect(action.changes.filter(({ to }) => to !== undefined)).toEqual([]);
          }
        }
      }),
      LAW,
    );
  });

  it("leaves the groups an application is told of before its assignment, where their time has come by then", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        if (world.table.rules.applications === undefined) return;
        const { steps } = planOf(world);
        const removal = (id: string) => steps.findIndex((step) => step.id === `remove-from-group:${id}`);
        const assignment = removal(SIGN_ON.assignedBy?.[0]?.groupId ?? "");
        for (const groupId of SIGN_ON.pushed ?? []) {
          const [push, end] = [steps[removal(groupId)], steps[assignment]];
          if (push === undefined || end === undefined || compareDue(push.due, end.due) > 0) continue;
          expect(end.after).toContain(push.id);
          expect(removal(groupId)).toBeLessThan(assignment);
        }
        for (const [at, { after }] of steps.entries()) {
          expect(steps.slice(at).filter(({ id }) => after.includes(id))).toEqual([]);
        }
      }),
      LAW,
    );
  });

  it("keeps duties apart on every state in between, not only at the end (M10)", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(liveWorld, (world) => {
        if (world.table.rules.separation === undefined) return;
        const both = ({ accounts }: World["observation"]) =>
          APART.every((id) => accounts.some(({ memberships }) => memberships.some(({ groupId }) => groupId === id)));
        if (both(world.observation)) return;
        const decided = planOf(world);
        let seen = world.observation;
        for (const step of inTime(decided)) {
          seen = carryOut(seen, step, decided.subject);
          expect([step.id, both(seen)]).toEqual([step.id, false]);
        }
      }),
      LAW,
    );
  });
});

/** In the order in which time would have it done. */
function inTime({ steps }: Plan): readonly Step[] {
  const when = ({ due }: Step) => (due === "at-once" ? "" : due);
  return steps.toSorted((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}

function taken({ steps }: Pick<Plan, "steps">): readonly string[] {
  return steps.flatMap(({ action }) => (action.kind === "remove-from-group" ? [action.groupId] : []));
}

function held({ observation }: World, ...kinds: readonly string[]): readonly string[] {
  return observation.accounts.flatMap(({ memberships }) =>
    memberships.filter(({ provenance }) => kinds.includes(provenance.kind)).map(({ groupId }) => groupId),
  );
}

/** The same table with some rows gone. */
function without(table: ReferenceTable, gone: (row: Row) => boolean): ReferenceTable {
  const rows = table.rows
    .filter((row) => !gone(row))
    .map((row) => ({
      ...row,
      when: Object.fromEntries(row.conditions.map(({ attribute, cell }) => [attribute, cell])),
    }));
  const keepRows = table.rules.leave?.keepRows?.filter((id) => rows.some((row) => row.id === id)) ?? [];
  const leave = table.rules.leave === undefined ? {} : { leave: { ...table.rules.leave, keepRows } };
  return defineTable({ ...table, rules: { ...table.rules, ...leave }, rows })._unsafeUnwrap();
}

function namedRows({ causes }: Step): ReadonlySet<string> {
  return new Set(
    causes.flatMap((cause) => {
      if (cause.kind === "no-row") return cause.rowIds;
      return cause.kind === "row" || cause.kind === "excluded" ? [cause.rowId] : [];
    }),
  );
}

function targets({ grants }: Row): readonly string[] {
  return grants.flatMap((grant) => {
    if (grant.kind === "group") return [grant.groupId];
    if (grant.kind === "application") return [grant.appId];
    return grant.kind === "task" ? [grant.task] : [];
  });
}

/** Whether a ticket that asks for access names what a row is for: it does not by saying something else. */
function isNamed({ conditions }: Row, { attributes }: Pick<AccessRequest, "attributes">): boolean {
  return conditions.some(({ attribute, test }) => attributes[attribute] !== undefined && test.kind !== "none-of");
}

/** Matching told a second time, as plainly as it can be. */
function matchesByHand(row: Row, attributes: ReturnType<typeof attributesIn>): boolean {
  return row.conditions.every(({ attribute, test }) => {
    const value = attributes[attribute]?.value ?? [];
    const list = typeof value === "string" ? [value] : value;
    if (list.length === 0 || test.kind === "present" || test.kind === "absent") {
      return test.kind === (list.length === 0 ? "absent" : "present");
    }
    const hit = list.filter((one) => test.values.includes(one)).length > 0;
    return test.kind === "any-of" ? hit : !hit;
  });
}
