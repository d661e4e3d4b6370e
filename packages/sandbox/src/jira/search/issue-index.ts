import type { VirtualClock } from "../../kernel/clock.ts";
import type { Random } from "../../kernel/random.ts";
import type { Issue } from "../issues/issue.ts";
import type { JiraSettings } from "../settings.ts";

/** What search sees: the issues as they were a moment ago. */
export interface IssueIndex {
  values(): IterableIterator<Issue>;
  get(id: string): Issue | undefined;
  /** Tells that an issue was made, changed or deleted. */
  changed(id: string): void;
  /** Catches up at once: a seed has no yesterday. */
  catchUp(): void;
}

/** An index that follows late, and now and then loses an issue again for a moment. */
export function createIssueIndex(
  live: ReadonlyMap<string, Issue>,
  clock: VirtualClock,
  random: Random,
  settings: JiraSettings,
): IssueIndex {
  const seen = new Map<string, Issue>();
  const draw = ([least, most]: readonly [number, number]) => (most <= least ? least : random.between(least, most));
  const follow = (id: string): void => {
    const issue = live.get(id);
    if (issue === undefined) seen.delete(id);
    else seen.set(id, issue);
  };
  const flicker = (id: string, from: number): void => {
    if (!random.chance(settings.searchFlicker)) return;
    const gone = from + draw(settings.searchFlickerMs);
    clock.at(gone, () => {
      seen.delete(id);
    });
    clock.at(gone + draw(settings.searchFlickerMs), () => follow(id));
  };
  return {
    values: () => seen.values(),
    get: (id) => seen.get(id),
    changed(id) {
      const wait = draw(settings.searchLagMs);
      if (wait === 0) follow(id);
      else clock.at(clock.now() + wait, () => follow(id));
      flicker(id, clock.now() + wait);
    },
    catchUp() {
      seen.clear();
      for (const [id, issue] of live) seen.set(id, issue);
    },
  };
}
