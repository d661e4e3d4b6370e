import type { Endpoint } from "./endpoint.ts";

const READ = "read:servicedesk-request";
const WRITE = "write:servicedesk-request";
const AGENT = "an agent licence and the Service Desk Team role";

/** Jira Service Management, by function. */
export const SERVICE_MANAGEMENT = {
  getRequest: {
    route: "GET /rest/servicedeskapi/request/{issueIdOrKey}",
    scope: READ,
    permission: `${AGENT}; customers see their own`,
  },
  createRequest: {
    route: "POST /rest/servicedeskapi/request",
    scope: WRITE,
    permission: `Create requests; on behalf of others: ${AGENT}`,
  },
  listServiceDesks: { route: "GET /rest/servicedeskapi/servicedesk", scope: READ, permission: AGENT },
  listRequestTypes: {
    route: "GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype",
    scope: READ,
    permission: AGENT,
  },
  listRequestTypeFields: {
    route: "GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field",
    scope: READ,
    permission: AGENT,
  },
  listApprovals: {
    route: "GET /rest/servicedeskapi/request/{issueIdOrKey}/approval",
    scope: READ,
    permission: AGENT,
  },
  decideApproval: {
    route: "POST /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}",
    scope: WRITE,
    permission: "to be an approver of this request",
  },
} as const satisfies Record<string, Endpoint>;
