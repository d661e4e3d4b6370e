import { describe, expect, it } from "vitest";
import { aSite, list, pick } from "./a-site.ts";
import { jupiterSeed, onboarding, peopleProject } from "./jupiter-seed.ts";

const as = (name: string) => ({
  as: { email: jupiterSeed.users.find(({ email }) => email.startsWith(name))?.email ?? "", token: name },
});
const MIA = "712020:aaaaaaaa-0000-4000-8000-000000000002";
const HANA = "5b10aa0000000000000000a1";

const withForms = (settings = {}) =>
  aSite({
    ...jupiterSeed,
    settings,
    tokens: ["hana", "mia", "cora"].map((name) => ({ token: name, user: as(name).as.email })),
    formTemplates: [
      {
        id: "template-1",
        name: "Equipment",
        project: "PPL",
        questions: [
          { id: "1", label: "Anything special?", questionKey: "special", required: true },
          { id: "2", label: "Laptop", type: "cd", jiraField: "customfield_10120" },
          {
            id: "3",
            label: "Screens",
            type: "cm",
            choices: [
              { id: "1", label: "One" },
              { id: "2", label: "Two, wide" },
            ],
          },
          { id: "4", label: "Buddy", type: "us" },
        ],
      },
    ],
    projects: [
      {
        ...peopleProject,
        agents: ["automation@example.com", "hana.hr@jupiter.example"],
        workflow: "service request with approval",
        requestTypes: peopleProject.requestTypes.map((type) => ({ ...type, form: "Equipment" })),
      },
    ],
  });
type Site = ReturnType<typeof withForms>;
const filed = (site: Site, more = {}) =>
  site.jira.people.file({
    ...onboarding,
    fields: { ...onboarding.fields, customfield_10003: ["mia.manager@jupiter.example"] },
    answers: {
      "1": { text: "Silent keyboard" },
      "2": { choices: ["1"] },
      "3": { choices: ["2"] },
      "4": { users: [HANA] },
    },
    ...more,
  });
const forms = (site: Site, key: string) => `/jira/forms/cloud/${site.jira.cloudId}/issue/${key}/form`;

describe("§12.20 forms", () => {
  it("are listed, under an id that is not the template's", async () => {
    const site = withForms();
    const laptop = site.jira.snapshot().fields.find(({ id }) => id === "customfield_10120")?.contexts?.[0]?.options[0];
    const { key } = await filed(site, {
      answers: { "1": { text: "x" }, "2": { choices: [typeof laptop === "object" ? laptop.id : ""] } },
    });
    const index = await site.get(forms(site, key));
    expect(index.body).toMatchObject([
      { formTemplate: { id: "template-1" }, submitted: true, lock: true, internal: false, name: "Equipment" },
    ]);
    expect((await site.get(`${forms(site, key)}/template-1`)).at("errors.0.code")).toBe("FORM_NOT_FOUND");
    // What a Jira field keeps is in the field, and there only.
    const form = await site.get(`${forms(site, key)}/${index.text("0.id")}`);
    expect(form.at("state.answers")).toEqual({ "1": { text: "x" } });
    expect(form.at("design.questions.2.jiraField")).toBe("customfield_10120");
    expect((await site.get(`/rest/api/3/issue/${key}`)).at("fields.customfield_10120.value")).toBe("MacBook Pro");
  });

  it("keep answers by question, and show them flat as text only", async () => {
    const site = withForms();
    const { key } = await filed(site, {
      answers: { "1": { text: "Silent" }, "3": { choices: ["1", "2"] }, "4": { users: [HANA] } },
    });
    const id = (await site.get(forms(site, key))).text("0.id");
    const form = await site.get(`${forms(site, key)}/${id}`);
    expect(form.at("state.answers")).toEqual({
      "1": { text: "Silent" },
      "3": { choices: ["1", "2"] },
      "4": { users: [HANA] },
    });
    expect(form.at("state.status")).toBe("s");
    const flat = await site.get(`${forms(site, key)}/${id}/format/answers`);
    expect(flat.body).toEqual([
      { label: "Anything special?", fieldKey: "special", answer: "Silent" },
      { label: "Screens", answer: "One, Two, wide", choice: "One, Two, wide" },
      { label: "Buddy", answer: "Hana Huber" },
    ]);
  });

  it("are opened again, changed, and sent; all that is heard of it is a property", async () => {
    const site = withForms();
    const { key } = await filed(site, { answers: { "1": { text: "a" } } });
    site.jira.people.addWebhook({
      url: "https://tenure.example",
      events: ["issue_property_set", "jira:issue_updated"],
    });
    const form = `${forms(site, key)}/${(await site.get(forms(site, key))).text("0.id")}`;
    expect((await site.put(form, { answers: { "1": { text: "b" } } })).status).toBe(400);
    await site.put(`${form}/action/reopen`);
    expect((await site.get(forms(site, key))).at("0.submitted")).toBe(false);
    expect((await site.get(form)).at("state.status")).toBe("o");
    expect((await site.put(form, { answers: { "9": { text: "?" } } })).at("errors.0.code")).toBe("VALIDATION_ERROR");
    await site.put(form, { answers: { "1": { text: "b" }, "2": { choices: [] } } });
    await site.put(`${form}/action/submit`);
    await site.clock.settle();
    expect((await site.get(form)).at("state.answers.1.text")).toBe("b");
    expect(new Set(site.deliveries.map(({ body }) => pick(body, "property.key")))).toEqual(new Set(["proforma.forms"]));
  });

  it("refuse answers of another shape, or with choices the form does not have", async () => {
    const site = withForms();
    for (const answers of [
      { "1": "x" },
      { "1": { text: 7 } },
      { "3": { choices: "1" } },
      { "3": { choices: ["9"] } },
      { "1": { colour: "red" } },
    ]) {
      const form = { serviceDeskId: "1", requestTypeId: "13", requestFieldValues: { summary: "x" }, form: { answers } };
      expect((await site.post("/rest/servicedeskapi/request", form)).status).toBe(400);
    }
  });

  it("count on the issue, open and sent", async () => {
    const site = withForms();
    const { key } = await filed(site, { answers: { "1": { text: "a" } } });
    await site.post(forms(site, key), { formTemplate: { id: "template-1" } });
    const issue = await site.get(`/rest/api/3/issue/${key}`);
    expect([issue.at("fields.customfield_10028"), issue.at("fields.customfield_10029")]).toEqual([1, 1]);
  });

  it("are for agents", async () => {
    const site = withForms();
    const { key } = await filed(site, { answers: { "1": { text: "a" } } });
    expect((await site.get(forms(site, key), as("mia"))).status).toBe(403);
    expect((await site.get(`/jira/forms/cloud/other/issue/${key}/form`)).status).toBe(404);
    expect((await site.get(`/gateway/api${forms(site, key)}`)).status).toBe(200);
  });
});

describe("§12.21 approvals", () => {
  const approval = (key: string) => `/rest/servicedeskapi/request/${key}/approval`;

  it("wait for those who are named, and are answered as whoever calls", async () => {
    const site = withForms();
    const { key } = await filed(site, { answers: { "1": { text: "a" } } });
    expect(site.jira.state.issue(key)?.status).toBe("Waiting for approval");
    const open = await site.get(approval(key));
    expect(open.at("values.0")).toMatchObject({
      finalDecision: "pending",
      canAnswerApproval: false,
      approvers: [{ approver: { accountId: MIA }, approverDecision: "pending" }],
    });
    const id = open.text("values.0.id");
    expect((await site.get(approval(key), as("mia"))).at("values.0.canAnswerApproval")).toBe(true);
    const robot = await site.post(`${approval(key)}/${id}`, { decision: "approve" });
    expect(robot.status).toBe(403);
    expect(site.jira.state.issue(key)?.status).toBe("Waiting for approval");
    const mia = await site.post(`${approval(key)}/${id}`, { decision: "approve" }, as("mia"));
    expect([mia.status, mia.at("finalDecision"), mia.at("completedDate.epochMillis")]).toEqual([
      200,
      "approved",
      site.clock.now(),
    ]);
    expect(site.jira.state.issue(key)?.status).toBe("Open");
    expect((await site.post(`${approval(key)}/${id}`, { decision: "decline" }, as("mia"))).status).toBe(409);
    expect((await site.post(`${approval(key)}/99`, { decision: "approve" }, as("mia"))).status).toBe(404);
    expect((await site.post(`${approval(key)}/${id}`, { decision: "maybe" }, as("mia"))).status).toBe(400);
  });

  it("end a request when one declines", async () => {
    const site = withForms();
    const { key } = await filed(site, { answers: { "1": { text: "a" } } });
    await site.jira.people.decide(key, "mia.manager@jupiter.example", "decline");
    expect(site.jira.state.issue(key)).toMatchObject({ status: "Declined", resolution: "Declined" });
  });

  it("need as many as the step says", async () => {
    const site = aSite({
      ...jupiterSeed,
      workflows: [
        {
          name: "both",
          initial: "Waiting for approval",
          transitions: [
            { id: "1", name: "yes", from: ["Waiting for approval"], to: "Open" },
            { id: "2", name: "no", from: ["Waiting for approval"], to: "Declined" },
          ],
          approvals: [
            {
              status: "Waiting for approval",
              approversField: "customfield_10003",
              needed: "all",
              onApprove: "1",
              onDecline: "2",
            },
          ],
        },
      ],
      projects: [{ ...peopleProject, workflow: "both" }],
    });
    const { key } = await site.jira.people.file({
      ...onboarding,
      fields: { ...onboarding.fields, customfield_10003: ["mia.manager@jupiter.example", "hana.hr@jupiter.example"] },
    });
    await site.jira.people.decide(key, "hana.hr@jupiter.example", "approve");
    expect(site.jira.state.issue(key)).toMatchObject({
      status: "Waiting for approval",
      approvals: [{ decision: "pending" }],
    });
    await site.jira.people.decide(key, "mia.manager@jupiter.example", "approve");
    expect(site.jira.state.issue(key)).toMatchObject({ status: "Open", approvals: [{ decision: "approved" }] });
  });

  it("may be kept from whoever asks", async () => {
    const settle = async (settings: object) => {
      const site = withForms(settings);
      const { key } = await filed(site, { by: "mia.manager@jupiter.example", answers: { "1": { text: "a" } } });
      return (await site.post(`${approval(key)}/1`, { decision: "approve" }, as("mia"))).status;
    };
    expect([await settle({}), await settle({ reporterMayApprove: false })]).toEqual([200, 403]);
  });
});

describe("requests", () => {
  it("are none until the request type is set, by a plain text", async () => {
    const site = withForms();
    await site.post("/rest/api/3/issue", {
      fields: { project: { key: "PPL" }, issuetype: { name: "Service request" }, summary: "x" },
    });
    expect((await site.get("/rest/servicedeskapi/request/PPL-1")).status).toBe(404);
    expect(
      (await site.put("/rest/api/3/issue/PPL-1", { fields: { customfield_10010: { id: "11" } } })).at(
        "errors.customfield_10010",
      ),
    ).toBe("Operation value must be a string");
    await site.put("/rest/api/3/issue/PPL-1", { fields: { customfield_10010: "11" } });
    expect((await site.get("/rest/servicedeskapi/request/PPL-1")).at("requestTypeId")).toBe("11");
  });

  it("are seen by customers if they are theirs, without what is said inside", async () => {
    const site = withForms();
    const { key } = await filed(site, { by: "cora@customer.example", answers: { "1": { text: "a" } } });
    await site.jira.people.comment(key, "hana.hr@jupiter.example", "secret", { internal: true });
    await site.jira.people.comment(key, "hana.hr@jupiter.example", "welcome");
    const path = `/rest/servicedeskapi/request/${key}`;
    const said = await site.get(`${path}/comment`, as("cora"));
    expect(list(said.body, "values").map((one) => pick(one, "body"))).toEqual(["welcome"]);
    expect((await site.post(`${path}/comment`, { body: "psst", public: false }, as("cora"))).status).toBe(403);
    expect((await site.post(`${path}/comment`, { body: "thanks" }, as("cora"))).status).toBe(400);
    expect((await site.post(`${path}/comment`, { body: "thanks", public: true }, as("cora"))).status).toBe(201);
    expect((await site.get(`/rest/api/3/issue/${key}`, as("cora"))).status).toBe(404);
    const { key: other } = await filed(site, { by: "hana.hr@jupiter.example", answers: { "1": { text: "a" } } });
    expect((await site.get(`/rest/servicedeskapi/request/${other}`, as("cora"))).status).toBe(404);
  });

  it("are listed for whoever they are of, and say since when they stand where they do", async () => {
    const site = withForms();
    const answers = { "1": { text: "a" } };
    const { key } = await filed(site, { by: "cora@customer.example", answers });
    await filed(site, { by: "hana.hr@jupiter.example", answers });
    const mine = await site.get("/rest/servicedeskapi/request", as("cora"));
    expect(list(mine.body, "values").map((one) => pick(one, "issueKey"))).toEqual([key]);
    const path = `/rest/servicedeskapi/request/${key}`;
    const since = async () => (await site.get(path, as("cora"))).at("currentStatus.statusDate.epochMillis");
    const filedAt = site.clock.now();
    await site.clock.advance(60_000);
    await site.jira.people.edit(key, "hana.hr@jupiter.example", { customfield_10113: "Lead" });
    expect(await since()).toBe(filedAt);
    await site.jira.people.decide(key, "mia.manager@jupiter.example", "approve");
    expect(await since()).toBe(filedAt + 60_000);
    expect((await site.get(`${path}/status`)).at("values.0.status")).toBe("Open");
  });

  it("are cancelled by customers on the portal, and not otherwise moved", async () => {
    const site = withForms();
    const { key } = await filed(site, { by: "cora@customer.example", answers: { "1": { text: "a" } } });
    const path = `/rest/servicedeskapi/request/${key}/transition`;
    const ways = await site.get(path, as("cora"));
    expect(ways.at("values")).toEqual([{ id: "51", name: "Cancel request" }]);
    expect((await site.post(path, { id: "81" }, as("cora"))).status).toBe(400);
    const done = await site.post(path, { id: "51", additionalComment: { body: "never mind" } }, as("cora"));
    expect([done.status, site.jira.state.issue(key)?.status]).toEqual([204, "Canceled"]);
    expect(site.jira.state.issue(key)?.comments.map(({ text }) => text)).toEqual(["never mind"]);
  });

  it("are shared with participants and organizations", async () => {
    const site = aSite({
      ...jupiterSeed,
      users: [...jupiterSeed.users, { email: "cleo@customer.example", type: "customer" }],
      organizations: [{ id: "1", name: "Acme", members: ["cleo@customer.example"] }],
      tokens: [
        { token: "cora", user: "cora@customer.example" },
        { token: "cleo", user: "cleo@customer.example" },
      ],
    });
    const { key } = await site.jira.people.file(onboarding);
    const path = `/rest/servicedeskapi/request/${key}`;
    const cleo = { as: { email: "cleo@customer.example", token: "cleo" } };
    const cora = site.jira.state.users().find(({ name }) => name === "Cora Customer")?.accountId;
    const see = async () => [(await site.get(path, as("cora"))).status, (await site.get(path, cleo)).status];
    expect(await see()).toEqual([404, 404]);
    await site.post(`${path}/participant`, { accountIds: [cora] });
    expect(await see()).toEqual([200, 404]);
    expect((await site.put(`/rest/api/3/issue/${key}`, { fields: { customfield_10002: [1] } })).status).toBe(204);
    expect(await see()).toEqual([200, 200]);
    expect((await site.call("DELETE", `${path}/participant`, { accountIds: [cora] }, as("cora"))).status).toBe(403);
    expect((await site.post(`${path}/participant`, { accountIds: ["nobody"] })).status).toBe(400);
    await site.call("DELETE", `${path}/participant`, { accountIds: [cora] });
    expect(await see()).toEqual([404, 200]);
  });

  it("take the fields of their form, and no others", async () => {
    const site = withForms();
    const raise = (requestFieldValues: object, more = {}) =>
      site.post("/rest/servicedeskapi/request", {
        serviceDeskId: "1",
        requestTypeId: "13",
        requestFieldValues,
        ...more,
      });
    const off = await raise({ summary: "x", customfield_10101: "Ada" });
    expect([off.status, off.text("errorMessage")]).toEqual([
      400,
      expect.stringContaining("not valid for this request type"),
    ]);
    expect((await raise({})).status).toBe(400);
    const made = await raise({ summary: "Bob leaves" }, { raiseOnBehalfOf: HANA });
    expect([made.status, made.at("reporter.accountId")]).toEqual([201, HANA]);
    const customer = await site.post(
      "/rest/servicedeskapi/request",
      { serviceDeskId: "1", requestTypeId: "13", requestFieldValues: { summary: "x" }, raiseOnBehalfOf: HANA },
      as("cora"),
    );
    expect(customer.status).toBe(403);
  });

  it("need an agent's licence for the desk itself, and say so with or without a body", async () => {
    expect(await withForms().get("/rest/servicedeskapi/servicedesk/1/requesttype", as("mia"))).toMatchObject({
      status: 403,
      body: undefined,
    });
    const wordy = await withForms({ serviceForbiddenBody: "json" }).get(
      "/rest/servicedeskapi/servicedesk/1/requesttype",
      as("mia"),
    );
    expect(wordy.at("errorMessage")).toBeTypeOf("string");
  });
});
