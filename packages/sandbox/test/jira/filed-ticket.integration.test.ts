import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

let sandbox: Sandbox;
const received: { readonly headers: Headers; readonly body: string }[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({
    startAt: "2026-11-24T09:00:00Z",
    seed: { jira: jupiterSeed },
    fetch: async (target, init) => {
      const request = new Request(target, init);
      received.push({ headers: request.headers, body: await request.text() });
      return new Response(null, { status: 200 });
    },
  });
  sandbox.jira.people.addWebhook({ url: "https://tenure.example/webhooks/jira", jql: "project = PPL" });
});
afterAll(() => sandbox.close());

const ask = async (path: string, init: RequestInit = {}) => {
  const authorization = `Basic ${btoa(`${sandbox.jira.email}:${sandbox.jira.apiToken}`)}`;
  const headers = { authorization, "content-type": "application/json", ...init.headers };
  const response = await fetch(`${sandbox.jira.url}${path}`, { ...init, headers });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
};

describe("a ticket filed on the portal", () => {
  it("arrives as a signed webhook and is read back as a request with its fields", async () => {
    const { key } = await sandbox.jira.people.file(onboarding);

    expect(key).toBe("PPL-1");
    const [delivery] = received;
    const digest = createHmac("sha256", sandbox.jira.webhookSecret)
      .update(delivery?.body ?? "")
      .digest("hex");
    expect(delivery?.headers.get("x-hub-signature")).toBe(`sha256=${digest}`);
    expect(JSON.parse(delivery?.body ?? "")).toMatchObject({
      webhookEvent: "jira:issue_created",
      issue: { key, fields: { customfield_10101: "Ada", customfield_10124: "Seestrasse 1\n8000 Zürich" } },
    });

    const issue = await ask(`/rest/api/3/issue/${key}`);
    expect(issue.body.fields).toMatchObject({
      summary: "Onboard Ada Lovelace",
      customfield_10010: { requestType: { id: "11" } },
      customfield_10108: { value: "Employee" },
      customfield_10110: { displayName: "Mia Meier" },
      customfield_10118: [{ value: "GitLab" }, { value: "Snowflake" }],
      customfield_10124: { type: "doc" },
    });
    const request = await ask(`/rest/servicedeskapi/request/${key}`);
    expect(request.body).toMatchObject({ issueKey: key, requestTypeId: "11" });
    const found = await ask("/rest/api/3/search/jql", {
      method: "POST",
      body: JSON.stringify({ jql: 'project = PPL AND "Given name" ~ Ada', fields: ["summary"] }),
    });
    expect(found.body.issues).toMatchObject([{ key, fields: { summary: "Onboard Ada Lovelace" } }]);
  });

  it("is worked on: an internal comment edited in place, a sub-task, a resolution", async () => {
    const words = (text: string) => ({
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    });
    const made = await ask("/rest/api/3/issue/PPL-1/comment", {
      method: "POST",
      body: JSON.stringify({
        body: words("planned"),
        properties: [{ key: "sd.public.comment", value: { internal: true } }],
      }),
    });
    expect(made).toMatchObject({ status: 201, body: { jsdPublic: false } });
    const edited = await ask(`/rest/api/3/issue/PPL-1/comment/${made.body.id}`, {
      method: "PUT",
      body: JSON.stringify({ body: words("done") }),
    });
    expect(edited).toMatchObject({ status: 200, body: { jsdPublic: false } });

    const task = await ask("/rest/api/3/issue", {
      method: "POST",
      body: JSON.stringify({
        fields: {
          project: { key: "PPL" },
          issuetype: { name: "Sub-task" },
          parent: { key: "PPL-1" },
          summary: "Laptop",
        },
      }),
    });
    expect(task).toMatchObject({ status: 201, body: { key: "PPL-2" } });
    const ways = await ask("/rest/api/3/issue/PPL-1/transitions?expand=transitions.fields");
    const done = ways.body.transitions.find((one: { to: { name: string } }) => one.to.name === "Resolved");
    const moved = await ask("/rest/api/3/issue/PPL-1/transitions", {
      method: "POST",
      body: JSON.stringify({ transition: { id: done.id }, fields: { resolution: { name: "Done" } } }),
    });
    expect(moved.status).toBe(204);

    expect(sandbox.jira.state.issue("PPL-1")).toMatchObject({
      status: "Resolved",
      resolution: "Done",
      comments: [{ internal: true, edits: 1, text: "done" }],
      tasks: [{ key: "PPL-2", summary: "Laptop", status: "To Do" }],
    });
  });

  it("survives as a snapshot", async () => {
    const snapshot = sandbox.snapshot();
    const again = await startSandbox({ startAt: "2026-11-24T09:00:00Z", seed: JSON.parse(JSON.stringify(snapshot)) });
    expect(again.snapshot().jira).toEqual(snapshot.jira);
    await again.close();
  });
});
