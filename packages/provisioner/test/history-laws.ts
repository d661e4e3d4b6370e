import { expect } from "vitest";
import type { Company } from "../src/company/company.ts";
import { stepsOf } from "../src/evidence/events.ts";
import { readOutline, stepDigest } from "../src/evidence/plan-outline.ts";
import { text } from "../src/json.ts";
import type { LedgerEntry } from "../src/ports/ledger.ts";
import { findReturned } from "../src/sweep/find-returned.ts";
import { doubledMails } from "../src/testing/live-through.ts";
import type { MemoryPorts } from "../src/testing/memory-ports.ts";

/** What tickets ever said, whatever has become of them: what was given for a time was given by one of these. */
export interface Filed {
  readonly id: string;
  readonly kind: string;
  readonly logins: Set<string>;
  /** Days on which it took effect, or takes it. */
  readonly effective: Set<string>;
  /** Last day, as it was filed: no edit of it is accepted. */
  readonly until: string;
}

/** Remembers what every ticket says now. */
export function remember(filed: Map<string, Filed>, { desk }: MemoryPorts): void {
  for (const { id, issueTypeId, fields } of desk.tickets.values()) {
    const known = filed.get(id) ?? {
      id,
      kind: issueTypeId,
      logins: new Set<string>(),
      effective: new Set<string>(),
      until: String(fields["until"]),
    };
    known.logins.add(String(fields["login"]));
    known.effective.add(String(fields["effective"]));
    filed.set(id, known);
  }
}

const DAY = 86_400_000;
const GIVES: ReadonlySet<string> = new Set([
  "add-to-group",
  "assign-application",
  "create-account",
  "activate-account",
  "unsuspend-account",
]);
/** Kept without what names somebody, so that their digest is another. */
const UNNAMED: ReadonlySet<string> = new Set(["create-account"]);

/** What must be true of a company after everything that happens. */
export function checkLaws(
  ports: MemoryPorts,
  company: Company,
  filed: ReadonlyMap<string, Filed>,
  allowed: number,
): void {
  const { desk, directory, ledger } = ports;
  // Law 8: who has left holds nothing that waking them would bring back.
  const left = new Set(
    [...desk.comments.values()].flatMap(({ progress: { state, plan } }) =>
      state === "done" && plan?.kind === "leaver" ? [plan.subject.accountId] : [],
    ),
  );
  for (const { id, memberships, assignments, status } of directory.accounts()) {
    if (status === "DEPROVISIONED" && left.has(id)) expect([memberships, assignments]).toEqual([[], []]);
  }
  // Nor is anybody awake who left with a ticket that is still there, whoever woke them.
  const returned = findReturned(directory.accounts(), ledger.entries);
  expect(returned.filter(({ ticketId }) => desk.tickets.has(ticketId))).toEqual([]);
  checkEnds(ports, filed);
  // Law 10: nothing is said twice but in the one window.
  expect(doubledMails(ports).length).toBeLessThanOrEqual(allowed);
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
  if (company.approval !== undefined) checkApproved(ledger.entries);
}

/** What is given for a time ends, whatever becomes of the ticket that gave it. */
function checkEnds({ clock, directory }: MemoryPorts, filed: ReadonlyMap<string, Filed>): void {
  const today = clock.now().slice(0, "2027-02-01".length);
  const ended = new Date(Date.parse(clock.now()) - 11 * DAY).toISOString().slice(0, "2027-02-01".length);
  for (const { login, memberships, profile, status } of directory.accounts()) {
    const of = (kind: string) => [...filed.values()].filter((one) => one.kind === kind && one.logins.has(login));
    const holds = (id: string) => memberships.some(({ groupId }) => groupId === id);
    if (holds("00gapollo00000000001")) {
      const lasts = of("access").some(({ until }) => until >= today);
      expect(lasts, `Apollo of ${login} outlived its end`).toBe(true);
    }
    if (holds("00gengineers00000001") && status === "ACTIVE" && profile["department"] !== "Engineering") {
      const lasts = of("mover").some(({ effective }) => [...effective].some((day) => day >= ended));
      expect(lasts, `Engineers of ${login} outlived the overlap`).toBe(true);
    }
  }
}

/** Nothing is given that nobody said yes to: to the plan that holds it, or to one it is the rest of. */
function checkApproved(entries: readonly LedgerEntry[]): void {
  for (const [ticketId, own] of Map.groupBy(entries, (entry) => entry.ticketId)) {
    const approved = new Map<string, string>();
    // A leave and a change for a time name the day they are over: whoever said yes to them said it to that.
    const returns = new Set<string>();
    for (const entry of own) {
      if (entry.event === "approved") {
        const outlines = own.flatMap((one) => (one.event === "planned" ? (readOutline(one.body) ?? []) : []));
        const outline = outlines.find(({ hash }) => hash === text(entry.body, "hash"));
        for (const { digest, id } of outline?.steps ?? []) approved.set(id, digest);
        const comesBack = outline?.kind === "leave-of-absence" || outline?.kind === "mover";
        if (comesBack && outline.replanAt !== undefined) returns.add(outline.replanAt);
      }
      if (entry.event !== "step-started") continue;
      for (const { step } of stepsOf(entry).filter((one) => GIVES.has(one.step.action.kind))) {
        if (returns.has(step.due)) continue;
        const known = approved.get(step.id);
        expect(known, `${ticketId} ${step.id} was approved by nobody`).toBeDefined();
        if (!UNNAMED.has(step.action.kind)) expect(known, `${ticketId} ${step.id}`).toBe(stepDigest(step));
      }
    }
  }
}
