import {
  addWatcher,
  bulkFetchIssues,
  countIssues,
  createIssue,
  createIssues,
  editIssue,
  findIssue,
  gather,
  getIssue,
  listChangelog,
  listTransitions,
  listWatchers,
  notifyIssue,
  removeWatcher,
  searchIssues,
  transitionIssue,
} from "../../src/index.ts";
import type { ContractCase } from "./contract-case.ts";
import { ana, anaRead } from "./people.ts";

const issue = (id: string, key: string) => ({
  expand: "names,schema",
  id,
  self: `https://acme.atlassian.net/rest/api/3/issue/${id}`,
  key,
  fields: { summary: "Ana Silva starts", customfield_10050: null },
});
const read = (id: string, key: string) => ({ id, key, fields: issue(id, key).fields });

const draft = {
  fields: { project: { key: "HR" }, issuetype: { id: "10001" }, summary: "Laptop" },
  properties: [{ key: "tenure.step", value: { id: "s1" } }],
};

const closing = {
  id: "31",
  name: "Close",
  hasScreen: true,
  to: { id: "10", name: "Done", statusCategory: { id: 3, key: "done", name: "Done" } },
  fields: {
    resolution: {
      key: "resolution",
      name: "Resolution",
      required: true,
      operations: ["set"],
      schema: { type: "resolution", system: "resolution" },
      allowedValues: [{ id: "1", name: "Done" }],
    },
  },
};

const change = {
  id: "900",
  author: ana,
  created: "2026-04-25T18:35:13.605+0530",
  items: [{ field: "status", fieldtype: "jira", fieldId: "status", from: "1", fromString: "Open", to: "3" }],
};
const changeRead = {
  id: "900",
  at: "2026-04-25T13:05:13.605Z",
  authorAccountId: "5b10",
  changes: [{ fieldId: "status", fieldName: "status", from: "1", fromText: "Open", to: "3" }],
};

/** Functions about issues. */
export const issueCases: readonly ContractCase[] = [
  {
    name: "getIssue",
    call: (jira) => getIssue(jira, "HR-1", { fields: ["summary"], expand: ["names"], properties: ["tenure.run"] }),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1?fields=summary&expand=names&properties=tenure.run" }],
    answers: [
      { json: { ...issue("1", "HR-1"), names: { summary: "Summary" }, properties: { "tenure.run": { n: 1 } } } },
    ],
    value: { ...read("1", "HR-1"), names: { summary: "Summary" }, properties: { "tenure.run": { n: 1 } } },
    repeatable: true,
  },
  {
    name: "findIssue",
    call: (jira) => findIssue(jira, "HR-1"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1" }],
    answers: [{ json: issue("1", "PEOPLE-7") }],
    value: read("1", "PEOPLE-7"),
    whenMissing: undefined,
    repeatable: true,
  },
  {
    name: "createIssue",
    call: (jira) => createIssue(jira, draft),
    requests: [{ method: "POST", path: "/rest/api/3/issue", body: draft }],
    answers: [{ status: 201, json: { id: "7", key: "HR-7", self: "https://acme.atlassian.net/rest/api/3/issue/7" } }],
    value: { id: "7", key: "HR-7" },
    repeatable: false,
  },
  {
    name: "createIssues",
    call: (jira) => createIssues(jira, [draft, draft]),
    requests: [{ method: "POST", path: "/rest/api/3/issue/bulk", body: { issueUpdates: [draft, draft] } }],
    answers: [
      {
        status: 201,
        json: {
          issues: [{ id: "7", key: "HR-7", self: "https://acme.atlassian.net/rest/api/3/issue/7" }],
          errors: [
            {
              status: 400,
              failedElementNumber: 1,
              elementErrors: { errorMessages: [], errors: { summary: "Too long" } },
            },
          ],
        },
      },
    ],
    value: { issues: [{ id: "7", key: "HR-7" }], failed: [{ index: 1, fields: { summary: "Too long" } }] },
    repeatable: false,
  },
  {
    name: "editIssue",
    call: (jira) => editIssue(jira, "HR-1", { fields: { summary: null }, update: { labels: [{ add: "tenure" }] } }),
    requests: [
      {
        method: "PUT",
        path: "/rest/api/3/issue/HR-1",
        body: { fields: { summary: null }, update: { labels: [{ add: "tenure" }] } },
      },
    ],
    answers: [{ status: 204 }],
    value: undefined,
    repeatable: true,
  },
  {
    name: "bulkFetchIssues",
    call: (jira) => bulkFetchIssues(jira, ["HR-1", "2"], { fields: ["summary"], expand: ["names"] }),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/issue/bulkfetch",
        body: { issueIdsOrKeys: ["HR-1", "2"], fields: ["summary"], expand: ["names"] },
      },
    ],
    answers: [{ json: { issues: [issue("1", "HR-1")], issueErrors: [{ id: "2", errorMessage: "Try again" }] } }],
    value: { issues: [read("1", "HR-1")], failed: ["2"] },
    repeatable: true,
  },
  {
    name: "searchIssues",
    call: (jira) => gather(searchIssues(jira, "project = HR", { fields: ["summary"], reconcileIssues: ["1", 2] })),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/search/jql",
        body: { jql: "project = HR", fields: ["summary"], maxResults: 100, reconcileIssues: [1, 2] },
      },
      {
        method: "POST",
        path: "/rest/api/3/search/jql",
        body: {
          jql: "project = HR",
          fields: ["summary"],
          maxResults: 100,
          reconcileIssues: [1, 2],
          nextPageToken: "t2",
        },
      },
    ],
    answers: [
      { json: { issues: [issue("1", "HR-1")], nextPageToken: "t2", isLast: false } },
      { json: { issues: [issue("2", "HR-2")], isLast: true } },
    ],
    value: [read("1", "HR-1"), read("2", "HR-2")],
    repeatable: true,
  },
  {
    name: "countIssues",
    call: (jira) => countIssues(jira, "project = HR"),
    requests: [{ method: "POST", path: "/rest/api/3/search/approximate-count", body: { jql: "project = HR" } }],
    answers: [{ json: { count: 12 } }],
    value: 12,
    repeatable: true,
  },
  {
    name: "listChangelog",
    call: (jira) => listChangelog(jira, "HR-1"),
    requests: [
      { method: "GET", path: "/rest/api/3/issue/HR-1/changelog?startAt=0&maxResults=100" },
      { method: "GET", path: "/rest/api/3/issue/HR-1/changelog?startAt=1&maxResults=100" },
    ],
    answers: [
      { json: { startAt: 0, maxResults: 100, total: 2, isLast: false, values: [change] } },
      { json: { startAt: 1, maxResults: 100, total: 2, isLast: true, values: [{ ...change, id: "901" }] } },
    ],
    value: [changeRead, { ...changeRead, id: "901" }],
    repeatable: true,
  },
  {
    name: "listTransitions",
    call: (jira) => listTransitions(jira, "HR-1"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1/transitions?expand=transitions.fields" }],
    answers: [{ json: { expand: "transitions", transitions: [closing] } }],
    value: [
      {
        id: "31",
        name: "Close",
        hasScreen: true,
        to: { id: "10", name: "Done", statusCategory: { key: "done" } },
        fields: {
          resolution: {
            name: "Resolution",
            required: true,
            schema: { type: "resolution", system: "resolution" },
            allowedValues: [{ id: "1", name: "Done" }],
          },
        },
      },
    ],
    repeatable: true,
  },
  {
    name: "transitionIssue",
    call: (jira) => transitionIssue(jira, "HR-1", { transitionId: "31", resolution: "Done" }),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/issue/HR-1/transitions",
        body: { transition: { id: "31" }, fields: { resolution: { name: "Done" } } },
      },
    ],
    answers: [{ status: 204 }],
    value: undefined,
    repeatable: false,
  },
  {
    name: "notifyIssue",
    call: (jira) => notifyIssue(jira, "HR-1", { subject: "Ready", textBody: "All done.", to: { reporter: true } }),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/issue/HR-1/notify",
        body: { subject: "Ready", textBody: "All done.", to: { reporter: true } },
      },
    ],
    answers: [{ status: 204 }],
    value: undefined,
    repeatable: false,
  },
  {
    name: "addWatcher",
    call: (jira) => addWatcher(jira, "HR-1", "5b10"),
    requests: [{ method: "POST", path: "/rest/api/3/issue/HR-1/watchers", body: "5b10" }],
    answers: [{ status: 204 }],
    value: undefined,
    repeatable: true,
  },
  {
    name: "removeWatcher",
    call: (jira) => removeWatcher(jira, "HR-1", "qm:1:2"),
    requests: [{ method: "DELETE", path: "/rest/api/3/issue/HR-1/watchers?accountId=qm:1:2" }],
    answers: [{ status: 204 }],
    value: undefined,
    repeatable: true,
  },
  {
    name: "listWatchers",
    call: (jira) => listWatchers(jira, "HR-1"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1/watchers" }],
    answers: [{ json: { isWatching: false, watchCount: 1, watchers: [ana] } }],
    value: [anaRead],
    repeatable: true,
  },
];
