import { issueView } from "../issues/issue-view.ts";
import { matchesJql } from "../search/matches-jql.ts";
import type { Site } from "../site.ts";
import type { JiraEvent } from "./announce.ts";
import { numericIds } from "./numeric-ids.ts";
import { webhookReader } from "./payload.ts";

const TRIGGERS: Readonly<Record<string, string>> = {
  "jira:issue_created": "issue-created",
  "jira:issue_updated": "issue-updated",
};

/** Runs the rules that send an issue: no identifier, no signature, no second try. */
export function runAutomations(site: Site, event: JiraEvent): void {
  const trigger = TRIGGERS[event.name];
  for (const rule of site.automations) {
    if (trigger === undefined || !rule.on.includes(trigger)) continue;
    if (rule.jql !== undefined && !matchesJql(site, event.issue, rule.jql)) continue;
    site.clock.at(site.clock.now(), async () => {
      const issue = site.issues.get(event.issueId) ?? event.issue;
      const view = numericIds(issueView(webhookReader(site, event.actorId), issue));
      await site.outbound.send({
        method: "POST",
        url: rule.url,
        headers: { "content-type": "application/json", ...rule.headers },
        body: JSON.stringify({ ...(view as object), changelog: { histories: null } }),
        timeoutMs: site.settings.webhookTimeoutMs,
      });
    });
  }
}
