import {
  findUser,
  findUsers,
  getEditMetadata,
  getMyPermissions,
  getMyself,
  getProject,
  getServerInfo,
  getUsers,
  listAdminWebhooks,
  listCreateFields,
  listCreateIssueTypes,
  listFields,
  refreshWebhooks,
  registerWebhooks,
} from "../../src/index.ts";
import type { ContractCase } from "./contract-case.ts";
import { ana, anaRead } from "./people.ts";

const schema = {
  type: "string",
  custom: "com.atlassian.jira.plugin.system.customfieldtypes:textfield",
  customId: 10050,
};
const metadata = { key: "customfield_10050", name: "Team", required: true, schema, operations: ["set"] };
const metadataRead = { name: "Team", required: true, schema, operations: ["set"], hasDefaultValue: false };

/** Functions about fields, projects, people and the site. */
export const siteCases: readonly ContractCase[] = [
  {
    name: "listFields",
    call: (jira) => listFields(jira),
    requests: [{ method: "GET", path: "/rest/api/3/field" }],
    answers: [
      {
        json: [
          {
            id: "customfield_10050",
            key: "customfield_10050",
            name: "Team",
            custom: true,
            orderable: true,
            navigable: true,
            searchable: true,
            clauseNames: ["cf[10050]"],
            schema,
          },
        ],
      },
    ],
    value: [{ id: "customfield_10050", name: "Team", custom: true, schema }],
    repeatable: true,
  },
  {
    name: "getEditMetadata",
    call: (jira) => getEditMetadata(jira, "HR-1"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1/editmeta" }],
    answers: [{ json: { fields: { customfield_10050: metadata } } }],
    value: { customfield_10050: metadataRead },
    repeatable: true,
  },
  {
    name: "listCreateIssueTypes",
    call: (jira) => listCreateIssueTypes(jira, "HR"),
    requests: [
      { method: "GET", path: "/rest/api/3/issue/createmeta/HR/issuetypes?startAt=0&maxResults=50" },
      { method: "GET", path: "/rest/api/3/issue/createmeta/HR/issuetypes?startAt=1&maxResults=50" },
    ],
    answers: [
      { json: { startAt: 0, maxResults: 50, total: 2, issueTypes: [{ id: "1", name: "Onboarding", subtask: false }] } },
      {
        json: { startAt: 1, maxResults: 50, total: 2, createMetaIssueType: [{ id: "2", name: "Task", subtask: true }] },
      },
    ],
    value: [
      { id: "1", name: "Onboarding", subtask: false },
      { id: "2", name: "Task", subtask: true },
    ],
    repeatable: true,
  },
  {
    name: "listCreateFields",
    call: (jira) => listCreateFields(jira, "HR", "10001"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/createmeta/HR/issuetypes/10001?startAt=0&maxResults=50" }],
    answers: [
      { json: { startAt: 0, maxResults: 50, total: 1, fields: [{ ...metadata, fieldId: "customfield_10050" }] } },
    ],
    value: [{ ...metadataRead, fieldId: "customfield_10050" }],
    repeatable: true,
  },
  {
    name: "getProject",
    call: (jira) => getProject(jira, "HR"),
    requests: [{ method: "GET", path: "/rest/api/3/project/HR" }],
    answers: [{ json: { id: "10000", key: "HR", name: "People", projectTypeKey: "service_desk", simplified: false } }],
    value: { id: "10000", key: "HR", name: "People", projectTypeKey: "service_desk" },
    repeatable: true,
  },
  {
    name: "getMyPermissions",
    call: (jira) => getMyPermissions(jira, ["BROWSE_PROJECTS", "EDIT_ISSUES"], { projectKey: "HR" }),
    requests: [
      { method: "GET", path: "/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,EDIT_ISSUES&projectKey=HR" },
    ],
    answers: [
      {
        json: {
          permissions: {
            BROWSE_PROJECTS: {
              id: "10",
              key: "BROWSE_PROJECTS",
              name: "Browse",
              type: "PROJECT",
              havePermission: true,
            },
          },
        },
      },
    ],
    value: { BROWSE_PROJECTS: true, EDIT_ISSUES: false },
    repeatable: true,
  },
  {
    name: "getMyself",
    call: (jira) => getMyself(jira),
    requests: [{ method: "GET", path: "/rest/api/3/myself" }],
    answers: [{ json: ana }],
    value: { ...anaRead, timeZone: "Europe/Lisbon" },
    repeatable: true,
  },
  {
    name: "getServerInfo",
    call: (jira) => getServerInfo(jira),
    requests: [{ method: "GET", path: "/rest/api/3/serverInfo" }],
    answers: [
      {
        json: {
          baseUrl: "https://acme.atlassian.net",
          version: "1001.0.0-SNAPSHOT",
          versionNumbers: [1001, 0, 0],
          deploymentType: "Cloud",
          serverTime: "2026-11-24T08:00:00.000+0000",
          serverTimeZone: "Europe/Lisbon",
        },
      },
    ],
    value: {
      baseUrl: "https://acme.atlassian.net",
      version: "1001.0.0-SNAPSHOT",
      deploymentType: "Cloud",
      serverTime: "2026-11-24T08:00:00.000+0000",
      serverTimeZone: "Europe/Lisbon",
    },
    repeatable: true,
  },
  {
    name: "findUser",
    call: (jira) => findUser(jira, "557058:a-b"),
    requests: [{ method: "GET", path: "/rest/api/3/user?accountId=557058:a-b" }],
    answers: [{ json: ana }],
    value: anaRead,
    whenMissing: undefined,
    repeatable: true,
  },
  {
    name: "getUsers",
    call: (jira) => getUsers(jira, ["5b10", "5b11"]),
    requests: [{ method: "GET", path: "/rest/api/3/user/bulk?startAt=0&maxResults=200&accountId=5b10&accountId=5b11" }],
    answers: [{ json: { startAt: 0, maxResults: 200, total: 1, isLast: true, values: [ana] } }],
    value: [anaRead],
    repeatable: true,
  },
  {
    name: "findUsers",
    call: (jira) => findUsers(jira, "ana@acme.example", { pageSize: 2 }),
    requests: [
      { method: "GET", path: "/rest/api/3/user/search?query=ana@acme.example&startAt=0&maxResults=2" },
      { method: "GET", path: "/rest/api/3/user/search?query=ana@acme.example&startAt=2&maxResults=2" },
    ],
    // A page with one person of two is not the last: people we may not see were taken out of it.
    answers: [{ json: [ana] }, { json: [] }],
    value: [anaRead],
    repeatable: true,
  },
  {
    name: "listAdminWebhooks",
    call: (jira) => listAdminWebhooks(jira),
    requests: [{ method: "GET", path: "/rest/webhooks/1.0/webhook" }],
    answers: [
      {
        json: [
          {
            name: "Tenure",
            url: "https://tenure.example/webhooks/jira",
            excludeBody: false,
            filters: { "issue-related-events-section": "project = HR" },
            events: ["jira:issue_created"],
            enabled: true,
            self: "https://jupiter.atlassian.net/rest/webhooks/1.0/webhook/1",
            isSigned: true,
          },
        ],
      },
    ],
    value: [
      {
        name: "Tenure",
        url: "https://tenure.example/webhooks/jira",
        events: ["jira:issue_created"],
        enabled: true,
        isSigned: true,
      },
    ],
    repeatable: true,
  },
  {
    name: "registerWebhooks",
    call: (jira) =>
      registerWebhooks(jira, "https://tenure.example/hook", [
        { events: ["jira:issue_created"], jqlFilter: "project = HR" },
        { events: ["jira:issue_updated"], jqlFilter: "nonsense" },
      ]),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/webhook",
        body: {
          url: "https://tenure.example/hook",
          webhooks: [
            { events: ["jira:issue_created"], jqlFilter: "project = HR" },
            { events: ["jira:issue_updated"], jqlFilter: "nonsense" },
          ],
        },
      },
    ],
    answers: [
      { json: { webhookRegistrationResult: [{ createdWebhookId: 1 }, { errors: ["The clause is not supported"] }] } },
    ],
    value: [{ id: 1 }, { refused: ["The clause is not supported"] }],
    repeatable: false,
  },
  {
    name: "refreshWebhooks",
    call: (jira) => refreshWebhooks(jira, [1]),
    requests: [{ method: "PUT", path: "/rest/api/3/webhook/refresh", body: { webhookIds: [1] } }],
    answers: [{ json: { expirationDate: 1_766_000_000_000 } }],
    value: "2025-12-17T19:33:20.000Z",
    repeatable: true,
  },
];
