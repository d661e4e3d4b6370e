import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { JiraSettings } from "../../src/jira/settings.ts";
import { aSite, words } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

const two = (settings = {}) =>
  aSite({
    ...jupiterSeed,
    settings,
    tokens: [{ token: "scoped", user: "automation@example.com", scopes: ["read:jira-user"] }],
    fields: [
      { id: "customfield_10700", name: "Team", kind: "team" },
      { id: "customfield_10701", name: "Many", kind: "multiselect", options: ["A"] },
      { id: "customfield_10702", name: "Line", kind: "text" },
    ],
    projects: [{ key: "IT" }],
    issues: [
      { key: "IT-1", fields: { summary: "one", customfield_10700: "team-0001" } },
      { key: "IT-2", fields: { summary: "two" } },
    ],
  });
const ISSUE = "/rest/api/3/issue/IT-1";

describe("§13 what is not known is a switch", () => {
  it("stands in the README with its default, each in a row", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const section = readme.split("Jira switches")[1]?.split("\n## ")[0] ?? "";
    const rows = [...section.matchAll(/^\| `(\w+)` \| `([^|]+)` \|/gm)];
    const told = rows.map(([, name, value]) => [name, JSON.parse(value ?? "")]);
    expect(Object.fromEntries(told)).toEqual(JiraSettings.parse({}));
  });

  it("unknownJqlNames", async () => {
    const answer = await two({ unknownJqlNames: "empty" }).post("/rest/api/3/search/jql", { jql: "colour = red" });
    expect([answer.status, answer.at("issues")]).toEqual([200, []]);
  });

  it("teamView", async () => {
    expect((await two().get(ISSUE)).at("fields.customfield_10700")).toEqual({ id: "team-0001", name: "Team team-000" });
    expect((await two({ teamView: "id" }).get(ISSUE)).at("fields.customfield_10700")).toBe("team-0001");
  });

  it("emptyList", async () => {
    expect((await two().get(ISSUE)).at("fields.customfield_10701")).toBeNull();
    expect((await two({ emptyList: "[]" }).get(ISSUE)).at("fields.customfield_10701")).toEqual([]);
  });

  it("linkDirection", async () => {
    const outward = async (settings: object) => {
      const site = two(settings);
      await site.post("/rest/api/3/issueLink", {
        type: { name: "Blocks" },
        inwardIssue: { key: "IT-1" },
        outwardIssue: { key: "IT-2" },
      });
      return (await site.get(ISSUE)).at("fields.issuelinks.0.outwardIssue.key");
    };
    expect([await outward({}), await outward({ linkDirection: "swapped" })]).toEqual(["IT-2", undefined]);
  });

  it("textFieldLimit, textLimit and textLimitCounts", async () => {
    const line = (length: number, settings = {}) =>
      two(settings).put(ISSUE, { fields: { customfield_10702: "x".repeat(length) } });
    expect([
      (await line(255)).status,
      (await line(256)).status,
      (await line(256, { textFieldLimit: 300 })).status,
    ]).toEqual([204, 400, 204]);
    const comment = async (length: number, settings = {}) =>
      (await two(settings).post(`${ISSUE}/comment`, { body: words("x".repeat(length)) })).status;
    expect([
      await comment(32_000),
      await comment(32_700),
      await comment(32_700, { textLimitCounts: "text" }),
      await comment(200, { textLimit: 100 }),
    ]).toEqual([201, 400, 201, 400]);
  });

  it("commentLimit", async () => {
    const site = two({ commentLimit: 1 });
    const add = async () => (await site.post(`${ISSUE}/comment`, { body: words("x") })).status;
    expect([await add(), await add()]).toEqual([201, 413]);
  });

  it("badCredentials", async () => {
    const get = async (settings: object) =>
      (await two(settings).get(ISSUE, { as: { email: "x@y.example", token: "z" } })).status;
    expect([await get({}), await get({ badCredentials: "anonymous" })]).toEqual([401, 404]);
  });

  it("unscopedTokenOnGateway and scopedTokenProof", async () => {
    const myself = async (settings: object, as?: Parameters<ReturnType<typeof two>["get"]>[1]) => {
      const site = two(settings);
      return (await site.get(`/ex/jira/${site.jira.cloudId}/rest/api/3/myself`, as)).status;
    };
    expect([await myself({}), await myself({ unscopedTokenOnGateway: false })]).toEqual([200, 401]);
    const basic = { as: { email: "automation@example.com", token: "scoped" } };
    const bearer = { as: { bearer: "scoped" } };
    expect([
      await myself({ scopedTokenProof: "basic" }, basic),
      await myself({ scopedTokenProof: "basic" }, bearer),
    ]).toEqual([200, 401]);
    expect([
      await myself({ scopedTokenProof: "bearer" }, basic),
      await myself({ scopedTokenProof: "bearer" }, bearer),
    ]).toEqual([401, 200]);
  });

  it("transitionCommentNeedsScreen", async () => {
    const done = async (settings: object) =>
      (
        await two(settings).post(`${ISSUE}/transitions`, {
          transition: { id: "31" },
          update: { comment: [{ add: { body: words("x") } }] },
        })
      ).status;
    expect([await done({}), await done({ transitionCommentNeedsScreen: true })]).toEqual([204, 400]);
  });

  it("webhookZone", async () => {
    const created = async (settings: object) => {
      const site = aSite({
        ...jupiterSeed,
        settings,
        tokens: [{ token: "mia", user: "mia.manager@jupiter.example" }],
        webhooks: [{ url: "https://t.example" }],
      });
      await site.post(
        "/rest/api/3/issue",
        { fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "x" } },
        { as: { email: "mia.manager@jupiter.example", token: "mia" } },
      );
      await site.clock.settle();
      return /"created":"([^"]+)"/.exec(site.deliveries[0]?.raw ?? "")?.[1];
    };
    expect([await created({}), await created({ webhookZone: "site" })]).toEqual([
      "2026-11-24T14:30:00.000+0530",
      "2026-11-24T10:00:00.000+0100",
    ]);
  });

  it("accessTokenSeconds", async () => {
    const site = aSite({
      settings: { accessTokenSeconds: 60 },
      oauthClients: [{ clientId: "c", clientSecret: "s", user: "automation@example.com", scopes: [] }],
    });
    const body = { grant_type: "client_credentials", client_id: "c", client_secret: "s" };
    expect((await site.post("/oauth/token", body, { as: "nobody" })).at("expires_in")).toBe(60);
  });

  it("linkedAnswersInForm and formStatusCodes", async () => {
    const form = async (settings: object) => {
      const site = aSite({
        ...jupiterSeed,
        settings,
        formTemplates: [
          {
            id: "t",
            name: "Equipment",
            project: "PPL",
            questions: [{ id: "1", label: "Title", jiraField: "customfield_10113" }],
          },
        ],
      });
      const { key } = await site.jira.people.file(onboarding);
      const path = `/jira/forms/cloud/${site.jira.cloudId}/issue/${key}/form`;
      const made = await site.post(path, { formTemplate: { id: "t" } });
      return [made.at("state.answers"), made.at("state.status")];
    };
    expect(await form({})).toEqual([{}, "o"]);
    expect(await form({ linkedAnswersInForm: true, formStatusCodes: ["open", "sent"] })).toEqual([
      { "1": { text: "Climate Scientist" } },
      "open",
    ]);
  });
});
