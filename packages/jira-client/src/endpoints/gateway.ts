import type { Endpoint } from "./endpoint.ts";

const FORMS = "/jira/forms/cloud/{cloudId}";
const PERMISSION = "an agent licence and the Service Desk Team role, or Browse projects outside service projects";
const SCOPE = "read:servicedesk-request";

/** Forms (once ProForma) and what else is on the gateway, or on the way to it, by function. */
export const GATEWAY = {
  listForms: { route: `GET ${FORMS}/issue/{issueIdOrKey}/form`, scope: SCOPE, permission: PERMISSION },
  getForm: { route: `GET ${FORMS}/issue/{issueIdOrKey}/form/{formId}`, scope: SCOPE, permission: PERMISSION },
  getFormAnswers: {
    route: `GET ${FORMS}/issue/{issueIdOrKey}/form/{formId}/format/answers`,
    scope: SCOPE,
    permission: PERMISSION,
  },
  listAccessibleSites: { route: "GET /oauth/token/accessible-resources", scope: "any", permission: "an OAuth token" },
  getCloudId: { route: "GET /_edge/tenant_info", scope: "none", permission: "none" },
} as const satisfies Record<string, Endpoint>;
