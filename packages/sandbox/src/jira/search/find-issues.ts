import { err, ok, type Result } from "neverthrow";
import { type Call, zoneOf } from "../http/call.ts";
import { type Problem, problems, refuse } from "../http/problem.ts";
import type { Issue } from "../issues/issue.ts";
import { sees } from "../permissions/can.ts";
import { meets, sortIssues, unknownNames } from "./evaluate-jql.ts";
import type { Asking } from "./jql-time.ts";
import { parseJql } from "./parse-jql.ts";

/** The issues a query finds, in order: as the index has them; those to reconcile, by id, as they are. */
export function findIssues(call: Call, text: string, reconcile: readonly string[]): Result<readonly Issue[], Problem> {
  const { site, caller } = call;
  const parsed = parseJql(text);
  if (parsed.isErr()) return err(refuse(400, parsed.error));
  const { where, orderBy } = parsed.value;
  if (where === undefined) return err(problems.unboundedJql);
  const asking: Asking = {
    now: site.clock.now(),
    zone: zoneOf(call),
    ...(caller.user === undefined ? {} : { accountId: caller.user.accountId }),
  };
  const unknown = unknownNames(site, parsed.value, asking);
  if (unknown.length > 0) {
    const isQuiet = caller.user === undefined || site.settings.unknownJqlNames === "empty";
    return isQuiet ? ok([]) : err(refuse(400, ...unknown));
  }
  const certain = new Set(reconcile);
  const found: Issue[] = [];
  for (const indexed of site.index.values()) {
    // What is gone is shown by nobody, whatever the index remembers.
    if (!certain.has(indexed.id) && site.issues.has(indexed.id) && meets(site, indexed, where, asking)) {
      found.push(indexed);
    }
  }
  for (const id of certain) {
    const issue = site.issues.get(id);
    if (issue !== undefined && meets(site, issue, where, asking)) found.push(issue);
  }
  const visible = found.filter((issue) => sees(site, caller.user, site.issues.get(issue.id) ?? issue));
  return ok(sortIssues(site, visible, orderBy));
}
