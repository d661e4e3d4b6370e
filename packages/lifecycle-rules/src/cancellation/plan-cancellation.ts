import { err, ok, type Result } from "neverthrow";
import { runningAccess } from "../access/running-access.ts";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { accessTarget } from "../entitlements/granted.ts";
import { managedTargets } from "../entitlements/managed-targets.ts";
import { markedAccount } from "../joiner/marked-account.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personFacts, subjectOf } from "../person/person-in-plan.ts";
import { profileChanges } from "../person/profile.ts";
import { counting, isEarlier } from "../plan/come-back.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep, stepId } from "../plan/make-step.ts";
import type { Action, Cause, Finding, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { Audience, ReferenceTable } from "../reference-table/table.ts";
import type { CancellationRequest, LiveRequest } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import { inEffect } from "./in-effect.ts";
import { letsIn, otherLeaver, withoutLettingIn } from "./kept-out.ts";
import { isWaking, stillOurs, wantedActions } from "./wanted-actions.ts";

/**
 * A request is withdrawn: what it did is taken back, last step first, from the evidence of what was read back.
 * Access is given back only as far as today's table grants it, or as it was given by hand. Those who were told of the
 * request are told of its end.
 */
export function planCancellation(
  request: CancellationRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = cancelledPerson(request.of, table, observation);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  const asked: Cause = { kind: "request", what: WITHDRAWN, origin: request.origin };
  const base = { zone: request.of.zone.value, effectiveAt: "at-once", kept: [] } as const;
  if (account === undefined) {
    const sentence = "Nothing was done for this ticket yet, so nothing is taken back.";
    return ok({ ...base, subject: { login: "", name: "" }, steps: [], findings: [{ kind: "nothing-done", sentence }] });
  }
  const started = hasStarted(request.of, account, now);
  if (started !== undefined) return err([started]);

  const { undone, findings } = undoSteps(request, table, observation, account, asked, now);
  return ok({
    ...base,
    subject: subjectOf(account),
    steps: [...undone, ...farewells(request, observation, account, asked, undone)],
    findings,
  });
}

/**
 * Whom a withdrawn ticket is about; `undefined` where nothing can have been done. A hire that never took place has an
 * account only if this ticket made or adopted one.
 */
function cancelledPerson(
  of: LiveRequest,
  table: ReferenceTable,
  observation: Observation,
): Result<ObservedAccount | undefined, readonly Refusal[]> {
  if (of.kind !== "joiner") {
    const found = findPerson(of.person, observation, table.rules);
    const done = (observation.confirmedSteps ?? []).length > 0;
    const nobody = found.isErr() && found.error.every(({ kind }) => kind === "nobody-found");
    return nobody && !done ? ok(undefined) : found;
  }
  return markedAccount(of, observation, table.rules);
}

function hasStarted(of: LiveRequest, { status, login }: ObservedAccount, now: Instant): Refusal | undefined {
  if (of.kind !== "joiner" && of.kind !== "rehire") return undefined;
  const awake = status !== "STAGED" && status !== "PROVISIONED" && status !== "DEPROVISIONED";
  if (!awake || now < startOfDay(of.start.value, of.zone.value)) return undefined;
  return { kind: "already-started", sentence: `${login} has started; to end their access, file a termination.` };
}

function undoSteps(
  request: CancellationRequest,
  table: ReferenceTable,
  observation: Observation,
  account: ObservedAccount,
  asked: Cause,
  now: Instant,
): { readonly undone: readonly Step[]; readonly findings: readonly Finding[] } {
  const undos = (observation.confirmedSteps ?? [])
    .filter((step) => !isOwn(step))
    .toReversed()
    .flatMap(({ undo }) => (undo === undefined ? [] : [undo]));
  const wanted = wantedActions(request.of, table, account, undos);
  const granted = grantedAgain(table, account, undos);
  const may = mayGiveBack(request, table, granted);
  const stays = staysGiven(
    request,
    observation,
    wentOn(request, observation, account, undos) ? granted : new Set(),
    now,
  );
  const [kept, missing] = partition(
    wanted.filter((action) => !inEffect(action, account)),
    stays,
  );
  const keeper = otherLeaver(request, observation, now);
  const free = keeper === undefined ? missing : missing.flatMap(withoutLettingIn);
  const [back, gone] = partition(free, may);
  return {
    undone: back.map((action, at) =>
      makeStep(action, { due: "at-once", causes: [asked], after: back.slice(0, at).filter(isWaking).map(stepId) }),
    ),
    findings: [
      ...(keeper === undefined || !missing.some(letsIn)
        ? []
        : [
            {
              kind: "kept-out",
              sentence: `${keeper.ticket.key} ends this person's employment${request.of.kind === "leaver" ? " too" : ""}, so nothing that lets them back in is undone.`,
            },
          ]),
      ...kept.map((action) => ({
        kind: "not-taken-back",
        sentence: `"${nameIn(action)}" is not taken back: a row or another ticket gives it by now.`,
      })),
      ...gone.map((action) => ({
        kind: "not-given-back",
        sentence: `"${nameIn(action)}" is not given back: no row grants it any more.`,
      })),
    ],
  };
}

/** What today's table grants to who the person is again, without what the ticket made of them. */
function grantedAgain(table: ReferenceTable, account: ObservedAccount, undos: readonly Action[]): ReadonlySet<string> {
  const before = Object.entries(stillOurs(undos, account)).flatMap(([id, value]) =>
    value === undefined ? [] : [[id, value] as const],
  );
  const profile = { ...account.profile, ...Object.fromEntries(before) };
  const attributes = knownAttributes({ attributes: {} }, { ...account, profile }, table);
  return new Set(
    applicableRows(table, attributes).matched.flatMap(({ row }) =>
      row.grants.flatMap((grant) => accessTarget(grant) ?? []),
    ),
  );
}

/** Today's policy, not the old picture, says what a person gets back; what came by hand was never the table's to judge. */
function mayGiveBack(
  { of }: CancellationRequest,
  table: ReferenceTable,
  granted: ReadonlySet<string>,
): (action: Action) => boolean {
  const managed = managedTargets(table);
  const restores = of.kind !== "access";
  return (action) => {
    if (action.kind === "add-to-group")
      return restores && (!managed.groups.has(action.groupId) || granted.has(action.groupId));
    if (action.kind !== "assign-application") return true;
    return restores && (!managed.applications.has(action.appId) || granted.has(action.appId));
  };
}

/**
 * Whether somebody's story went on after the ticket: another one came, or something it wrote was written anew. Where it
 * did not, a withdrawal restores what was there before, no more.
 */
function wentOn(
  { of }: CancellationRequest,
  { otherTickets = [] }: Observation,
  account: ObservedAccount,
  undos: readonly Action[],
): boolean {
  const changes = undos.flatMap((action) => (action.kind === "update-profile" ? action.changes : []));
  const ours = new Set(Object.keys(stillOurs(undos, account)));
  // What is back already was nobody else's either.
  const before = profileChanges(Object.fromEntries(changes.map(({ attribute, to }) => [attribute, to])), account);
  return (
    of.kind === "access" ||
    counting(otherTickets).some(({ ticket }) => isEarlier(of.ticket, ticket)) ||
    before.some(({ attribute }) => !ours.has(attribute))
  );
}

/**
 * What the ticket gave and somebody has a right to without it: by another ticket, or by a row for who they are. A hire
 * that is withdrawn leaves nothing to anybody, and a leave goes back to what it was.
 */
function staysGiven(
  { of }: CancellationRequest,
  { extraAccess }: Observation,
  granted: ReadonlySet<string>,
  now: Instant,
): (action: Action) => boolean {
  if (of.kind !== "access" && of.kind !== "mover") return () => false;
  const still = granted.union(runningAccess(extraAccess, now, of.ticket));
  return (action) => {
    if (action.kind === "remove-from-group") return still.has(action.groupId);
    return action.kind === "unassign-application" && still.has(action.appId);
  };
}

/** Told at the addresses that were told of the request. */
function farewells(
  { of }: CancellationRequest,
  observation: Observation,
  account: ObservedAccount,
  asked: Cause,
  undone: readonly Step[],
): readonly Step[] {
  const contacts = contactsOf(account, observation);
  const person = of.kind === "joiner" || of.kind === "rehire" ? of.personalEmail?.value : contacts.person;
  const told = observation.sentNotifications.flatMap(
    (id) => /^notify:(?!request-cancelled)[a-z-]+:(.+)$/.exec(id)?.[1] ?? [],
  );
  return [...new Set(told)].toSorted().flatMap((audience) => {
    const to =
      audience === "person"
        ? person
        : audience === "manager"
          ? contacts.manager
          : audience.slice(audience.indexOf(":") + 1);
    if (to === undefined) return [];
    const step = makeStep(
      { kind: "notify", event: "request-cancelled", audience: audience as Audience, to, facts: personFacts(account) },
      { due: "at-once", causes: [asked], after: undone.map(({ id }) => id) },
    );
    return observation.sentNotifications.includes(step.id) ? [] : [step];
  });
}

const nameIn = (action: Action): string =>
  "name" in action ? action.name : "label" in action ? action.label : action.kind;

/** What the withdrawal itself did already is not taken back again. */
function isOwn({ causes }: Step): boolean {
  return causes.some((cause) => cause.kind === "request" && cause.what === WITHDRAWN);
}

const WITHDRAWN = "is withdrawn";

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
