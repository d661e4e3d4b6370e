import {
  createRequest,
  decideApproval,
  getCloudId,
  getForm,
  getFormAnswers,
  getRequest,
  listAccessibleSites,
  listApprovals,
  listForms,
  listRequestTypeFields,
  listRequestTypes,
  listServiceDesks,
} from "../../src/index.ts";
import type { ContractCase } from "./contract-case.ts";

const customer = { accountId: "5b10", displayName: "Ana Silva", emailAddress: "ana@acme.example", active: true };
const request = {
  issueId: "1",
  issueKey: "HR-1",
  requestTypeId: "96",
  serviceDeskId: "2",
  requestFieldValues: [{ fieldId: "summary", label: "Who starts?", value: "Ana Silva" }],
};
const approval = {
  id: "5",
  name: "Waiting for approval",
  finalDecision: "approved",
  canAnswerApproval: false,
  approvers: [{ approver: customer, approverDecision: "approved" }],
  createdDate: { iso8601: "2026-11-20T09:00:00+0100", epochMillis: 1_763_625_600_000 },
  completedDate: { iso8601: "2026-11-20T10:00:00+0100", epochMillis: 1_763_629_200_000 },
};
const approvalRead = {
  id: "5",
  name: "Waiting for approval",
  finalDecision: "approved",
  canAnswerApproval: false,
  approvers: [{ approver: customer, decision: "approved" }],
  createdAt: "2026-11-20T08:00:00.000Z",
  completedAt: "2026-11-20T09:00:00.000Z",
};
const desk = { id: "2", projectId: "10000", projectKey: "HR", projectName: "People" };
const type = { id: "96", name: "Onboard", description: "", issueTypeId: "10001", serviceDeskId: "2" };
const page = (values: readonly unknown[], isLastPage: boolean) => ({
  json: { size: values.length, start: 0, limit: 50, isLastPage, values },
});

const FORMS = "/jira/forms/cloud/cloud-1/issue/HR-1/form";
const form = {
  id: "f1",
  updated: "2023-04-11T08:59:18Z",
  design: {
    settings: { name: "Onboarding", language: "en", submit: { lock: true, pdf: true } },
    questions: {
      "1": { type: "ts", label: "Personal e-mail", questionKey: "personal-mail" },
      "2": { type: "cm", label: "Applications", choices: [{ id: "5", label: "GitLab" }] },
    },
    sections: {},
    conditions: {},
    layout: [{}],
  },
  state: { visibility: "i", status: "o", answers: { "1": { text: "ana@home.example" }, "2": { choices: ["5"] } } },
};

/** Functions of Service Management and Forms. */
export const serviceCases: readonly ContractCase[] = [
  {
    name: "getRequest",
    call: (jira) => getRequest(jira, "HR-1"),
    requests: [{ method: "GET", path: "/rest/servicedeskapi/request/HR-1" }],
    answers: [{ json: request }],
    value: request,
    repeatable: true,
  },
  {
    name: "createRequest",
    call: (jira) =>
      createRequest(jira, {
        serviceDeskId: "2",
        requestTypeId: "96",
        requestFieldValues: { summary: "Ana Silva" },
        form: { answers: { "1": { text: "x" } } },
      }),
    requests: [
      {
        method: "POST",
        path: "/rest/servicedeskapi/request",
        body: {
          serviceDeskId: "2",
          requestTypeId: "96",
          requestFieldValues: { summary: "Ana Silva" },
          form: { answers: { "1": { text: "x" } } },
        },
      },
    ],
    answers: [{ status: 201, json: request }],
    value: request,
    repeatable: false,
  },
  {
    name: "listServiceDesks",
    call: (jira) => listServiceDesks(jira),
    requests: [
      { method: "GET", path: "/rest/servicedeskapi/servicedesk?start=0&limit=50" },
      { method: "GET", path: "/rest/servicedeskapi/servicedesk?start=1&limit=50" },
    ],
    answers: [page([desk], false), page([{ ...desk, id: "3" }], true)],
    value: [desk, { ...desk, id: "3" }],
    repeatable: true,
  },
  {
    name: "listRequestTypes",
    call: (jira) => listRequestTypes(jira, "2"),
    requests: [
      { method: "GET", path: "/rest/servicedeskapi/servicedesk/2/requesttype?start=0&limit=50" },
      { method: "GET", path: "/rest/servicedeskapi/servicedesk/2/requesttype?start=1&limit=50" },
    ],
    answers: [page([type], false), page([{ ...type, id: "97" }], true)],
    value: [type, { ...type, id: "97" }],
    repeatable: true,
  },
  {
    name: "listRequestTypeFields",
    call: (jira) => listRequestTypeFields(jira, "2", "96"),
    requests: [{ method: "GET", path: "/rest/servicedeskapi/servicedesk/2/requesttype/96/field?expand=hiddenFields" }],
    answers: [
      {
        json: {
          canRaiseOnBehalfOf: true,
          requestTypeFields: [
            {
              fieldId: "customfield_10060",
              name: "Which department?",
              required: true,
              visible: true,
              validValues: [{ value: "10058", label: "Data", children: [] }],
              jiraSchema: { type: "option", customId: 10060 },
            },
          ],
        },
      },
    ],
    value: [
      {
        fieldId: "customfield_10060",
        name: "Which department?",
        required: true,
        visible: true,
        validValues: [{ value: "10058", label: "Data", children: [] }],
        jiraSchema: { type: "option", customId: 10060 },
      },
    ],
    repeatable: true,
  },
  {
    name: "listApprovals",
    call: (jira) => listApprovals(jira, "HR-1"),
    requests: [
      { method: "GET", path: "/rest/servicedeskapi/request/HR-1/approval?start=0&limit=50" },
      { method: "GET", path: "/rest/servicedeskapi/request/HR-1/approval?start=1&limit=50" },
    ],
    answers: [page([approval], false), page([{ id: "6", finalDecision: "pending" }], true)],
    value: [approvalRead, { id: "6", name: "", finalDecision: "pending", canAnswerApproval: false, approvers: [] }],
    repeatable: true,
  },
  {
    name: "decideApproval",
    call: (jira) => decideApproval(jira, "HR-1", "5", "approve"),
    requests: [{ method: "POST", path: "/rest/servicedeskapi/request/HR-1/approval/5", body: { decision: "approve" } }],
    answers: [{ json: approval }],
    value: approvalRead,
    repeatable: false,
  },
  {
    name: "getCloudId",
    call: (jira) => getCloudId({ ...jira, cloudId: { value: undefined } }),
    requests: [{ method: "GET", path: "/_edge/tenant_info" }],
    answers: [{ json: { cloudId: "cloud-1" } }],
    value: "cloud-1",
    repeatable: true,
  },
  {
    name: "listAccessibleSites",
    call: (jira) => listAccessibleSites(jira),
    requests: [{ method: "GET", path: "/oauth/token/accessible-resources" }],
    answers: [
      { json: [{ id: "cloud-1", url: "https://acme.atlassian.net", name: "acme", scopes: ["read:jira-work"] }] },
    ],
    value: [{ id: "cloud-1", url: "https://acme.atlassian.net", name: "acme", scopes: ["read:jira-work"] }],
    repeatable: true,
  },
  {
    name: "listForms",
    call: (jira) => listForms(jira, "HR-1"),
    requests: [{ method: "GET", path: FORMS }],
    answers: [
      { json: [{ id: "f1", formTemplate: { id: "t1" }, internal: false, submitted: true, name: "Onboarding" }] },
    ],
    value: [{ id: "f1", formTemplate: { id: "t1" }, internal: false, submitted: true, name: "Onboarding" }],
    repeatable: true,
  },
  {
    name: "getForm",
    call: (jira) => getForm(jira, "HR-1", "f1"),
    requests: [{ method: "GET", path: `${FORMS}/f1` }],
    answers: [{ json: form }],
    value: form,
    repeatable: true,
  },
  {
    name: "getFormAnswers",
    call: (jira) => getFormAnswers(jira, "HR-1", "f1"),
    requests: [{ method: "GET", path: `${FORMS}/f1/format/answers` }],
    answers: [{ json: [{ label: "Applications", fieldKey: "apps", answer: "GitLab, AWS" }] }],
    value: [{ label: "Applications", fieldKey: "apps", answer: "GitLab, AWS" }],
    repeatable: true,
  },
];
