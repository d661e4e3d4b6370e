import type { FaultWords } from "../faults/with-faults.ts";
import { createRouter } from "../kernel/router.ts";
import type { Vendor } from "../kernel/vendor.ts";
import { attachmentRoutes } from "./attachments/attachment-routes.ts";
import { changeRoutes } from "./changes/change-routes.ts";
import { commentRoutes } from "./comments/comment-routes.ts";
import { createSite } from "./create-site.ts";
import { jiraFaultWords } from "./fault-words.ts";
import { fieldRoutes } from "./fields/field-routes.ts";
import { formRoutes } from "./forms/form-routes.ts";
import { answer, withCommonHeaders } from "./http/answer.ts";
import type { Route } from "./http/route.ts";
import { issueRoutes } from "./issues/issue-routes.ts";
import { watchRoutes } from "./issues/watch-routes.ts";
import { type JiraOptions, SANDBOX_ACCOUNT } from "./jira-options.ts";
import { type JiraPeople, peopleOf } from "./jira-people.ts";
import type { JiraSeed } from "./jira-seed.ts";
import { type JiraState, stateOf } from "./jira-state.ts";
import { linkRoutes } from "./links/link-routes.ts";
import { remoteLinkRoutes } from "./links/remote-link-routes.ts";
import { permissionRoutes } from "./permissions/permission-routes.ts";
import { projectRoutes } from "./projects/project-routes.ts";
import { propertyRoutes } from "./properties/property-routes.ts";
import { createLimiter } from "./rates/limiter.ts";
import { searchRoutes } from "./search/search-routes.ts";
import { snapshotSite } from "./seed/snapshot-site.ts";
import { approvalRoutes } from "./service/approval-routes.ts";
import { organizationRoutes } from "./service/organization-routes.ts";
import { participantRoutes } from "./service/participant-routes.ts";
import { queueRoutes } from "./service/queue-routes.ts";
import { requestFileRoutes } from "./service/request-file-routes.ts";
import { requestRoutes } from "./service/request-routes.ts";
import { serviceDeskRoutes } from "./service/service-desk-routes.ts";
import { siteRoutes } from "./site-routes.ts";
import { userRoutes } from "./users/user-routes.ts";
import { webhookRoutes } from "./webhooks/webhook-routes.ts";
import { transitionRoutes } from "./workflows/transition-routes.ts";

export type { JiraOptions } from "./jira-options.ts";

/** The simulated Jira site and the credentials that open it. */
export interface JiraVendor extends Vendor {
  /** The account of {@link JiraVendor.apiToken}: an admin, and an agent where agents are not named. */
  readonly email: string;
  readonly apiToken: string;
  /** Signs deliveries of webhooks that name no secret of their own. */
  readonly webhookSecret: string;
  /** For the gateway's paths, `/ex/jira/{cloudId}` and `/jira/forms/cloud/{cloudId}`. */
  readonly cloudId: string;
  /** What the site holds, read without a call. */
  readonly state: JiraState;
  /** What Jira answers when a fault is declared. */
  readonly faultWords: FaultWords;
  /** What people do in the browser: file tickets, edit, comment, decide. */
  readonly people: JiraPeople;
  snapshot(): JiraSeed;
}

/** Every route the site answers. */
export const jiraRoutes: readonly Route[] = [
  ...siteRoutes,
  ...issueRoutes,
  ...watchRoutes,
  ...commentRoutes,
  ...propertyRoutes,
  ...transitionRoutes,
  ...changeRoutes,
  ...fieldRoutes,
  ...searchRoutes,
  ...userRoutes,
  ...permissionRoutes,
  ...projectRoutes,
  ...linkRoutes,
  ...remoteLinkRoutes,
  ...attachmentRoutes,
  ...serviceDeskRoutes,
  ...queueRoutes,
  ...requestRoutes,
  ...participantRoutes,
  ...approvalRoutes,
  ...requestFileRoutes,
  ...organizationRoutes,
  ...formRoutes,
  ...webhookRoutes,
];

/** A Jira site from its seed. Throws on a seed that contradicts itself, in one sentence. */
export function createJira(options: JiraOptions): JiraVendor {
  const site = createSite(options);
  const router = createRouter<Route>();
  for (const route of jiraRoutes) router.add(route.pattern, route);
  const limiter = createLimiter(site);
  return {
    email: SANDBOX_ACCOUNT.email,
    apiToken: SANDBOX_ACCOUNT.apiToken,
    webhookSecret: SANDBOX_ACCOUNT.webhookSecret,
    cloudId: site.cloudId,
    state: stateOf(site),
    people: peopleOf(site),
    faultWords: jiraFaultWords(site, (response) => withCommonHeaders(site, response, {})),
    handle: (request) => answer(site, router, limiter, request),
    snapshot: () => snapshotSite(site),
  };
}
