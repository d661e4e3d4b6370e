import { type Answer, aSite, type CallOptions, words } from "./a-site.ts";
import { jupiterSeed, onboarding, peopleProject } from "./jupiter-seed.ts";

/** A call and its answer. */
export interface Exchange {
  readonly method: string;
  /** With its query, below the origin. */
  readonly path: string;
  readonly answer: Answer;
}

const HR = { email: "hana.hr@jupiter.example", token: "hana-token" };

/** Calls every route once or more, each so that it succeeds, over a site that has something of everything. */
export async function callEveryRoute(): Promise<readonly Exchange[]> {
  const site = aSite({
    ...jupiterSeed,
    settings: { rateLimits: "off" },
    tokens: [{ token: HR.token, user: HR.email }],
    site: { ...jupiterSeed.site, assetsWorkspaceId: "36885b3c-0000-4000-8000-000000000001" },
    organizations: [{ name: "Acme", members: ["cora@customer.example"] }],
    oauthClients: [{ clientId: "app", clientSecret: "s", kind: "3lo", scopes: ["manage:jira-webhook"] }],
    accessTokens: [
      {
        token: "app-token",
        clientId: "app",
        user: HR.email,
        scopes: ["manage:jira-webhook"],
        expires: "2027-01-01T00:00:00Z",
      },
    ],
    formTemplates: [
      {
        id: "7c6ff5b1-0000-4000-8000-000000000001",
        name: "Equipment",
        project: "PPL",
        questions: [
          { id: "1", label: "Anything special?" },
          { id: "2", label: "Laptop", type: "cd", jiraField: "customfield_10120" },
        ],
      },
    ],
    projects: [
      {
        ...peopleProject,
        workflow: "service request with approval",
        components: ["Laptops"],
        versions: [{ name: "1.0" }],
        requestTypes: peopleProject.requestTypes.map((type) => ({ ...type, form: "Equipment" })),
      },
      { key: "IT", type: "business" },
    ],
  });
  const exchanges: Exchange[] = [];
  const call = async (method: string, path: string, body?: unknown, how: CallOptions = {}): Promise<Answer> => {
    const answer = await site.call(method, path, body, how);
    exchanges.push({ method, path, answer });
    return answer;
  };
  const get = (path: string, how?: CallOptions) => call("GET", path, undefined, how);
  const post = (path: string, body?: unknown, how?: CallOptions) => call("POST", path, body, how);
  const put = (path: string, body?: unknown, how?: CallOptions) => call("PUT", path, body, how);
  const del = (path: string, how?: CallOptions) => call("DELETE", path, undefined, how);
  const withType = { headers: { "content-type": "application/json" } };

  const { key } = await site.jira.people.file({
    ...onboarding,
    fields: { ...onboarding.fields, customfield_10003: ["hana.hr@jupiter.example"] },
    answers: { "1": { text: "Two screens" } },
  });
  const issue = `/rest/api/3/issue/${key}`;

  await get("/_edge/tenant_info");
  await get("/rest/api/3/serverInfo");
  await get("/rest/api/3/myself?expand=groups,applicationRoles");
  const me = site.jira.state.users()[0]?.accountId ?? "";
  const hana = site.jira.state.users().find(({ email }) => email === HR.email)?.accountId ?? "";
  await get(`/rest/api/3/user?accountId=${encodeURIComponent(hana)}`);
  await get(`/rest/api/3/user/bulk?accountId=${hana}&accountId=${encodeURIComponent(me)}`);
  await get("/rest/api/3/user/search?query=hana");
  await get(`/rest/api/3/user/assignable/search?issueKey=${key}`);
  await get(`/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER&issueKey=${key}`);

  await get("/rest/api/3/field");
  await get("/rest/api/3/project/search");
  await get("/rest/api/3/project/PPL");
  await get("/rest/api/3/project/PPL/statuses");
  for (const what of ["status", "priority", "resolution", "issuetype"]) await get(`/rest/api/3/${what}`);
  await get("/rest/api/3/status/Open");
  const types = await get("/rest/api/3/issue/createmeta/PPL/issuetypes");
  await get(`/rest/api/3/issue/createmeta/PPL/issuetypes/${types.text("issueTypes.0.id")}?maxResults=200`);

  await get(issue);
  await get(
    `${issue}?expand=names,schema,renderedFields,transitions,editmeta,changelog,operations&properties=*all&fields=*all`,
  );
  await get(`${issue}/editmeta`);
  await put(issue, { fields: { customfield_10113: "Lead" }, update: { labels: [{ add: "urgent" }] } });
  await put(`${issue}?returnIssue=true`, { fields: { assignee: { accountId: hana } } });
  await put(`${issue}/assignee`, { accountId: null });
  const task = await post("/rest/api/3/issue", {
    fields: { project: { key: "PPL" }, issuetype: { name: "Sub-task" }, parent: { key }, summary: "Laptop" },
  });
  await post("/rest/api/3/issue/bulk", {
    issueUpdates: [
      { fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "Badge" } },
      { fields: {} },
    ],
  });
  await post("/rest/api/3/issue/bulkfetch", { issueIdsOrKeys: [key, "IT-1", "NO-1"], fields: ["*all"] });
  await get(`${issue}/changelog`);
  await post("/rest/api/3/changelog/bulkfetch", { issueIdsOrKeys: [key] });

  const comment = await post(`${issue}/comment`, {
    body: words("hello"),
    properties: [{ key: "sd.public.comment", value: { internal: true } }],
  });
  const commentId = comment.text("id");
  await get(`${issue}/comment?orderBy=-created&expand=properties`);
  await get(`${issue}/comment/${commentId}`);
  await put(`${issue}/comment/${commentId}`, { body: words("hello again") });
  await post("/rest/api/3/comment/list", { ids: [Number(commentId)] });
  await put(`/rest/api/3/comment/${commentId}/properties/run`, { state: 1 });
  await put(`/rest/api/3/comment/${commentId}/properties/run`, { state: 2 });
  await get(`/rest/api/3/comment/${commentId}/properties`);
  await get(`/rest/api/3/comment/${commentId}/properties/run`);
  await del(`/rest/api/3/comment/${commentId}/properties/run`);

  await put(`${issue}/properties/run`, { state: 1 });
  await put(`${issue}/properties/run`, { state: 2 });
  await get(`${issue}/properties`);
  await get(`${issue}/properties/run`);
  await del(`${issue}/properties/run`);

  const link = { globalId: "run=1", object: { title: "Run", url: "https://tenure.example/runs/1" } };
  const remote = await post(`${issue}/remotelink`, link);
  await post(`${issue}/remotelink`, link);
  await get(`${issue}/remotelink`);
  await get(`${issue}/remotelink/${remote.text("id")}`);
  await put(`${issue}/remotelink/${remote.text("id")}`, link);
  await del(`${issue}/remotelink/${remote.text("id")}`, withType);
  await post(`${issue}/remotelink`, link);
  await del(`${issue}/remotelink?globalId=run=1`, withType);

  await get("/rest/api/3/issueLinkType");
  await post("/rest/api/3/issueLink", {
    type: { name: "Relates" },
    inwardIssue: { key },
    outwardIssue: { key: "IT-1" },
  });
  const linked = await get(`${issue}?fields=issuelinks`);
  await get(`/rest/api/3/issueLink/${linked.text("fields.issuelinks.0.id")}`);
  await del(`/rest/api/3/issueLink/${linked.text("fields.issuelinks.0.id")}`);

  await post(`${issue}/watchers`, hana);
  await get(`${issue}/watchers`);
  await del(`${issue}/watchers?accountId=${hana}`);
  await get(`${issue}/votes`);
  await post(`${issue}/notify`, { subject: "Hello", textBody: "Look", to: { reporter: true } });

  const form = new FormData();
  form.append("file", new File(["a,b"], "plan.csv", { type: "text/csv" }));
  const files = await post(`${issue}/attachments`, undefined, {
    raw: form,
    headers: { "x-atlassian-token": "no-check" },
  });
  const fileId = files.text("0.id");
  await get(`/rest/api/3/attachment/${fileId}`);
  await get(`/rest/api/3/attachment/content/${fileId}?redirect=false`);
  await get(`/media/file/${fileId}/binary?token=signed`);
  await del(`/rest/api/3/attachment/${fileId}`);

  await get(`/rest/api/3/search/jql?jql=${encodeURIComponent("project = PPL")}`);
  await post("/rest/api/3/search/jql", { jql: "project = PPL ORDER BY key", fields: ["*all"], maxResults: 1 });
  await post("/rest/api/3/search/approximate-count", { jql: "project = PPL" });

  await get("/rest/servicedeskapi/info");
  await get("/rest/servicedeskapi/servicedesk");
  await get("/rest/servicedeskapi/servicedesk/1");
  await get("/rest/servicedeskapi/servicedesk/1/requesttype");
  await get("/rest/servicedeskapi/servicedesk/1/requesttype/11");
  await get("/rest/servicedeskapi/servicedesk/1/requesttype/11/field?expand=hiddenFields");
  const raised = await post("/rest/servicedeskapi/request", {
    serviceDeskId: "1",
    requestTypeId: "13",
    requestFieldValues: { summary: "Bob leaves", customfield_10110: { accountId: hana } },
    raiseOnBehalfOf: hana,
  });
  const request = `/rest/servicedeskapi/request/${key}`;
  await get("/rest/servicedeskapi/request", { as: HR });
  await get(`${request}?expand=requestType,participant,status,sla,comment,attachment,action,serviceDesk`);
  await get(`${request}/status`);
  await get(`${request}/sla`);
  const said = await post(`${request}/comment`, { body: "for customers", public: true });
  await get(`${request}/comment`);
  await get(`${request}/comment/${said.text("id")}`);
  await post(`${request}/participant`, { accountIds: [me] });
  await get(`${request}/participant`);
  await call("DELETE", `${request}/participant`, { accountIds: [me] });
  await get(`${request}/transition`);
  await post(`/rest/servicedeskapi/request/${raised.text("issueKey")}/transition`, { id: "51" });
  await get(`${request}/approval`);
  await get(`${request}/approval/1`);
  await post(`${request}/approval/1`, { decision: "approve" }, { as: HR });
  await get(`${issue}/transitions?expand=transitions.fields`);
  await post(`${issue}/transitions`, { transition: { id: "41" }, fields: { resolution: { name: "Done" } } });

  await put(`${request}/notification`);
  await get(`${request}/notification`);
  await del(`${request}/notification`);
  const note = new FormData();
  note.append("file", new File(["hello"], "note.txt", { type: "text/plain" }));
  const noCheck = { "x-atlassian-token": "no-check" };
  const left = await post("/rest/servicedeskapi/servicedesk/1/attachTemporaryFile", undefined, {
    raw: note,
    headers: noCheck,
  });
  await post(`${request}/attachment`, {
    temporaryAttachmentIds: [left.at("temporaryAttachments.0.temporaryAttachmentId")],
    public: true,
    additionalComment: { body: "see there" },
  });
  await get(`${request}/attachment`);
  await get("/rest/servicedeskapi/servicedesk/1/queue?includeCount=true");
  await get("/rest/servicedeskapi/servicedesk/1/queue/1");
  await get("/rest/servicedeskapi/servicedesk/1/queue/1/issue");
  await get("/rest/servicedeskapi/organization");
  await get("/rest/servicedeskapi/organization/1/user");
  await get("/rest/servicedeskapi/assets/workspace");

  const forms = `/jira/forms/cloud/${site.jira.cloudId}`;
  const index = await get(`${forms}/issue/${key}/form`);
  const formId = index.text("0.id");
  await get(`${forms}/issue/${key}/form/${formId}`);
  await get(`${forms}/issue/${key}/form/${formId}/format/answers`);
  await get(`${forms}/issue/${key}/form/${formId}/externaldata`);
  await get(`${forms}/servicedesk/1/requesttype/11/form`);
  for (const action of ["reopen", "internal", "external"])
    await put(`${forms}/issue/${key}/form/${formId}/action/${action}`);
  await put(`${forms}/issue/${key}/form/${formId}`, { answers: { "1": { text: "Three screens" } } });
  await put(`${forms}/issue/${key}/form/${formId}/action/submit`);
  const added = await post(`${forms}/issue/${key}/form`, {
    formTemplate: { id: "7c6ff5b1-0000-4000-8000-000000000001" },
  });
  await del(`${forms}/issue/${key}/form/${added.text("id")}`);

  const hook = { name: "hook", url: "https://tenure.example/jira", events: ["jira:issue_created"], secret: "s" };
  const admin = await post("/rest/webhooks/1.0/webhook", hook);
  const hookId = admin.text("self").split("/").at(-1);
  await get("/rest/webhooks/1.0/webhook");
  await get(`/rest/webhooks/1.0/webhook/${hookId}`);
  await put(`/rest/webhooks/1.0/webhook/${hookId}`, hook);
  await del(`/rest/webhooks/1.0/webhook/${hookId}`);
  const app = { as: { bearer: "app-token" } } as const;
  const gateway = `/ex/jira/${site.jira.cloudId}`;
  const dynamic = await post(
    `${gateway}/rest/api/3/webhook`,
    { url: "https://app.example/hook", webhooks: [{ events: ["jira:issue_created"], jqlFilter: "project = PPL" }] },
    app,
  );
  const webhookIds = [dynamic.at("webhookRegistrationResult.0.createdWebhookId")];
  await get(`${gateway}/rest/api/3/webhook`, app);
  await put(`${gateway}/rest/api/3/webhook/refresh`, { webhookIds }, app);
  await call("DELETE", `${gateway}/rest/api/3/webhook`, { webhookIds }, app);

  await del(`${issue}/comment/${commentId}`);
  await del(`/rest/api/3/issue/${task.text("key")}`);
  return exchanges;
}
