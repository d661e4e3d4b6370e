import fc from "fast-check";
import type { Duty, Observation, ObservedAccount, OtherTicket } from "../observation/observation.ts";
import { profileOf } from "../person/profile.ts";
import { plan } from "../plan/make-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { targetOf } from "../plan/step-target.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { type Attributes, liveRequest, type Request } from "../request/request.ts";
import { aDay, aLeaver, aMover, anInstant, anObservation, aZone, given, someAttributes } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { APPLICATIONS, GROUPS, someTable } from "./company.ts";
import { account, change, joiner, manager } from "./people.ts";

/** A company in which a ticket arrives: generated tables, people, histories. */
export interface World {
  readonly request: Request;
  readonly table: ReferenceTable;
  readonly observation: Observation;
}

const world = (
  request: fc.Arbitrary<Request>,
  accounts: fc.Arbitrary<readonly ObservedAccount[]>,
): fc.Arbitrary<World> =>
  fc
    .record({ request, table: someTable, accounts, manager })
    .map(({ request: asked, table, accounts: known, manager: boss }) => ({
      request: asked,
      table,
      observation: anObservation({ accounts: known, ...(boss === undefined ? {} : { manager: boss }) }, table),
    }));

const AWAKE = ["ACTIVE", "PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT", "SUSPENDED"];

const one = (...statuses: readonly string[]) => account(fc.constantFrom(...statuses)).map((found) => [found]);

const asks = (attributes: unknown) => someAttributes(attributes as Record<string, string>);

/** Somebody new, in any table. */
export const joinerWorld = possible(world(joiner, fc.constant([])));
/** Somebody who changes, with any history of memberships, for good or for a time. */
export const moverWorld = possible(
  world(
    fc.tuple(change, fc.boolean()).map(([attributes, returns]) =>
      aMover({
        attributes: asks(attributes),
        ...(returns ? { until: given(aDay("2027-12-31"), "until") } : {}),
      }),
    ),
    one(...AWAKE, "STAGED"),
  ),
);
/** Somebody who leaves, at once or at the end of a day, whatever state they are found in. */
export const leaverWorld = possible(
  world(
    fc.boolean().map((immediate) =>
      immediate
        ? aLeaver()
        : aLeaver({
            leave: { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") },
            zone: given(aZone("Europe/Zurich"), "location"),
          }),
    ),
    one(...AWAKE, "STAGED", "DEPROVISIONED"),
  ),
);
/** Somebody who leaves and is kept whole, by law or until somebody takes over; Okta may have refused to suspend them. */
export const keptLeaverWorld = possible(
  fc
    .tuple(leaverWorld, fc.boolean(), fc.boolean(), fc.boolean())
    .map(([{ request, table, observation }, held, bound, refused]): World => {
      const hold = held ? { legalHold: given("Yes", "legalHold") } : {};
      const duties = bound ? [{ kind: "manages", id: "00u1", name: "4 people" } as const] : [];
      return {
        table,
        request: request.kind === "leaver" ? { ...request, ...hold } : request,
        observation: { ...observation, duties, refusedSteps: refused ? ["suspend-account"] : [] },
      };
    }),
);
/** Somebody who leaves while tickets hire them again: before or after, let go on or not, filed before or after. */
export const leaverBesideRehireWorld = possible(
  fc
    .tuple(
      leaverWorld,
      fc.uniqueArray(
        fc.record({
          id: fc.constantFrom("9999", "10002", "10004", "20001"),
          at: fc.constantFrom("2026-12-01T00:00:00Z", "2027-02-01T09:00:00Z", "2027-10-15T22:00:00Z"),
          state: fc.constantFrom("open", "done", "cancelled"),
          approved: fc.constantFrom(undefined, true, false),
        }),
        { minLength: 1, maxLength: 3, selector: ({ id }) => id },
      ),
    )
    .map(([{ observation, ...rest }, rehires]): World => {
      const otherTickets = rehires.map(({ id, at, state, approved }) => ({
        ticket: { id, key: `RE-${id}` },
        kind: "rehire" as const,
        effectiveAt: anInstant(at),
        state,
        ...(approved === undefined ? {} : { approved }),
      }));
      return { ...rest, observation: { ...observation, otherTickets } };
    }),
);
/** Somebody who is away for a while, or comes back. */
export const leaveWorld = possible(
  world(
    fc.constantFrom("is away", "is back", "files a return").map((what): Request => {
      const { ticket, zone, person, attributes } = aLeaver();
      const common = { ticket, zone, person, attributes };
      const from = given(aDay(what === "is back" ? "2026-08-01" : "2027-03-01"), "from");
      const until = given(aDay(what === "is back" ? "2027-01-15" : "2027-09-01"), "until");
      return what === "files a return"
        ? { kind: "return", ...common, effective: from }
        : { kind: "leave-of-absence", ...common, from, until };
    }),
    one(...AWAKE),
  ),
);
/** Somebody who left and joins again. */
export const rehireWorld = possible(
  world(
    joiner.map(({ login: _, ...hire }): Request => {
      return { ...hire, kind: "rehire", person: { login: given("ana.silva@jupiter.example", "login") } };
    }),
    one("DEPROVISIONED"),
  ),
);
/** Somebody who asks for more, until a day. */
export const accessWorld = possible(
  world(
    fc
      .tuple(
        fc.subarray([...APPLICATIONS], { minLength: 1 }),
        fc.boolean(),
        fc.constantFrom({}, { department: "Engineering" }, { department: "Sales" }),
      )
      .map(([applications, over, claim]): Request => {
        const { ticket, zone, person } = aLeaver();
        return {
          kind: "access",
          ticket,
          zone,
          person,
          attributes: asks({ applications, ...claim }),
          reason: given("On call", "reason"),
          askedAt: anInstant("2027-01-20T10:00:00Z"),
          until: given(aDay(over ? "2027-01-31" : "2027-04-30"), "until"),
        };
      }),
    one(...AWAKE),
  ),
);

/**
 * Somebody whose extra access is over, who was given it by the same ticket; since then the table was written anew, and
 * they may have moved, or be about to leave.
 */
export const overAccessWorld = fc
  .tuple(accessWorld, someTable, change, fc.boolean(), fc.boolean())
  .map(([{ request, table, observation }, newTable, moved, dated, leaves]) => {
    const { until: _, ...undated } = request as Extract<Request, { kind: "access" }>;
    const asked = dated ? { ...undated, until: given(aDay("2027-04-30"), "until") } : undated;
    const first = plan(asked, table, observation, anInstant("2027-01-20T10:00:00Z"));
    if (first.isErr()) return undefined;
    const { replanAt, steps } = first.value;
    const done = carryOutAll(observation, first.value);
    const targets = steps.flatMap((step) => targetOf(step) ?? []);
    const extraAccess = targets.map((id) => ({
      id,
      ...(replanAt === undefined ? {} : { until: replanAt }),
      ticket: asked.ticket,
    }));
    const ticket = { id: "20099", key: "OFF-99" };
    const leaver = { ticket, kind: "leaver", state: "open", effectiveAt: anInstant("2028-06-30T22:00:00Z") } as const;
    const seen: Observation = {
      ...done,
      extraAccess,
      otherTickets: leaves ? [leaver] : [],
      accounts: done.accounts.map((one) => ({
        ...one,
        profile: { ...one.profile, ...profileOf(asks(moved), table.rules) } as ObservedAccount["profile"],
      })),
    };
    return { world: { request: asked, table: newTable, observation: seen }, given: targets, end: replanAt };
  })
  .filter((one) => one !== undefined);

/** Somebody whose change for a time is over, and who was moved for it by the same ticket. */
export const wayBackWorld = possible(
  world(
    change.map((attributes) =>
      aMover({
        attributes: asks(attributes),
        effective: given(aDay("2026-10-01"), "effective"),
        until: given(aDay("2027-01-10"), "until"),
      }),
    ),
    one(...AWAKE),
  ).map(({ request, table, observation }) => {
    const there = plan(request, table, observation, anInstant("2026-11-01T09:00:00Z"));
    return { request, table, observation: there.isOk() ? carryOutAll(observation, there.value) : observation };
  }),
);

/** Any ticket that wants something done, in any company. */
export const liveWorld = fc.oneof(
  joinerWorld,
  moverWorld,
  wayBackWorld,
  leaverWorld,
  keptLeaverWorld,
  leaveWorld,
  rehireWorld,
  accessWorld,
);

const withdrawn = (worlds: fc.Arbitrary<World>): fc.Arbitrary<World> =>
  possible(
    fc.tuple(worlds, fc.nat({ max: 12 })).map(([before, count]): World => {
      const decided = planOf(before);
      const done = decided.steps.slice(0, count).map(({ id }) => id);
      const of = liveRequest(before.request);
      const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
      return {
        ...before,
        request: { kind: "cancellation", ticket: of.ticket, of, origin },
        observation: carryOutAll(before.observation, decided, done),
      };
    }),
  );

/** A hire that is withdrawn after some of it was done. */
export const withdrawnHireWorld = withdrawn(fc.oneof(joinerWorld, rehireWorld));
/** A ticket that is withdrawn after some of it was done. */
export const cancelledWorld = withdrawn(
  fc.oneof(joinerWorld, moverWorld, leaverWorld, keptLeaverWorld, leaveWorld, rehireWorld, accessWorld),
);
/** A change or extra access that is withdrawn after some of it was done. */
export const withdrawnMoveOrAccessWorld = withdrawn(fc.oneof(moverWorld, accessWorld));
/** A change that is withdrawn after a later one had its say. */
export const withdrawnUnderLaterWorld = possible(
  fc.tuple(moverWorld, change).map(([{ request, table, observation }, next]): World => {
    const of = request as Extract<Request, { kind: "mover" }>;
    const first = carryOutAll(observation, planOf({ request, table, observation }));
    const later = aMover({ ticket: { id: "10050", key: "ON-50" }, attributes: asks(next) });
    const blank = { ...first, confirmedSteps: [], sentNotifications: [] };
    const second = plan(later, table, blank, NOW);
    const seen = second.isOk() ? carryOutAll(blank, second.value) : first;
    const done = { ticket: later.ticket, kind: "mover", effectiveAt: NOW, state: "done" } as const;
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
    return {
      table,
      request: { kind: "cancellation", ticket: of.ticket, of, origin },
      observation: {
        ...seen,
        confirmedSteps: first.confirmedSteps ?? [],
        sentNotifications: first.sentNotifications,
        otherTickets: second.isOk() ? [done] : [],
      },
    };
  }),
);
/** A ticket that is withdrawn while a termination of the person counts. */
export const withdrawnBesideLeaverWorld = possible(
  cancelledWorld.map(({ observation, ...rest }): World => {
    const ticket = { id: "10099", key: "ON-99" };
    const leaver = { ticket, kind: "leaver", state: "open", effectiveAt: anInstant("2027-01-31T09:00:00Z") } as const;
    return { ...rest, observation: { ...observation, otherTickets: [leaver] } };
  }),
);

/** Any ticket in any company. */
export const anyWorld = fc.oneof({ weight: 5, arbitrary: liveWorld }, { weight: 1, arbitrary: cancelledWorld });

/** Any ticket about somebody with other tickets, with duties, with extra access. */
export const inCompanyWorld = possible(
  fc
    .tuple(
      anyWorld,
      fc.uniqueArray(
        fc.record({
          kind: fc.constantFrom("leaver", "rehire", "mover", "access"),
          id: fc.constantFrom("99", "9999", "10005", "20001"),
          at: fc.constantFrom("2026-12-01T00:00:00Z", "2027-01-31T09:00:00Z", "2027-10-15T22:00:00Z"),
          state: fc.constantFrom("open", "done", "cancelled"),
        }),
        { maxLength: 3, selector: ({ id }) => id },
      ),
      fc.uniqueArray(
        fc.record({
          kind: fc.constantFrom("owns-group", "last-member", "approves"),
          id: fc.constantFrom(...GROUPS.slice(0, 2)),
          name: fc.constantFrom("Ops", "Builds"),
        }),
        { maxLength: 3, selector: ({ kind, id }) => `${kind} ${id}` },
      ),
      fc.subarray([...GROUPS]),
    )
    .map(([{ observation, ...rest }, others, duties, extra]): World => {
      const otherTickets = others.map(({ id, at, ...one }) => ({
        ...(one as Pick<OtherTicket, "kind" | "state">),
        ticket: { id, key: `T-${id}` },
        effectiveAt: anInstant(at),
      }));
      const extraAccess = extra.map((id, at) => ({ id, ticket: { id: `7${at % 2}`, key: `AC-${at % 2}` } }));
      return { ...rest, observation: { ...observation, otherTickets, duties: duties as readonly Duty[], extraAccess } };
    }),
);

/** Now, in every generated world. */
export const NOW = anInstant("2027-02-01T09:00:00Z");

/** What is decided in a world in which something can be. */
export function planOf(world: World): Plan {
  return decide(world)._unsafeUnwrap();
}

const decided = new WeakMap<Observation, { readonly world: World; readonly result: ReturnType<typeof plan> }>();

/** Decided once per world: the generator has asked already. */
function decide(world: World): ReturnType<typeof plan> {
  const { request, table, observation } = world;
  const known = decided.get(observation);
  if (known?.world.request === request && known.world.table === table) return known.result;
  const result = plan(request, table, observation, NOW);
  decided.set(observation, { world, result });
  return result;
}

/** Worlds in which there is a plan: what is refused has scenarios of its own. */
function possible(worlds: fc.Arbitrary<World>): fc.Arbitrary<World> {
  return worlds.filter((one) => decide(one).isOk());
}

/** What the directory knows and the ticket says of the person, worked out here without the planner's help. */
export function attributesIn({ request, table, observation }: World): Attributes {
  const live = liveRequest(request);
  const profile = { ...observation.accounts[0]?.profile };
  // A change for a time is over: what its ticket states counts no more, and what it replaced counts again.
  const over = live.kind === "mover" && live.until !== undefined && live.until.value < "2027-02-01";
  for (const { action } of over ? (observation.confirmedSteps ?? []) : []) {
    if (action.kind !== "update-profile") continue;
    for (const { attribute, from } of action.changes) {
      if (from === undefined) delete profile[attribute];
      else profile[attribute] = from;
    }
  }
  const known = Object.entries(table.rules.profile).flatMap(([attribute, id]) => {
    const value = profile[id];
    return value === undefined ? [] : [[attribute, given(value as string, attribute)] as const];
  });
  const stated = live.kind === "joiner" || live.kind === "rehire";
  const states = { ...(stated ? {} : Object.fromEntries(known)), ...(over ? {} : live.attributes) };
  // Who asks for access is who the directory says they are.
  const texts = known.filter(([, { value }]) => typeof value === "string" && value !== "");
  return live.kind === "access" ? { ...states, ...Object.fromEntries(texts) } : states;
}
