import { createCloudClient, createServiceDeskClient } from "jira.js";
import { createClient } from "jira.js/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox.ts";
import { words } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

// A client of others, as it comes: it checks every answer against its own idea of Jira, and here it throws.

const HR = { email: "hana.hr@jupiter.example", apiToken: "hana-token" };
const MANAGER = { email: "mia.manager@jupiter.example", apiToken: "mia-token" };

let sandbox: Sandbox;
let jira: ReturnType<typeof createCloudClient>;
let desk: ReturnType<typeof createServiceDeskClient>;
let managersDesk: ReturnType<typeof createServiceDeskClient>;
beforeAll(async () => {
  sandbox = await startSandbox({
    startAt: "2026-11-24T09:00:00Z",
    seed: {
      jira: {
        ...jupiterSeed,
        projects: jupiterSeed.projects.map((project) =>
          project.key === "PPL" ? { ...project, workflow: "service request with approval" } : project,
        ),
        tokens: [
          { token: HR.apiToken, user: HR.email },
          { token: MANAGER.apiToken, user: MANAGER.email },
        ],
      },
    },
  });
  const as = ({ email, apiToken }: typeof HR) =>
    createClient({ host: sandbox.jira.url, auth: { type: "basic", email, apiToken }, onSchemaMismatch: "throw" });
  const robot = as(sandbox.jira);
  jira = createCloudClient(robot);
  desk = createServiceDeskClient(robot);
  managersDesk = createServiceDeskClient(as(MANAGER));
});
afterAll(() => sandbox.close());

const file = () =>
  sandbox.jira.people.file({
    ...onboarding,
    fields: { ...onboarding.fields, customfield_10003: [MANAGER.email] },
  });

describe("jira.js", () => {
  it("finds its way around the site", async () => {
    const me = await jira.myself.getCurrentUser();
    expect(me.accountId).toBeDefined();
    expect((await jira.serverInfo.getServerInfo()).deploymentType).toBe("Cloud");
    expect((await jira.projects.searchProjects()).values?.map(({ key }) => key)).toEqual(["IT", "PPL"]);
    expect((await jira.projects.getProject({ projectIdOrKey: "PPL" })).projectTypeKey).toBe("service_desk");
    const fields = await jira.issueFields.getFields();
    expect(fields.find(({ id }) => id === "customfield_10107")?.name).toBe("Start date");
    const { permissions } = await jira.permissions.getMyPermissions({ permissions: "BROWSE_PROJECTS,EDIT_ISSUES" });
    expect(permissions?.["EDIT_ISSUES"]?.havePermission).toBe(true);
    expect((await jira.userSearch.findUsers({ query: HR.email })).map(({ displayName }) => displayName)).toEqual([
      "Hana Huber",
    ]);
    const { issueTypes } = await jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: "PPL" });
    const issueTypeId = issueTypes?.[0]?.id ?? "";
    const meta = await jira.issues.getCreateIssueMetaIssueTypeId({ projectIdOrKey: "PPL", issueTypeId });
    expect(meta.fields?.length).toBeGreaterThan(30);
  });

  it("leads an issue through a whole life", async () => {
    const made = await jira.issues.createIssue({
      fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "Laptop for Ada", labels: ["hardware"] },
    });
    const issueIdOrKey = made.key ?? "";
    expect(issueIdOrKey).toBe("IT-1");
    await jira.issues.editIssue({ issueIdOrKey, update: { labels: [{ add: "urgent" }] } });
    const issue = await jira.issues.getIssue({ issueIdOrKey, fields: ["*all"], expand: "names,changelog" });
    expect(issue.fields?.["labels"]).toEqual(["hardware", "urgent"]);

    const comment = await jira.issueComments.addComment({ issueIdOrKey, body: words("first") });
    await jira.issueComments.updateComment({ issueIdOrKey, id: comment.id ?? "", body: { body: words("second") } });
    const { comments } = await jira.issueComments.getComments({ issueIdOrKey });
    expect(comments).toHaveLength(1);
    expect(sandbox.jira.state.issue("IT-1")?.comments).toMatchObject([{ text: "second", edits: 1 }]);

    await jira.issueProperties.setIssueProperty({ issueIdOrKey, propertyKey: "run", body: { state: "planned" } });
    const property = await jira.issueProperties.getIssueProperty({ issueIdOrKey, propertyKey: "run" });
    expect(property.value).toEqual({ state: "planned" });
    const link = { issueIdOrKey, globalId: "run=1", object: { title: "Run 1", url: "https://tenure.example/runs/1" } };
    await jira.issueRemoteLinks.createOrUpdateRemoteIssueLink(link);
    await jira.issueRemoteLinks.createOrUpdateRemoteIssueLink(link);
    expect(sandbox.jira.state.issue("IT-1")?.remoteLinks).toHaveLength(1);

    const { transitions } = await jira.issues.getTransitions({ issueIdOrKey, expand: "transitions.fields" });
    const done = transitions?.find(({ to }) => to?.statusCategory?.key === "done");
    await jira.issues.doTransition({
      issueIdOrKey,
      transition: { id: done?.id ?? "" },
      fields: { resolution: { name: "Done" } },
    });
    const after = await jira.issues.getIssue({ issueIdOrKey, fields: ["status", "resolution", "resolutiondate"] });
    expect(after.fields).toMatchObject({ status: { name: "Done" }, resolution: { name: "Done" } });
    const log = await jira.issues.getChangeLogs({ issueIdOrKey });
    expect(log.values?.flatMap(({ items }) => items?.map(({ field }) => field))).toContain("status");
  });

  it("searches by pages, and sees by id what the index has yet to see", async () => {
    for (const n of [1, 2, 3]) {
      await jira.issues.createIssue({
        fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: `Badge ${n}` },
      });
    }
    const jql = 'project = IT AND summary ~ "badge" ORDER BY created ASC';
    const keys: string[] = [];
    for (let nextPageToken: string | undefined, more = true; more; ) {
      const found = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
        jql,
        maxResults: 2,
        fields: ["summary"],
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      keys.push(...(found.issues ?? []).map(({ key }) => key ?? ""));
      nextPageToken = found.nextPageToken ?? undefined;
      more = found.isLast === false;
    }
    expect(keys).toHaveLength(3);
    expect((await jira.issueSearch.countIssues({ jql })).count).toBe(3);
    const fetched = await jira.issues.bulkFetchIssues({ issueIdsOrKeys: [...keys, "IT-99"], fields: ["summary"] });
    expect(fetched.issues).toHaveLength(3);
    expect(fetched.issueErrors).toHaveLength(1);
  });

  it("works on requests: reads, comments inside, waits for the one who may approve", async () => {
    const { key } = await file();
    const { values: desks } = await desk.servicedesk.getServiceDesks();
    const serviceDeskId = desks?.[0]?.id ?? "";
    const { values: types } = await desk.servicedesk.getRequestTypes({ serviceDeskId });
    expect(types?.map(({ name }) => name)).toContain("Onboard a new colleague");
    const { requestTypeFields } = await desk.servicedesk.getRequestTypeFields({ serviceDeskId, requestTypeId: 11 });
    expect(requestTypeFields?.find(({ fieldId }) => fieldId === "customfield_10108")?.validValues).toHaveLength(3);
    const request = await desk.request.getCustomerRequestByIdOrKey({
      issueIdOrKey: key,
      expand: ["requestType", "comment"],
    });
    expect(request.currentStatus?.status).toBe("Waiting for approval");

    await desk.request.createRequestComment({ issueIdOrKey: key, body: "planned", public: false });
    const { values: comments } = await desk.request.getRequestComments({ issueIdOrKey: key });
    expect(comments?.map(({ public: shown }) => shown)).toEqual([false]);

    const [approval] = (await desk.request.getApprovals({ issueIdOrKey: key })).values ?? [];
    expect(approval).toMatchObject({ finalDecision: "pending", canAnswerApproval: false });
    const answer = { issueIdOrKey: key, approvalId: Number(approval?.id), decision: "approve" } as const;
    await expect(desk.request.answerApproval(answer)).rejects.toMatchObject({ status: 403 });
    expect((await managersDesk.request.answerApproval(answer)).finalDecision).toBe("approved");
    await expect(managersDesk.request.answerApproval(answer)).rejects.toMatchObject({ status: 409 });
    expect((await desk.request.getCustomerRequestStatus({ issueIdOrKey: key })).values?.[0]?.status).toBe("Open");
  });

  it("raises a request", async () => {
    const request = await desk.request.createCustomerRequest({
      serviceDeskId: "1",
      requestTypeId: "13",
      requestFieldValues: { summary: "Bob leaves" },
      raiseOnBehalfOf: "5b10aa0000000000000000a1",
    });
    expect(request.reporter?.displayName).toBe("Hana Huber");
  });
});
