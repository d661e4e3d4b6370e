import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jiraRoutes } from "../../src/jira/create-jira.ts";
import { aSite, words } from "./a-site.ts";
import { jupiterSeed, onboarding, peopleProject } from "./jupiter-seed.ts";

const numRuns = Number(process.env["TENURE_RUNS"] ?? 60);

const prepared = async () => {
  const site = aSite({
    ...jupiterSeed,
    formTemplates: [{ id: "t", name: "Equipment", project: "PPL", questions: [{ id: "1", label: "?" }] }],
    projects: [
      {
        ...peopleProject,
        workflow: "service request with approval",
        requestTypes: peopleProject.requestTypes.map((type) => ({ ...type, form: "Equipment" })),
      },
      { key: "IT" },
    ],
  });
  await site.jira.people.file({ ...onboarding, answers: { "1": { text: "x" } } });
  await site.post("/rest/api/3/issue/PPL-1/comment", { body: words("x") });
  await site.put("/rest/api/3/issue/PPL-1/properties/run", { a: 1 });
  return site;
};

const name = fc.constantFrom(
  ...["fields", "update", "summary", "labels", "customfield_10108", "customfield_10118", "customfield_10010", "body"],
  ...["transition", "id", "issueIdsOrKeys", "jql", "decision", "public", "properties", "visibility", "object", "type"],
  ...["inwardIssue", "outwardIssue", "key", "globalId", "webhooks", "answers", "formTemplate", "to", "issueUpdates"],
  ...["requestFieldValues", "serviceDeskId", "requestTypeId", "accountIds", "add", "set", "value", "child", "project"],
  ...[
    "issuetype",
    "parent",
    "1",
    "choices",
    "users",
    "text",
    "form",
    "webhookIds",
    "events",
    "url",
    "name",
    "__proto__",
    "constructor",
    "toString",
  ],
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e21,
    "",
    "PPL",
    "PPL-1",
    "IT",
    "10000",
    "11",
    "1",
    "Sub-task",
    "approve",
    "é\u0000",
  ),
  fc.constant<unknown>(words("x")),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("json"), { maxLength: 3 }),
    fc
      .array(fc.tuple(name, tie("json")), { maxLength: 4 })
      .map((pairs) =>
        JSON.parse(`{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`),
      ),
  ),
}));
const part = fc.constantFrom(
  "PPL-1",
  "ppl-1",
  "10001",
  "10000",
  "1",
  "11",
  "PPL",
  "run",
  "t",
  "%",
  "..%2f",
  "NO-9",
  "__proto__",
  "ü",
);
const query = fc.constantFrom(
  ...[
    "",
    "startAt=-1",
    "startAt=x",
    "maxResults=0",
    "maxResults=1e9",
    "expand=names,schema,changelog",
    "fields=-summary",
  ],
  ...[
    "jql=project%20=%20PPL",
    "jql=(",
    "permissions=BROWSE_PROJECTS",
    "query=%25",
    "accountId=x",
    "limit=x&start=-3",
    "orderBy=x",
  ],
);

describe("any call", () => {
  it("is answered, and never with a failure of the sandbox", async () => {
    const site = await prepared();
    const route = fc.constantFrom(...jiraRoutes.map(({ pattern }) => pattern));
    const snapshot = JSON.stringify(site.jira.snapshot());
    await fc.assert(
      fc.asyncProperty(
        route,
        fc.array(part, { minLength: 4, maxLength: 4 }),
        query,
        json,
        async (pattern, parts, search, body) => {
          const [method = "", template = ""] = pattern.split(" ");
          const values = [...parts];
          const path = template.replaceAll(/\{(\w+)\}/g, (_, placeholder) =>
            placeholder === "cloudId" ? site.jira.cloudId : (values.shift() ?? "1"),
          );
          const sent = method === "GET" ? undefined : body;
          const headers = { "content-type": "application/json", "x-atlassian-token": "no-check" };
          const answer = await site.call(method, `${path}?${search}`, sent, { headers });
          expect(answer.status).toBeLessThan(500);
          // Whatever was written can be read and kept.
          expect((await site.get("/rest/api/3/search/jql?jql=summary%20is%20not%20EMPTY&fields=*all")).status).toBe(
            200,
          );
        },
      ),
      { numRuns: numRuns * 20 },
    );
    const again = aSite(JSON.parse(JSON.stringify(site.jira.snapshot())), undefined, site.clock.iso());
    expect(again.jira.snapshot()).toEqual(site.jira.snapshot());
    expect(JSON.stringify(again.jira.snapshot())).not.toBe(snapshot);
  });
});
