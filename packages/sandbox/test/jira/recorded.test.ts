import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aSite, list, pick } from "./a-site.ts";
import { jupiterSeed } from "./jupiter-seed.ts";

const FOLDER = new URL("../../../../../shared/samples/jira/", import.meta.url);
const hasSamples = existsSync(FOLDER);
const sample = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
const recorded = (part: string): { readonly status: number; readonly contentType: string; readonly body: unknown } => {
  const found = list({ all: sample("cloud-recorded-error-bodies.json") }, "all").find((one) =>
    String(pick(one, "request")).includes(part),
  );
  return {
    status: Number(pick(found, "status")),
    contentType: String(pick(found, "contentType")),
    body: pick(found, "body"),
  };
};
const open = () =>
  aSite({
    projects: [{ key: "PUB", permissions: { BROWSE_PROJECTS: ["anyone"] } }],
    issues: [{ key: "PUB-1", fields: { summary: "open" } }],
  });

// Recorded traffic is not part of this repository; without it beside the checkout there is nothing to compare.
describe.skipIf(!hasSamples)("what was recorded of the real service", () => {
  it.each([
    { part: "unknown or unseen", method: "GET", path: "/rest/api/3/issue/PUB-99" },
    { part: "transitions body {}", method: "POST", path: "/rest/api/3/issue/PUB-1/transitions", body: {} },
    { part: "field not editable", method: "PUT", path: "/rest/api/3/issue/PUB-1", body: { fields: { summary: "x" } } },
    { part: "string instead of ADF", method: "POST", path: "/rest/api/3/issue/PUB-1/comment", body: { body: "plain" } },
    {
      part: "POST /rest/api/3/issue body",
      method: "POST",
      path: "/rest/api/3/issue",
      body: { fields: { project: { key: "PUB" } } },
    },
    { part: "GET /rest/api/3/search", method: "GET", path: "/rest/api/3/search" },
    { part: "jql=order by key", method: "GET", path: "/rest/api/3/search/jql?jql=order%20by%20key" },
    {
      part: "nextPageToken=garbage",
      method: "GET",
      path: "/rest/api/3/search/jql?jql=project=PUB&nextPageToken=garbage",
    },
    {
      part: "unknown body property",
      method: "POST",
      path: "/rest/api/3/search/jql",
      body: { jql: "project = PUB", colour: "red" },
    },
    { part: "no-such-thing", method: "GET", path: "/rest/api/3/issue/PUB-1/no-such-thing" },
  ])("is said to nobody in particular: $part", async ({ part, method, path, body }) => {
    const answer = await open().call(method, path, body, { as: "nobody" });
    const { status, contentType, body: expected } = recorded(part);
    expect([answer.status, answer.headers.get("content-type"), answer.body]).toEqual([status, contentType, expected]);
  });

  it("is all in a webhook of an issue that was made: members, fields and changelog", async () => {
    const real = sample("cloud-2026-webhook-issue-created.json");
    const site = aSite({ ...jupiterSeed, webhooks: [{ url: "https://t.example" }] });
    await site.post("/rest/api/3/issue", {
      fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "x" },
    });
    await site.clock.settle();
    const ours = site.deliveries[0]?.body;
    const names = (of: unknown, path: string) =>
      Object.keys(Object(pick(of, path))).filter((name) => !name.startsWith("customfield_"));
    expect(Object.keys(Object(ours)).toSorted()).toEqual(Object.keys(Object(real)).toSorted());
    for (const path of [
      "issue",
      "user",
      "issue.fields",
      "issue.fields.issuetype",
      "issue.fields.project",
      "issue.fields.status",
      "issue.fields.priority",
      "issue.fields.watches",
      "changelog",
      "changelog.items.0",
    ]) {
      const extra = ["appType", "entityId"];
      const missing = names(real, path).filter((name) => !names(ours, path).includes(name) && !extra.includes(name));
      expect([path, missing]).toEqual([path, []]);
    }
  });

  it("is how values of fields look", async () => {
    const real = sample("cloud-customfield-values.json");
    const site = aSite({
      ...jupiterSeed,
      fields: [
        ...jupiterSeed.fields,
        {
          id: "customfield_10900",
          name: "Place",
          kind: "cascading",
          options: [{ value: "America", children: ["Costa Rica"] }],
        },
      ],
    });
    const { key } = await site.jira.people.file({
      requestType: "13",
      by: "hana.hr@jupiter.example",
      fields: { customfield_10110: "mia.manager@jupiter.example" },
    });
    await site.jira.people.edit(key, "hana.hr@jupiter.example", {
      customfield_10900: ["America", "Costa Rica"],
      customfield_10108: "Intern",
      customfield_10118: ["AWS"],
    });
    const { body } = await site.get(`/rest/api/3/issue/${key}`);
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.slice(0, 1).map(shape)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
          : typeof value;
    const ours = (id: string) => shape(pick(body, `fields.${id}`));
    const theirs = (kind: string) => shape(Object.values(Object(pick(real, kind)))[0]);
    expect(ours("customfield_10108")).toEqual(theirs("Select"));
    expect(ours("customfield_10900")).toEqual(theirs("CascadingSelectField"));
    expect(Object(theirs("UserPicker"))).toMatchObject(Object(ours("customfield_10110")));
    const { requestType, currentStatus, _links } = Object(theirs("RequestType"));
    expect(ours("customfield_10010")).toMatchObject({ requestType, currentStatus, _links });
  });
});
