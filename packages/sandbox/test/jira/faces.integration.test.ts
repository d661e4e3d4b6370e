import { setupServer } from "msw/node";
import { describe, expect, it } from "vitest";
import { vendorHandlers } from "../../src/msw.ts";
import { startSandbox } from "../../src/sandbox.ts";
import { aSite, SITE_URL } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

describe("the simulated Jira as msw handlers", () => {
  it("answers under the names of all its hosts", async () => {
    const { jira } = aSite(jupiterSeed);
    const hosts = [SITE_URL, "https://api.atlassian.com", "https://auth.atlassian.com"];
    const server = setupServer(...hosts.flatMap((host) => vendorHandlers(jira, host)));
    server.listen({ onUnhandledFrame: "error" });
    const authorization = `Basic ${btoa(`${jira.email}:${jira.apiToken}`)}`;
    const get = async (url: string) => (await fetch(url, { headers: { authorization } })).status;
    expect(await get(`${SITE_URL}/rest/api/3/myself`)).toBe(200);
    expect(await get(`https://api.atlassian.com/ex/jira/${jira.cloudId}/rest/api/3/myself`)).toBe(200);
    const refused = await fetch("https://auth.atlassian.com/oauth/token", { method: "POST", body: "{}" });
    expect(refused.status).toBe(401);
    server.close();
  });
});

describe("the simulated Jira under faults", () => {
  it("says so in its own words, before or after the work is done", async () => {
    const sandbox = await startSandbox({
      seed: { jira: jupiterSeed },
      faults: [
        {
          vendor: "jira",
          route: "GET /rest/api/3/issue/{id}",
          script: [{ kind: "refuse", status: 429 }, { kind: "refuse", status: 502 }, null],
        },
        {
          vendor: "jira",
          route: "POST /rest/api/3/issue",
          effect: { kind: "refuse", status: 500, when: "after" },
          times: 1,
        },
        { vendor: "jira", route: "GET /rest/api/3/myself", effect: { kind: "expired-token" }, times: 1 },
      ],
    });
    const { jira } = sandbox;
    const headers = {
      authorization: `Basic ${btoa(`${jira.email}:${jira.apiToken}`)}`,
      "content-type": "application/json",
    };
    const call = (path: string, init = {}) => jira.handle(new Request(`${jira.url}${path}`, { headers, ...init }));
    const { key } = await jira.people.file(onboarding);
    const limited = await call(`/rest/api/3/issue/${key}`);
    expect([limited.status, limited.headers.get("retry-after"), limited.headers.get("ratelimit-reason")]).toEqual([
      429,
      "1",
      "jira-burst-based",
    ]);
    const page = await call(`/rest/api/3/issue/${key}`);
    expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect((await call(`/rest/api/3/issue/${key}`)).status).toBe(200);
    const body = JSON.stringify({
      fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "made all the same" },
    });
    expect((await call("/rest/api/3/issue", { method: "POST", body })).status).toBe(500);
    expect(jira.state.issues().map(({ summary }) => summary)).toContain("made all the same");
    expect((await call("/rest/api/3/myself")).status).toBe(401);
    expect((await call("/rest/api/3/myself")).status).toBe(200);
    await sandbox.close();
  });

  it("draws nothing else anew because somebody read", async () => {
    const form = async (reads: number) => {
      const site = aSite({
        ...jupiterSeed,
        formTemplates: [{ id: "t", name: "Equipment", project: "PPL", questions: [{ id: "1", label: "?" }] }],
      });
      const { key } = await site.jira.people.file(onboarding);
      for (let i = 0; i < reads; i++) await site.get(`/rest/api/3/issue/${key}`);
      const made = await site.post(`/jira/forms/cloud/${site.jira.cloudId}/issue/${key}/form`, {
        formTemplate: { id: "t" },
      });
      return made.at("id");
    };
    expect(await form(5)).toBe(await form(0));
  });
});
