import { type DifferenceKind, managedTargets, type ReferenceTable, type Row, who } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import type { DirectoryPerson } from "../ports/directory.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { daysLater } from "./batch.ts";
import { rowsGranting } from "./batch-brakes.ts";
import { censusOf } from "./census.ts";
import { compare } from "./compare.ts";
import { type Exception, exceptionBody } from "./exceptions.ts";
import { judgeReading } from "./judge-reading.ts";
import type { Inconclusive, LookOptions, WorkforcePorts } from "./look.ts";
import { managerOf } from "./manager-of.ts";
import { readWorkforce } from "./read-workforce.ts";
import { type Surprise, surprisesIn } from "./surprises.ts";
import { workforceEntries } from "./workforce-entries.ts";
import { RECONCILE } from "./workforce-ticket.ts";

/** Where one row stands on its way into use. */
export interface RowAdoption {
  readonly row: Row;
  /** Whether tickets and reconciliations follow it already. */
  readonly on: boolean;
  /** People it holds for. */
  readonly people: number;
  /** What switching it on would change for people no ticket is about. */
  readonly surprises: readonly Surprise[];
  readonly byKind: Readonly<Partial<Record<DifferenceKind, number>>>;
  /** Rows that are not on and grant the same: what only they give would be nobody's if this row went alone. */
  readonly together: readonly string[];
}

/** A table on its way into use, row by row. */
export interface Adoption {
  readonly kind: "adoption";
  readonly people: number;
  /** Rows that are not on, the ready ones first; then those that are. */
  readonly rows: readonly RowAdoption[];
  readonly groupsRead: number;
}

interface Found {
  readonly adoption: Adoption;
  readonly profiles: ReadonlyMap<string, DirectoryPerson>;
}

/**
 * Holds everybody against the whole table, rows that are off included, and says for each row whom switching it on would
 * surprise. Changes nothing and enters nothing.
 */
export function adoption(
  ports: WorkforcePorts,
  company: Company,
  wholeTable: ReferenceTable,
  options: LookOptions = {},
): ResultAsync<Adoption | Inconclusive, RunFailure> {
  return find(ports, company, wholeTable, options).map((found) => ("kind" in found ? found : found.adoption));
}

/** How a row's surprises are taken over as exceptions. */
export interface TakeOver {
  readonly rowId: string;
  /** Days until the exceptions end. */
  readonly days: number;
  /** Who answers for them where the person has no manager; the row's owner otherwise. */
  readonly owner?: string;
  readonly onRead?: LookOptions["onRead"];
}

/** What was taken over. */
export interface TakenOver {
  readonly kind: "taken-over";
  readonly exceptions: readonly Exception[];
}

/**
 * Enters every surprise of one row as an exception, with an owner and an end, so that the row can be switched on without
 * changing anybody's access. The owner is the person's manager where the directory knows one.
 */
export function takeOver(
  ports: WorkforcePorts,
  company: Company,
  wholeTable: ReferenceTable,
  { rowId, days, owner, onRead }: TakeOver,
): ResultAsync<TakenOver | Inconclusive, RunFailure> {
  return safeTry<TakenOver | Inconclusive, RunFailure>(async function* () {
    const found = yield* find(ports, company, wholeTable, onRead === undefined ? {} : { onRead });
    if ("kind" in found) return ok(found);
    const one = found.adoption.rows.find(({ row }) => row.id === rowId);
    if (one === undefined) return err(unknownRow(rowId));
    const until = daysLater(ports.clock.now(), days);
    const about = { ticket: RECONCILE, runId: ports.ids.next() };
    const exceptions = one.surprises.map(({ difference: { person, target } }): Exception => {
      return { person, target, until, owner: managerOf(found.profiles, person) ?? owner ?? one.row.owner };
    });
    for (const exception of exceptions) {
      const body = exceptionBody(exception, `taken over when row ${rowId} was switched on`);
      yield* enter(ports, { ...about, accountId: exception.person }, { event: "adopted", body }).mapErr(toRunFailure);
    }
    return ok<TakenOver>({ kind: "taken-over", exceptions });
  });
}

function find(
  ports: WorkforcePorts,
  company: Company,
  table: ReferenceTable,
  { onRead }: LookOptions,
): ResultAsync<Found | Inconclusive, RunFailure> {
  return safeTry<Found | Inconclusive, RunFailure>(async function* () {
    const entries = yield* workforceEntries(ports);
    const reading = yield* readWorkforce(ports.workforce, table, onRead).mapErr(toRunFailure);
    const now = ports.clock.now();
    const comparison = yield* compare(ports.workforce, reading, table, entries, now).mapErr(toRunFailure);
    const sentences = judgeReading(reading, censusOf(reading, comparison.members.values(), table), undefined, table);
    if (sentences.length > 0) return ok<Inconclusive>({ kind: "inconclusive", sentences });
    const surprises = surprisesIn(comparison, table);
    const on = new Set(company.table.rows.map(({ id }) => id));
    const members = [...comparison.members.values()].filter(({ status }) => status !== "DEPROVISIONED");
    const rows = table.rows.map((row): RowAdoption => {
      const own = surprises.filter(({ rows: ids }) => ids.includes(row.id));
      const counts = Map.groupBy(own, ({ difference }) => difference.kind);
      return {
        row,
        on: on.has(row.id),
        people: who(table, row.id, members).length,
        surprises: own,
        byKind: Object.fromEntries([...counts].map(([kind, those]) => [kind, those.length])),
        together: together(table, row, on),
      };
    });
    const adopted: Adoption = {
      kind: "adoption",
      people: members.length,
      rows: rows.toSorted(readyFirst),
      groupsRead: reading.groups.size,
    };
    return ok<Found>({ adoption: adopted, profiles: new Map(reading.people.map((one) => [one.id, one])) });
  });
}

function together(table: ReferenceTable, row: Row, on: ReadonlySet<string>): readonly string[] {
  const { groups, applications } = managedTargets(table);
  const targets = [...groups.keys(), ...applications.keys()].filter((id) => rowsGranting(table, id).includes(row.id));
  const others = targets.flatMap((id) => rowsGranting(table, id));
  return [...new Set(others)].filter((id) => id !== row.id && !on.has(id)).toSorted();
}

function readyFirst(a: RowAdoption, b: RowAdoption): number {
  const order = ({ on, surprises }: RowAdoption) => (on ? 2 : surprises.length === 0 ? 0 : 1);
  return order(a) - order(b) || a.surprises.length - b.surprises.length || (a.row.id < b.row.id ? -1 : 1);
}

function unknownRow(rowId: string): RunFailure {
  return { kind: "not-ours", retryable: false, sentence: `The table has no row called ${rowId}.` };
}
