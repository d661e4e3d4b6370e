import type { TrippedBrake } from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type Batch, batchesIn, batchOf } from "./batch.ts";
import { type BatchApproval, judgeBatch } from "./batch-approval.ts";
import { batchBrakes, isReleased } from "./batch-brakes.ts";
import { type Census, censusOf, goneRows, readCensus, settledRows } from "./census.ts";
import { type Comparison, compare } from "./compare.ts";
import { type Decided, decideWorkforce, noticedIn } from "./decide-workforce.ts";
import type { Exception } from "./exceptions.ts";
import { type Before, judgeReading } from "./judge-reading.ts";
import { type OnRead, readWorkforce } from "./read-workforce.ts";
import { type Surprise, settledAfter, surprisesIn } from "./surprises.ts";
import type { Workforce } from "./workforce.ts";
import { workforceEntries } from "./workforce-entries.ts";
import { RECONCILE } from "./workforce-ticket.ts";

/** The ports of whoever looks at everybody. */
export type WorkforcePorts = Ports & { readonly workforce: Workforce };

/** A company compared with its table, and what would be done about it. Nothing was written to come to it. */
export interface Looked {
  readonly comparison: Comparison;
  readonly census: Census;
  readonly decided: readonly Decided[];
  readonly surprises: readonly Surprise[];
  /** Ids of the rows that are settled, this comparison included. */
  readonly settled: readonly string[];
  readonly batch: Batch;
  readonly brakes: readonly TrippedBrake[];
  readonly approval: BatchApproval;
  /** What the ledger knows, oldest first. */
  readonly entries: readonly LedgerEntry[];
}

/** Nothing may be concluded from what was read; each sentence says why. */
export interface Inconclusive {
  readonly kind: "inconclusive";
  readonly sentences: readonly string[];
}

/** How to look. */
export interface LookOptions {
  /** Who would carry it out, where that is a person. */
  readonly executor?: string;
  readonly onRead?: OnRead;
}

/** Reads everybody, judges the read, compares, decides, and judges brakes and approvals. */
export function look(
  ports: WorkforcePorts,
  company: Company,
  { executor, onRead }: LookOptions = {},
): ResultAsync<Looked | Inconclusive, RunFailure> {
  const { table, reconcile: policy = {}, approval: approvals } = company;
  return safeTry<Looked | Inconclusive, RunFailure>(async function* () {
    if (ports.workforce.org.toLowerCase() !== table.org.toLowerCase()) {
      const sentence = `The table "${table.name}" is written for ${table.org}, but this is ${ports.workforce.org}.`;
      return ok({ kind: "inconclusive" as const, sentences: [sentence] });
    }
    const entries = yield* workforceEntries(ports);
    const reading = yield* readWorkforce(ports.workforce, table, onRead).mapErr(toRunFailure);
    const now = ports.clock.now();
    const comparison = yield* compare(ports.workforce, reading, table, entries, now).mapErr(toRunFailure);
    const before = lastCensus(entries);
    const counted = censusOf(reading, comparison.members.values(), table);
    const sentences = judgeReading(reading, counted, before, table);
    if (sentences.length > 0) return ok({ kind: "inconclusive" as const, sentences });

    const census = { ...counted, gone: goneRows(before?.census, table, comparison.drift) };
    const decided = decideWorkforce(comparison, table, policy, noticedIn(entries), now);
    const surprises = surprisesIn(comparison, table);
    const last = entries.findLast((entry) => readCensus(entry) !== undefined);
    const known = new Set(last === undefined ? [] : settledRows(last));
    const batch = batchOf(table, RECONCILE, stepsByPerson(comparison, decided), adoptionsIn(decided));
    const outlines = batchesIn(entries);
    const people = new Map(reading.people.map((person) => [person.id, person]));
    const brakes = isReleased(batch, entries, outlines)
      ? []
      : batchBrakes(batch, {
          table,
          policy,
          census,
          settled: known,
          members: comparison.members,
          hasTickets: (id) => {
            const person = people.get(id);
            return person !== undefined && comparison.recall(person).hasTickets;
          },
          entries,
          now,
        });
    const by = executor === undefined ? {} : { executor };
    const approval = judgeBatch(batch, { policy: approvals, entries, outlines, now, ...by });
    const settled = settledAfter(table, known, surprises);
    return ok({ comparison, census, decided, surprises, settled, batch, brakes, approval, entries });
  });
}

function lastCensus(entries: readonly LedgerEntry[]): Before | undefined {
  const at = entries.findLastIndex((entry) => readCensus(entry) !== undefined);
  const entry = entries[at];
  const census = entry === undefined ? undefined : readCensus(entry);
  return census === undefined ? undefined : { census, since: entries.slice(at + 1) };
}

function stepsByPerson({ members }: Comparison, decided: readonly Decided[]) {
  const corrections = decided.filter(({ kind }) => kind === "correct");
  return [...Map.groupBy(corrections, ({ difference }) => difference.person)].flatMap(([id, those]) => {
    const member = members.get(id);
    return member === undefined ? [] : [{ member, steps: those.flatMap(({ step }) => step ?? []) }];
  });
}

function adoptionsIn(decided: readonly Decided[]): readonly Exception[] {
  return decided.flatMap((one) =>
    one.kind === "adopt"
      ? [{ person: one.difference.person, target: one.difference.target, owner: one.owner, until: one.until }]
      : [],
  );
}
