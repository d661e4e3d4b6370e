import { editIssue } from "../issues/edit-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { matchesJql } from "../search/matches-jql.ts";
import type { Site } from "../site.ts";

/** Lets Automation fill fields of a new issue a moment after it was made: whoever acted at once saw half a ticket. */
export function fillLater(site: Site, issue: Issue): void {
  for (const { jql, afterMs, fields, as } of site.fillRules) {
    if (jql !== undefined && !matchesJql(site, issue, jql)) continue;
    site.clock.at(site.clock.now() + afterMs, () => {
      const now = site.issues.get(issue.id);
      if (now === undefined) return;
      // A rule that cannot write says so in its own log, to nobody.
      editIssue(site, now, { writes: { fields }, version: 3, actor: site.users.get(as) }).unwrapOr(undefined);
    });
  }
}
