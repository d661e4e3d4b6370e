import { GroupedMap } from "./grouped-map.ts";
import type { Issue } from "./issues/issue.ts";
import { type JiraOptions, SANDBOX_ACCOUNT } from "./jira-options.ts";
import { JiraSeed } from "./jira-seed.ts";
import { createIssueIndex } from "./search/issue-index.ts";
import { plantAccess } from "./seed/plant-access.ts";
import { plantCatalogue } from "./seed/plant-catalogue.ts";
import { plantFields } from "./seed/plant-fields.ts";
import { plantIssues } from "./seed/plant-issues.ts";
import { plantPeople } from "./seed/plant-people.ts";
import { plantProjects } from "./seed/plant-projects.ts";
import type { Site } from "./site.ts";
import { createDeliveries } from "./webhooks/deliveries.ts";

/** A site that holds what its seed says. Throws on a seed that contradicts itself, in one sentence. */
export function createSite({ clock, random, outbound, seed: given, baseUrl }: JiraOptions): Site {
  const seed = given ?? JiraSeed.parse({});
  const issues = new GroupedMap<Issue>(({ parentId }) => [parentId]);
  const site: Site = {
    cloudId: seed.site.cloudId ?? random.uuid(),
    name: seed.site.name,
    timeZone: seed.site.timeZone,
    ...(seed.site.assetsWorkspaceId === undefined ? {} : { assetsWorkspaceId: seed.site.assetsWorkspaceId }),
    settings: seed.settings,
    clock,
    random,
    callIds: random.fork("calls"),
    outbound,
    baseUrl,
    users: new Map(),
    groups: new Map(),
    organizations: new Map(),
    statuses: new Map(),
    issueTypes: new Map(),
    priorities: new Map(),
    resolutions: new Map(),
    linkTypes: new Map(),
    workflows: new Map(),
    projects: new Map(),
    requestTypes: new Map(),
    fields: new Map(),
    options: new Map(),
    formTemplates: new Map(),
    issues,
    keys: new Map(),
    index: createIssueIndex(issues, clock, random.fork("index"), seed.settings),
    comments: new Map(),
    commentsOf: new Map(),
    changes: new Map(),
    links: new GroupedMap(({ inwardId, outwardId }) => [inwardId, outwardId]),
    remoteLinks: new Map(),
    attachments: new GroupedMap(({ issueId }) => [issueId]),
    approvals: new Map(),
    forms: new Map(),
    notifications: [...seed.notifications],
    webhooks: new Map(),
    automations: seed.automations.map(({ jql, ...rule }) => ({ ...rule, ...(jql === undefined ? {} : { jql }) })),
    fillRules: [],
    deliveries: createDeliveries(() => site, random.fork("webhooks")),
    apiTokens: new Map(),
    oauthClients: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    authorizationCodes: new Map(),
    temporaryFiles: new Map(),
    counters: new Map(Object.entries(seed.counters)),
  };
  plantPeople(site, seed, SANDBOX_ACCOUNT);
  plantCatalogue(site, seed);
  plantFields(site, seed);
  plantProjects(site, seed);
  plantAccess(site, seed);
  plantIssues(site, seed);
  site.index.catchUp();
  return site;
}
