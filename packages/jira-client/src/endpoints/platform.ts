import type { Endpoint } from "./endpoint.ts";

const READ = "read:jira-work";
const WRITE = "write:jira-work";
const USER = "read:jira-user";
const BROWSE = "Browse projects, and the issue's security level where it has one";
const EDIT = `Edit issues; ${BROWSE}`;

/** Jira platform v3, by function. */
export const PLATFORM = {
  getIssue: { route: "GET /rest/api/3/issue/{issueIdOrKey}", scope: READ, permission: BROWSE },
  createIssue: { route: "POST /rest/api/3/issue", scope: WRITE, permission: "Create issues" },
  createIssues: { route: "POST /rest/api/3/issue/bulk", scope: WRITE, permission: "Create issues" },
  editIssue: { route: "PUT /rest/api/3/issue/{issueIdOrKey}", scope: WRITE, permission: EDIT },
  getEditMetadata: { route: "GET /rest/api/3/issue/{issueIdOrKey}/editmeta", scope: READ, permission: BROWSE },
  bulkFetchIssues: { route: "POST /rest/api/3/issue/bulkfetch", scope: READ, permission: BROWSE },
  searchIssues: {
    route: "POST /rest/api/3/search/jql",
    scope: READ,
    permission: "Browse projects; others' issues are left out",
  },
  countIssues: {
    route: "POST /rest/api/3/search/approximate-count",
    scope: READ,
    permission: "Browse projects; others' issues are left out",
  },
  listChangelog: { route: "GET /rest/api/3/issue/{issueIdOrKey}/changelog", scope: READ, permission: BROWSE },
  listTransitions: {
    route: "GET /rest/api/3/issue/{issueIdOrKey}/transitions",
    scope: READ,
    permission: `Transition issues, without which the list is empty; ${BROWSE}`,
  },
  transitionIssue: {
    route: "POST /rest/api/3/issue/{issueIdOrKey}/transitions",
    scope: WRITE,
    permission: `Transition issues; ${BROWSE}`,
  },
  notifyIssue: { route: "POST /rest/api/3/issue/{issueIdOrKey}/notify", scope: WRITE, permission: BROWSE },
  addWatcher: {
    route: "POST /rest/api/3/issue/{issueIdOrKey}/watchers",
    scope: WRITE,
    permission: `Manage watcher list for others; ${BROWSE}`,
  },
  removeWatcher: {
    route: "DELETE /rest/api/3/issue/{issueIdOrKey}/watchers",
    scope: WRITE,
    permission: `Manage watcher list for others; ${BROWSE}`,
  },
  listWatchers: { route: "GET /rest/api/3/issue/{issueIdOrKey}/watchers", scope: READ, permission: BROWSE },
  listComments: { route: "GET /rest/api/3/issue/{issueIdOrKey}/comment", scope: READ, permission: BROWSE },
  addComment: {
    route: "POST /rest/api/3/issue/{issueIdOrKey}/comment",
    scope: WRITE,
    permission: `Add comments; internal ones: agent licence and the Service Desk Team role; ${BROWSE}`,
  },
  updateComment: {
    route: "PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}",
    scope: WRITE,
    permission: `Edit own comments; ${BROWSE}`,
  },
  deleteComment: {
    route: "DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}",
    scope: WRITE,
    permission: `Delete own comments; ${BROWSE}`,
  },
  getCommentProperty: {
    route: "GET /rest/api/3/comment/{commentId}/properties/{propertyKey}",
    scope: READ,
    permission: BROWSE,
  },
  setCommentProperty: {
    route: "PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}",
    scope: WRITE,
    permission: "Edit own comments",
  },
  getIssueProperty: {
    route: "GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}",
    scope: READ,
    permission: BROWSE,
  },
  setIssueProperty: {
    route: "PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}",
    scope: WRITE,
    permission: EDIT,
  },
  deleteIssueProperty: {
    route: "DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}",
    scope: WRITE,
    permission: EDIT,
  },
  linkIssues: { route: "POST /rest/api/3/issueLink", scope: WRITE, permission: "Link issues in both projects" },
  listLinkTypes: { route: "GET /rest/api/3/issueLinkType", scope: READ, permission: "none beyond a login" },
  addRemoteLink: {
    route: "POST /rest/api/3/issue/{issueIdOrKey}/remotelink",
    scope: WRITE,
    permission: `Link issues; ${BROWSE}`,
  },
  listRemoteLinks: { route: "GET /rest/api/3/issue/{issueIdOrKey}/remotelink", scope: READ, permission: BROWSE },
  addAttachments: {
    route: "POST /rest/api/3/issue/{issueIdOrKey}/attachments",
    scope: WRITE,
    permission: `Create attachments; ${BROWSE}`,
  },
  getAttachmentContent: { route: "GET /rest/api/3/attachment/content/{id}", scope: READ, permission: BROWSE },
  listFields: { route: "GET /rest/api/3/field", scope: READ, permission: "Browse projects; other fields are left out" },
  listCreateIssueTypes: {
    route: "GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes",
    scope: READ,
    permission: "Create issues",
  },
  listCreateFields: {
    route: "GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}",
    scope: READ,
    permission: "Create issues",
  },
  getProject: { route: "GET /rest/api/3/project/{projectIdOrKey}", scope: READ, permission: "Browse projects" },
  getMyPermissions: { route: "GET /rest/api/3/mypermissions", scope: READ, permission: "none" },
  getMyself: { route: "GET /rest/api/3/myself", scope: USER, permission: "a login" },
  getServerInfo: { route: "GET /rest/api/3/serverInfo", scope: "none", permission: "none" },
  findUser: { route: "GET /rest/api/3/user", scope: USER, permission: "Browse users and groups" },
  getUsers: { route: "GET /rest/api/3/user/bulk", scope: USER, permission: "a login" },
  findUsers: {
    route: "GET /rest/api/3/user/search",
    scope: USER,
    permission: "Browse users and groups, without which the list is empty",
  },
  listAdminWebhooks: {
    route: "GET /rest/webhooks/1.0/webhook",
    scope: "manage:jira-configuration",
    permission: "Administer Jira",
  },
  registerWebhooks: {
    route: "POST /rest/api/3/webhook",
    scope: "manage:jira-webhook",
    permission: "an OAuth or Connect app; user tokens are refused",
  },
  refreshWebhooks: {
    route: "PUT /rest/api/3/webhook/refresh",
    scope: "manage:jira-webhook",
    permission: "an OAuth or Connect app; user tokens are refused",
  },
} as const satisfies Record<string, Endpoint>;
