import type { Action, Cause, Instant } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import { member, text } from "../json.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { batchesIn, digestOf } from "./batch.ts";

/** Somebody's yes to the plan a step was in. */
export interface ChainApproval {
  /** Who, by reference: `desk:…` or `key:…`. */
  readonly by: string;
  readonly email?: string;
  readonly at: Instant;
}

/** How one change of access came to be, from the row to what was seen afterwards. */
export interface AccessChain {
  readonly direction: "given" | "taken";
  readonly at: Instant;
  readonly ticket: { readonly id: string; readonly key: string };
  readonly runId: string;
  /** Rows with the cells that matched and the ticket's fields behind them, or what the ticket asked. */
  readonly causes: readonly Cause[];
  /** Of the table that decided it; absent where the ledger does not know the plan. */
  readonly tableVersion?: string;
  /** Commit of the table's repository, where the run knew one. */
  readonly tableCommit?: string;
  readonly planHash?: string;
  readonly approvals: readonly ChainApproval[];
  /** What reading back showed. */
  readonly seen: string;
}

/**
 * How somebody came to what they have, or lost it, as the ledger knew it at an instant: the last change of that group or
 * application. `undefined`: we never gave or took it by then.
 *
 * @param entries everything the ledger knows of the person and of their tickets, oldest first
 */
export function explainAccess(
  entries: readonly LedgerEntry[],
  accountId: string,
  target: string,
  at?: Instant,
): AccessChain | undefined {
  const known = at === undefined ? entries : entries.filter((entry) => entry.at <= at);
  const own = known.filter((entry) => entry.accountId === accountId && isConfirmation(entry));
  for (const entry of own.toReversed()) {
    const chain = chainIn(entry, target, known);
    if (chain !== undefined) return chain;
  }
  return undefined;
}

/** Everything we had given and not taken by an instant: for each group or application its one chain. */
export function accessAt(
  entries: readonly LedgerEntry[],
  accountId: string,
  at?: Instant,
): ReadonlyMap<string, AccessChain> {
  const targets = new Set(
    entries.filter((entry) => entry.accountId === accountId && isConfirmation(entry)).flatMap(targetsIn),
  );
  return new Map(
    [...targets].toSorted().flatMap((target) => {
      const chain = explainAccess(entries, accountId, target, at);
      return chain?.direction === "given" ? [[target, chain] as const] : [];
    }),
  );
}

function targetsIn(entry: LedgerEntry): readonly string[] {
  return stepsOf(entry).flatMap(({ step }) => changeOf(step.action)?.target ?? []);
}

function chainIn(entry: LedgerEntry, target: string, known: readonly LedgerEntry[]): AccessChain | undefined {
  const done = stepsOf(entry).find(({ step }) => changeOf(step.action)?.target === target);
  if (done === undefined) return undefined;
  const { step, seen } = done;
  const direction = changeOf(step.action)?.direction ?? "given";
  const before = known.filter(({ seq, ticketId }) => ticketId === entry.ticketId && seq <= entry.seq);
  const plans = plansWith(before, entry.accountId ?? "", step);
  const plan = plans.at(-1);
  const hashes = new Set(plans.map(({ hash }) => hash));
  const { ticketId: id, ticketKey: key } = entry;
  return {
    direction,
    at: entry.at,
    ticket: { id, key },
    runId: entry.runId,
    causes: step.causes,
    ...(plan === undefined ? {} : { tableVersion: plan.tableVersion, planHash: plan.hash }),
    ...(plan?.tableCommit === undefined ? {} : { tableCommit: plan.tableCommit }),
    approvals: before
      .filter(({ event, body }) => event === "approved" && hashes.has(text(body, "hash") ?? ""))
      .map(approvalOf),
    seen,
  };
}

interface PlanOfStep {
  readonly hash: string;
  readonly tableVersion: string;
  readonly tableCommit?: string;
}

/** The plans of a ticket, or the batches of a reconciliation, that a step was in. */
function plansWith(
  entries: readonly LedgerEntry[],
  accountId: string,
  step: Parameters<typeof digestOf>[1],
): readonly PlanOfStep[] {
  const digest = digestOf(accountId, step);
  const outlines = ticketHistory(entries).plans.filter(({ steps }) => steps.some(({ id }) => id === step.id));
  const batches = entries.flatMap((entry): readonly PlanOfStep[] => {
    const commit = text(member(entry.body, "table"), "commit");
    return batchesIn([entry])
      .filter(({ digests }) => digests.has(digest))
      .map(({ hash, tableVersion }) => ({
        hash,
        tableVersion,
        ...(commit === undefined ? {} : { tableCommit: commit }),
      }));
  });
  return [...outlines, ...batches];
}

function approvalOf({ actor, at, body }: LedgerEntry): ChainApproval {
  const email = text(body, "email");
  const said = text(body, "at");
  return {
    by: actor,
    // Written by ourselves into a chain that is hashed.
    at: said === undefined ? at : (said as Instant),
    ...(email === undefined ? {} : { email }),
  };
}

function changeOf(
  action: Action,
): { readonly target: string; readonly direction: AccessChain["direction"] } | undefined {
  switch (action.kind) {
    case "add-to-group":
      return { target: action.groupId, direction: "given" };
    case "assign-application":
      return { target: action.appId, direction: "given" };
    case "remove-from-group":
      return { target: action.groupId, direction: "taken" };
    case "unassign-application":
      return { target: action.appId, direction: "taken" };
    default:
      return undefined;
  }
}
