import {
  addComment,
  addRemoteLink,
  adf,
  deleteComment,
  deleteIssueProperty,
  findMarkedComment,
  getCommentProperty,
  getIssueProperty,
  linkIssues,
  listComments,
  listLinkTypes,
  listRemoteLinks,
  setCommentProperty,
  setIssueProperty,
  updateComment,
} from "../../src/index.ts";
import type { ContractCase } from "./contract-case.ts";
import { ana } from "./people.ts";

const body = adf.doc(adf.paragraph("Access is ready."));
const marker = { key: "tenure.run", value: { run: "r1" } };

const comment = {
  self: "https://acme.atlassian.net/rest/api/3/issue/1/comment/10019",
  id: "10019",
  author: ana,
  body,
  updateAuthor: ana,
  created: "2026-04-25T18:35:13.605+0530",
  updated: "2026-04-25T18:35:13.605+0530",
  jsdPublic: false,
};
const commentRead = {
  id: "10019",
  body,
  authorAccountId: "5b10",
  createdAt: "2026-04-25T13:05:13.605Z",
  updatedAt: "2026-04-25T13:05:13.605Z",
  internal: true,
  properties: [],
};

const listPath = (startAt: number) =>
  `/rest/api/3/issue/HR-1/comment?startAt=${startAt}&maxResults=100&orderBy=created&expand=properties`;
const page = (startAt: number, entry: object) => ({
  json: { startAt, maxResults: 100, total: 2, comments: [entry] },
});

/** Functions about comments, properties and links. */
export const commentCases: readonly ContractCase[] = [
  {
    name: "listComments",
    call: (jira) => listComments(jira, "HR-1"),
    requests: [
      { method: "GET", path: listPath(0) },
      { method: "GET", path: listPath(1) },
    ],
    answers: [page(0, comment), page(1, { ...comment, id: "10020", jsdPublic: true, properties: [marker] })],
    value: [commentRead, { ...commentRead, id: "10020", internal: false, properties: [marker] }],
    repeatable: true,
  },
  {
    name: "findMarkedComment",
    call: (jira) => findMarkedComment(jira, "HR-1", "tenure.run"),
    requests: [
      { method: "GET", path: listPath(0) },
      { method: "GET", path: listPath(1) },
    ],
    answers: [page(0, comment), page(1, { ...comment, id: "10020", properties: [marker] })],
    value: { ...commentRead, id: "10020", properties: [marker] },
    repeatable: true,
  },
  {
    name: "addComment",
    call: (jira) => addComment(jira, "HR-1", { body, internal: true, marker }),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/issue/HR-1/comment",
        body: { body, properties: [{ key: "sd.public.comment", value: { internal: true } }, marker] },
      },
    ],
    answers: [{ status: 201, json: comment }],
    value: commentRead,
    repeatable: false,
  },
  {
    name: "updateComment",
    call: (jira) => updateComment(jira, "HR-1", "10019", { body }),
    requests: [{ method: "PUT", path: "/rest/api/3/issue/HR-1/comment/10019", body: { body } }],
    answers: [{ json: comment }],
    value: commentRead,
    repeatable: true,
  },
  {
    name: "deleteComment",
    call: (jira) => deleteComment(jira, "HR-1", "10019"),
    requests: [{ method: "DELETE", path: "/rest/api/3/issue/HR-1/comment/10019" }],
    answers: [{ status: 204 }],
    value: undefined,
    whenMissing: undefined,
    repeatable: true,
  },
  {
    name: "getCommentProperty",
    call: (jira) => getCommentProperty(jira, "10019", "tenure.run"),
    requests: [{ method: "GET", path: "/rest/api/3/comment/10019/properties/tenure.run" }],
    answers: [{ json: marker }],
    value: marker.value,
    whenMissing: undefined,
    repeatable: true,
  },
  {
    name: "setCommentProperty",
    call: (jira) => setCommentProperty(jira, "10019", "tenure.run", marker.value),
    requests: [{ method: "PUT", path: "/rest/api/3/comment/10019/properties/tenure.run", body: marker.value }],
    answers: [{ status: 201 }],
    value: undefined,
    repeatable: true,
  },
  {
    name: "getIssueProperty",
    call: (jira) => getIssueProperty(jira, "HR-1", "tenure.run"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1/properties/tenure.run" }],
    answers: [{ json: marker }],
    value: marker.value,
    whenMissing: undefined,
    repeatable: true,
  },
  {
    name: "setIssueProperty",
    call: (jira) => setIssueProperty(jira, "HR-1", "tenure.run", { run: "r1" }),
    requests: [{ method: "PUT", path: "/rest/api/3/issue/HR-1/properties/tenure.run", body: { run: "r1" } }],
    answers: [{ status: 201 }],
    value: undefined,
    repeatable: true,
  },
  {
    name: "deleteIssueProperty",
    call: (jira) => deleteIssueProperty(jira, "HR-1", "tenure.run"),
    requests: [{ method: "DELETE", path: "/rest/api/3/issue/HR-1/properties/tenure.run" }],
    answers: [{ status: 204 }],
    value: undefined,
    whenMissing: undefined,
    repeatable: true,
  },
  {
    name: "linkIssues",
    call: (jira) => linkIssues(jira, { type: "Relates", inwardKey: "HR-1", outwardKey: "IT-2" }),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/issueLink",
        body: { type: { name: "Relates" }, inwardIssue: { key: "HR-1" }, outwardIssue: { key: "IT-2" } },
      },
    ],
    answers: [{ status: 201 }],
    value: undefined,
    repeatable: true,
  },
  {
    name: "listLinkTypes",
    call: (jira) => listLinkTypes(jira),
    requests: [{ method: "GET", path: "/rest/api/3/issueLinkType" }],
    answers: [
      { json: { issueLinkTypes: [{ id: "1", name: "Relates", inward: "relates to", outward: "relates to" }] } },
    ],
    value: [{ id: "1", name: "Relates", inward: "relates to", outward: "relates to" }],
    repeatable: true,
  },
  {
    name: "addRemoteLink",
    call: (jira) =>
      addRemoteLink(jira, "HR-1", { globalId: "tenure=r1", url: "https://runs.example/r1", title: "Run r1" }),
    requests: [
      {
        method: "POST",
        path: "/rest/api/3/issue/HR-1/remotelink",
        body: { globalId: "tenure=r1", object: { url: "https://runs.example/r1", title: "Run r1" } },
      },
    ],
    answers: [
      { status: 201, json: { id: 10000, self: "https://acme.atlassian.net/rest/api/3/issue/1/remotelink/10000" } },
    ],
    value: { id: 10000 },
    repeatable: true,
  },
  {
    name: "listRemoteLinks",
    call: (jira) => listRemoteLinks(jira, "HR-1"),
    requests: [{ method: "GET", path: "/rest/api/3/issue/HR-1/remotelink" }],
    answers: [
      {
        json: [
          {
            id: 10000,
            globalId: "tenure=r1",
            relationship: "Run",
            object: { url: "https://runs.example/r1", title: "Run r1" },
          },
        ],
      },
    ],
    value: [{ globalId: "tenure=r1", url: "https://runs.example/r1", title: "Run r1", relationship: "Run" }],
    repeatable: true,
  },
];
