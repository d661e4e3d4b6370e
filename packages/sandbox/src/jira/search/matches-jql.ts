import type { Issue } from "../issues/issue.ts";
import type { Site } from "../site.ts";
import { meets } from "./evaluate-jql.ts";
import { parseJql } from "./parse-jql.ts";

/** Throws, in one sentence, when a filter cannot be read: one that never fits would be noticed by nobody. */
export function checkFilter(jql: string | undefined, of: string): void {
  const problem = jql === undefined ? undefined : parseJql(jql);
  if (problem?.isErr() === true) throw new Error(`The filter of ${of} cannot be read. ${problem.error}`);
}

/** Whether a filter of a webhook or a rule means an issue. It looks at the issue itself, without lag, as the site. */
export function matchesJql(site: Site, issue: Issue, jql: string): boolean {
  const parsed = parseJql(jql);
  if (parsed.isErr()) return false;
  const { where } = parsed.value;
  return where === undefined || meets(site, issue, where, { now: site.clock.now(), zone: site.timeZone });
}
