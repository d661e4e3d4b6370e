import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JiraSeed } from "../../src/jira/jira-seed.ts";
import { aSite, list, pick, type TestSite, words } from "./a-site.ts";
import { jupiterSeed, onboarding, peopleProject } from "./jupiter-seed.ts";

const numRuns = Number(process.env["TENURE_RUNS"] ?? 40);
const MIA = "mia.manager@jupiter.example";

const rich = () =>
  aSite({
    ...jupiterSeed,
    formTemplates: [{ name: "Equipment", project: "PPL", questions: [{ id: "1", label: "Special?", required: true }] }],
    organizations: [{ name: "Acme", members: ["cora@customer.example"] }],
    oauthClients: [
      { clientId: "svc", clientSecret: "s", user: MIA, scopes: ["read:jira-work"] },
      { clientId: "app", clientSecret: "s", kind: "3lo", scopes: ["read:jira-work", "offline_access"] },
    ],
    projects: [
      {
        ...peopleProject,
        workflow: "service request with approval",
        securityLevels: [{ name: "HR", members: ["hana.hr@jupiter.example"] }],
        requestTypes: peopleProject.requestTypes.map((type) => ({ ...type, form: "Equipment" })),
      },
      { key: "IT", type: "business", components: ["Laptops"], versions: [{ name: "1.0" }] },
    ],
  });

/** Things that happen to a site; `n` picks the issue. What is refused is refused on both sides. */
const acts: readonly ((site: TestSite, n: number) => Promise<unknown>)[] = [
  (site) =>
    site.jira.people.file({
      ...onboarding,
      fields: { ...onboarding.fields, customfield_10003: [MIA] },
      answers: { "1": { text: "two screens" } },
    }),
  (site, n) =>
    site.post("/rest/api/3/issue", {
      fields: {
        project: { key: "IT" },
        issuetype: { name: "Task" },
        summary: `task ${n}`,
        components: [{ name: "Laptops" }],
      },
    }),
  (site, n) =>
    site.put(`/rest/api/3/issue/${keyOf(site, n)}`, {
      fields: { summary: `s${n}`, labels: ["a"], duedate: "2027-01-01" },
    }),
  (site, n) =>
    site.post(`/rest/api/3/issue/${keyOf(site, n)}/comment`, {
      body: words(`c${n}`),
      properties: [{ key: "sd.public.comment", value: { internal: true } }],
    }),
  (site, n) => site.put(`/rest/api/3/issue/${keyOf(site, n)}/properties/p${n}`, { n }),
  (site, n) =>
    site.post(`/rest/api/3/issue/${keyOf(site, n)}/remotelink`, {
      globalId: `g${n}`,
      object: { title: "t", url: "https://a.example" },
    }),
  (site, n) =>
    site.post("/rest/api/3/issueLink", {
      type: { name: "Relates" },
      inwardIssue: { key: keyOf(site, n) },
      outwardIssue: { key: keyOf(site, n + 1) },
    }),
  (site, n) =>
    site.post("/rest/api/3/issue", {
      fields: {
        project: { key: keyOf(site, n).split("-")[0] },
        issuetype: { name: "Sub-task" },
        parent: { key: keyOf(site, n) },
        summary: "sub",
      },
    }),
  async (site, n) => {
    const { body } = await site.get(`/rest/api/3/issue/${keyOf(site, n)}/transitions`);
    const ways = list(body, "transitions");
    return site.post(`/rest/api/3/issue/${keyOf(site, n)}/transitions`, {
      transition: { id: pick(ways[n % Math.max(1, ways.length)], "id") },
    });
  },
  (site, n) => site.jira.people.decide(keyOf(site, n), MIA, n % 2 === 0 ? "approve" : "decline").catch(() => undefined),
  (site, n) => site.jira.people.move(keyOf(site, n), MIA, n % 2 === 0 ? "IT" : "PPL").catch(() => undefined),
  (site, n) => site.post(`/rest/api/3/issue/${keyOf(site, n)}/watchers`, "5b10aa0000000000000000a1"),
  (site, n) => site.del(`/rest/api/3/issue/${keyOf(site, n)}?deleteSubtasks=true`),
  (site) => site.post("/oauth/token", { grant_type: "client_credentials", client_id: "svc", client_secret: "s" }),
  async (site) => site.jira.people.consent("app", MIA),
  async (site, n) => site.jira.people.addWebhook({ url: `https://t.example/${n}`, jql: "project = IT" }),
  async (site, n) => {
    const raw = new FormData();
    raw.append("file", new File([`f${n}`], "f.txt"));
    return site.post(`/rest/api/3/issue/${keyOf(site, n)}/attachments`, undefined, {
      raw,
      headers: { "x-atlassian-token": "no-check" },
    });
  },
  (site, n) => site.clock.advance(n * 1000),
];

function keyOf(site: TestSite, n: number): string {
  const issues = site.jira.state.issues();
  return issues[n % Math.max(1, issues.length)]?.key ?? "IT-0";
}

async function answers(site: TestSite): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for (const { key } of site.jira.state.issues()) {
    const expand = "names,schema,changelog,editmeta,transitions,renderedFields";
    seen.push((await site.get(`/rest/api/3/issue/${key}?expand=${expand}&properties=*all`)).body);
    for (const path of ["remotelink", "comment?expand=properties", "transitions?expand=transitions.fields"]) {
      seen.push((await site.get(`/rest/api/3/issue/${key}/${path}`)).body);
    }
    seen.push((await site.get(`/rest/servicedeskapi/request/${key}?expand=requestType,comment`)).body);
    seen.push((await site.get(`/rest/servicedeskapi/request/${key}/approval`)).body);
    seen.push((await site.get(`/jira/forms/cloud/${site.jira.cloudId}/issue/${key}/form`)).body);
  }
  for (const path of ["/rest/api/3/field", "/rest/api/3/project/PPL", "/rest/webhooks/1.0/webhook"]) {
    seen.push((await site.get(path)).body);
  }
  seen.push((await site.search("summary is not EMPTY ORDER BY key")).slice());
  return seen;
}

describe("a snapshot", () => {
  it("is the seed of an equal site, whatever happened", async () => {
    const script = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(20)), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const site = rich();
        await acts[0]?.(site, 0);
        for (const [act, n] of steps) await acts[act]?.(site, n);
        const snapshot = site.jira.snapshot();
        const written = JSON.parse(JSON.stringify(snapshot));
        const again = aSite(written, undefined, site.clock.iso());
        expect(again.jira.snapshot()).toEqual(snapshot);
        expect(JiraSeed.parse(written)).toEqual(snapshot);
        expect(await answers(again)).toEqual(await answers(site));
        // And it goes on counting where the other stopped.
        const next = { fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "next" } };
        expect((await again.post("/rest/api/3/issue", next)).body).toEqual(
          (await site.post("/rest/api/3/issue", next)).body,
        );
      }),
      { numRuns },
    );
  });
});
