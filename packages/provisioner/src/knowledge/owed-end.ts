import type { Instant, Request, Step, TicketRef } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import { type PlanOutline, readOutline, stepDigest } from "../evidence/plan-outline.ts";
import { type Json, text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { isAccepted } from "./is-accepted.ts";
import { givenBy } from "./person-history.ts";
import { type TicketHistory, ticketHistory } from "./ticket-history.ts";

/** Kinds of ticket that promise an end of what they gave, or of whom they shut out. */
export type EndingKind = Extract<Request["kind"], "access" | "mover" | "leaver">;

/** What an accepted plan still has to take from somebody, whatever has become of its ticket. */
export interface OwedEnd {
  readonly kind: EndingKind;
  readonly ticket: TicketRef;
  readonly accountId: string;
  readonly effectiveAt: Instant;
  /** When access, or a change for a time, is over as a whole; absent where single steps are left. */
  readonly over?: Instant;
  /** Ids of steps that may be done, and when each was to be. What is none of these is never done. */
  readonly steps: ReadonlyMap<string, Instant>;
  /** When the first of them was to be. */
  readonly at: Instant;
}

/** Whoever is taken apart although their ticket cannot be read had so long for somebody to bring it back. */
const TIME_TO_OBJECT = 7 * 86_400_000;

const TAKES = /^(?:remove-from-group|unassign-application):/;

/** What takes a leaver apart. Deleting cannot be undone and waits for people. */
const TAKES_APART = /^(?:(?:remove-from-group|unassign-application):|update-profile$|deactivate-account$)/;

/**
 * Reads out of a ticket's history what must be taken from whom although the ticket is gone, incomplete, refused, or says
 * something else by now: by the last plan that people and brakes let go on, and only what that plan or its end holds.
 * One for each account, as a ticket may name somebody else today.
 */
export function owedEnds(history: TicketHistory): readonly OwedEnd[] {
  const accounts = new Set(history.entries.flatMap((entry) => (entry.event === "planned" ? accountOf(entry) : [])));
  return [...accounts].flatMap((accountId) => owedOf(history, accountId) ?? []);
}

function owedOf(history: TicketHistory, accountId: string): OwedEnd | undefined {
  const accepted = acceptedPlans(history.entries).findLast(({ outline }) => outline.accountId === accountId);
  const last = history.entries.at(-1);
  if (accepted === undefined || last === undefined) return undefined;
  const { outline } = accepted;
  const own = ticketHistory(history.entries.filter((one) => one.accountId === accountId));
  // What was brought to its end is over, whomever the ticket names since.
  if (own.lastState === "done" || own.lastState === "withdrawn") return undefined;
  const through = endedThrough(history.entries, accepted.entry, accountId);
  const steps = new Map([...stepsOwed(history, own, accepted)].filter(([, due]) => due > through));
  const at = [...steps.values()].toSorted()[0];
  if (steps.size === 0 || at === undefined || !isEnding(outline.kind)) return undefined;
  const over = outline.kind === "leaver" ? undefined : outline.replanAt;
  return {
    kind: outline.kind,
    ticket: { id: last.ticketId, key: last.ticketKey },
    accountId,
    effectiveAt: outline.effectiveAt,
    ...(over === undefined ? {} : { over }),
    steps,
    at,
  };
}

function stepsOwed(
  history: TicketHistory,
  own: TicketHistory,
  { outline, entry }: Accepted,
): ReadonlyMap<string, Instant> {
  const since = new Set(own.confirmed.filter((one) => one.entry.seq > entry.seq).map(({ step }) => step.id));
  const left = outline.steps.filter(({ id }) => !since.has(id));
  const due = (at: Step["due"]): Instant => (at === "at-once" ? entry.at : at);
  switch (outline.kind) {
    case "access":
    case "mover": {
      // Where nothing was begun, nothing was given and nothing is over.
      const begun = [...own.confirmed, ...own.open].some(({ planKind }) => planKind === outline.kind);
      if (!begun) return new Map();
      const takes = left.flatMap(({ id, due: at }) => (TAKES.test(id) ? [[id, due(at)] as const] : []));
      return new Map([...takes, ...(outline.replanAt === undefined ? [] : endOf(own, outline.kind, outline.replanAt))]);
    }
    case "leaver": {
      const out = own.confirmed.some(({ step: { action } }) => OUT.has(action.kind));
      if (!out || !isAccepted(history) || history.plans.at(-1)?.hash !== outline.hash) return new Map();
      const earliest = new Date(Date.parse(outline.effectiveAt) + TIME_TO_OBJECT).toISOString() as Instant;
      const late = (at: Instant) => (at > earliest ? at : earliest);
      return new Map(left.flatMap(({ id, due: at }) => (TAKES_APART.test(id) ? [[id, late(due(at))] as const] : [])));
    }
    default:
      return new Map();
  }
}

const OUT: ReadonlySet<string> = new Set(["suspend-account", "deactivate-account"]);

/** The body of the entry that says what was promised until an instant is ended, or needs no ending; a sentence where people are to know. */
export function endedBody(id: string, through: Instant, sentence?: string): Json {
  return toJson({ id, ended: through, sentence });
}

/** Until when everything promised to one account was looked at and brought to its end. */
function endedThrough(entries: readonly LedgerEntry[], { seq }: LedgerEntry, accountId: string): string {
  const ends = entries.flatMap((one) =>
    one.event === "alerted" && one.seq > seq && one.accountId === accountId ? (text(one.body, "ended") ?? []) : [],
  );
  return ends.toSorted().at(-1) ?? "";
}

/** What is over together: everything the ticket gave, and what a change for a time wrote to the profile. */
function endOf(own: TicketHistory, kind: "access" | "mover", at: Instant): readonly (readonly [string, Instant])[] {
  const given = [...givenBy(own).keys()];
  const changed = kind === "mover" && own.confirmed.some(({ step }) => step.action.kind === "update-profile");
  return [
    ...given.flatMap((id) => [`remove-from-group:${id}`, `unassign-application:${id}`]),
    ...(changed ? ["update-profile"] : []),
  ].map((id) => [id, at] as const);
}

interface Accepted {
  readonly entry: LedgerEntry;
  readonly outline: PlanOutline;
}

/** Plans that a run was let go on with, oldest first: it waited for an hour, or something was tried. */
function acceptedPlans(entries: readonly LedgerEntry[]): readonly Accepted[] {
  const accepted: Accepted[] = [];
  let planned: Accepted | undefined;
  for (const entry of entries) {
    const outline = entry.event === "planned" ? readOutline(entry.body) : undefined;
    if (outline !== undefined) planned = { entry, outline };
    else if (planned !== undefined && letGoOn(entry, planned.outline)) {
      accepted.push(planned);
      planned = undefined;
    }
  }
  return accepted;
}

/** A step counts for the plan that holds it: what was taken by an earlier promise says nothing of a later plan. */
function letGoOn(entry: LedgerEntry, { steps }: PlanOutline): boolean {
  if (entry.event === "step-started" || isConfirmation(entry)) {
    const decided = new Map(steps.map(({ id, digest }) => [id, digest]));
    return stepsOf(entry).some(({ step }) => {
      const digest = decided.get(step.id);
      return digest !== undefined && (UNNAMED.has(step.action.kind) || digest === stepDigest(step));
    });
  }
  const state = entry.event === "run-ended" ? text(entry.body, "state") : undefined;
  return state === "waiting" || state === "failed" || state === "done";
}

/** Kept without what names somebody, so that their digest is another. */
const UNNAMED: ReadonlySet<string> = new Set(["create-account", "open-task", "notify"]);

const isEnding = (kind: Request["kind"]): kind is EndingKind =>
  kind === "access" || kind === "mover" || kind === "leaver";

function accountOf({ body }: LedgerEntry): readonly string[] {
  const id = text(body, "accountId");
  return id === undefined ? [] : [id];
}
