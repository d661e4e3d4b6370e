import { type ManagedTargets, managedTargets, type ObservedGroup, type ReferenceTable } from "@tenure/lifecycle-rules";
import { err, ok, type Result, ResultAsync, safeTry } from "neverthrow";
import type { DirectoryFailure, DirectoryPerson } from "../ports/directory.ts";
import type { Pages, Workforce, WorkforceAssignee, WorkforceRule } from "./workforce.ts";

/** A whole company as it was read: everybody, and who has what of all the table manages. */
export interface WorkforceReading {
  readonly org: string;
  readonly people: readonly DirectoryPerson[];
  /** Groups the table manages that exist, by id. */
  readonly groups: ReadonlyMap<string, ObservedGroup>;
  /** Ids of their members, by group. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Who has each application the table manages, by application. */
  readonly assignees: ReadonlyMap<string, readonly WorkforceAssignee[]>;
  readonly rules: readonly WorkforceRule[];
}

/** Told while reading; for a progress line. */
export type OnRead = (progress: { readonly done: number; readonly lists: number }) => void;

/** Lists read at once: enough to be quick, few enough to leave the directory's limits to others. */
const AT_ONCE = 4;

/** Reads everybody and everything a table manages: one list of people, and one of members for each group. */
export function readWorkforce(
  workforce: Workforce,
  table: ReferenceTable,
  onRead: OnRead = () => {},
): ResultAsync<WorkforceReading, DirectoryFailure> {
  const managed: ManagedTargets = managedTargets(table);
  return safeTry<WorkforceReading, DirectoryFailure>(async function* () {
    const people = yield* all(workforce.people());
    const found = yield* all(workforce.groups());
    const rules = yield* workforce.rules();
    const groups = new Map(found.filter(({ id }) => managed.groups.has(id)).map((group) => [group.id, group]));
    const lists = groups.size + managed.applications.size;
    let done = 0;
    const counted = <T>(read: ResultAsync<T, DirectoryFailure>) =>
      read.map((list) => {
        done += 1;
        onRead({ done, lists });
        return list;
      });
    const members = yield* each([...groups.keys()], (id) => counted(all(workforce.members(id))));
    const assignees = yield* each([...managed.applications.keys()], (id) => counted(all(workforce.assignees(id))));
    return ok({ org: workforce.org, people, groups, members, assignees, rules });
  });
}

function all<T>(pages: Pages<T>): ResultAsync<readonly T[], DirectoryFailure> {
  return new ResultAsync(gathered(pages));
}

async function gathered<T>(pages: Pages<T>): Promise<Result<readonly T[], DirectoryFailure>> {
  const items: T[] = [];
  for await (const page of pages) {
    if (page.isErr()) return err(page.error);
    for (const item of page.value) items.push(item);
  }
  return ok(items);
}

/** Reads one list for each id, a few at a time; the first that fails ends it. */
function each<T>(
  ids: readonly string[],
  read: (id: string) => ResultAsync<T, DirectoryFailure>,
): ResultAsync<ReadonlyMap<string, T>, DirectoryFailure> {
  return new ResultAsync(
    (async () => {
      const found = new Map<string, T>();
      const waiting = [...ids];
      let failed: DirectoryFailure | undefined;
      const work = async () => {
        for (let id = waiting.shift(); id !== undefined && failed === undefined; id = waiting.shift()) {
          const list = await read(id);
          if (list.isOk()) found.set(id, list.value);
          else failed = list.error;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return failed === undefined ? ok(found) : err(failed);
    })(),
  );
}
