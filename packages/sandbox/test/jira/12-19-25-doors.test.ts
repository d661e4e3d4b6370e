import { describe, expect, it } from "vitest";
import { aSite } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

const SCOPED = { email: "automation@example.com", token: "scoped" };
const site = (settings = {}) =>
  aSite({
    ...jupiterSeed,
    settings,
    users: [...jupiterSeed.users, { email: "bot@serviceaccount.example", type: "app", appType: "service" }],
    tokens: [
      { token: SCOPED.token, user: SCOPED.email, scopes: ["read:jira-work", "read:jira-user"] },
      { token: "old", user: SCOPED.email, expires: "2026-11-01T00:00:00Z" },
      { token: "bot", user: "bot@serviceaccount.example", scopes: ["read:jira-work"] },
    ],
    oauthClients: [
      { clientId: "svc", clientSecret: "shh", user: "bot@serviceaccount.example", scopes: ["read:jira-work"] },
      { clientId: "3lo", clientSecret: "shh", kind: "3lo", scopes: ["read:jira-work"] },
    ],
    refreshTokens: [{ token: "rt", clientId: "3lo", user: "hana.hr@jupiter.example", scopes: ["read:jira-work"] }],
    issues: [{ key: "IT-1", fields: { summary: "x" } }],
  });

describe("§12.19 error bodies by path", () => {
  it("A: lists of messages and of fields, on the platform", async () => {
    const answer = await site().get("/rest/api/3/issue/IT-99");
    expect([answer.status, answer.headers.get("content-type"), Object.keys(Object(answer.body))]).toEqual([
      404,
      "application/json;charset=UTF-8",
      ["errorMessages", "errors"],
    ]);
    const permissions = await site().get("/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,FLY");
    expect([permissions.status, permissions.at("errors.FLY")]).toEqual([400, "Unrecognized permission"]);
    expect((await site().get("/rest/api/3/mypermissions")).status).toBe(400);
  });

  it("B: problem+json, for paths, methods and parameters nobody knows", async () => {
    const path = await site().get("/rest/api/3/issue/IT-1/no-such-thing");
    expect([path.status, path.headers.get("content-type"), path.body]).toEqual([
      404,
      "application/problem+json;charset=UTF-8",
      {
        type: "about:blank",
        title: "Not Found",
        status: 404,
        detail: "No endpoint GET /rest/api/3/issue/IT-1/no-such-thing.",
        instance: "/rest/api/3/issue/IT-1/no-such-thing",
      },
    ]);
    expect((await site().call("PATCH", "/rest/api/3/issue/IT-1", {})).status).toBe(405);
    const parameter = await site().get("/rest/api/3/issue/IT-1/changelog?startAt=first");
    expect([parameter.status, parameter.at("title")]).toEqual([400, "Bad Request"]);
  });

  it("C: one message with its key, in service management", async () => {
    const answer = await site().get("/rest/servicedeskapi/request/IT-1");
    expect([answer.status, answer.body]).toEqual([
      404,
      { errorMessage: expect.any(String), i18nErrorMessage: { i18nKey: expect.any(String), parameters: [] } },
    ]);
  });

  it("D: coded errors, in forms", async () => {
    const here = site();
    const { key } = await here.jira.people.file(onboarding);
    const answer = await here.get(
      `/jira/forms/cloud/${here.jira.cloudId}/issue/${key}/form/c18bde7a-0000-4000-8000-000000000000`,
    );
    expect([answer.status, answer.at("errors.0.code"), answer.at("errors.0.context.0")]).toEqual([
      404,
      "FORM_NOT_FOUND",
      { type: "issue", id: key },
    ]);
  });

  it("E: the gateway's own, before Jira is asked", async () => {
    const answer = await site().get("/ex/jira/00000000-0000-0000-0000-000000000000/rest/api/3/myself");
    expect([answer.status, answer.headers.get("x-failure-category"), answer.body]).toEqual([
      404,
      "FAILURE_CLIENT_TCS",
      {
        timestamp: "2026-11-24T09:00:00.000Z",
        status: 404,
        error: "Not Found",
        message: "No message available",
        path: "/ex/jira/00000000-0000-0000-0000-000000000000/rest/api/3/myself",
      },
    ]);
  });

  it("carry ids for support on every answer", async () => {
    const { headers } = await site().get("/rest/api/3/myself");
    expect([headers.get("atl-traceid"), headers.get("x-arequestid")]).toEqual([expect.any(String), expect.any(String)]);
  });

  it("415 for a body that does not say it is JSON, 400 for one that lies", async () => {
    const put = (raw: string, type: string) =>
      site().put("/rest/api/3/issue/IT-1", undefined, { raw, headers: { "content-type": type } });
    expect((await put('{"fields":{}}', "text/plain")).status).toBe(415);
    expect((await put("{", "application/json")).status).toBe(400);
    const parts = {
      raw: "not parts",
      headers: { "content-type": "multipart/form-data; boundary=x", "x-atlassian-token": "no-check" },
    };
    expect((await site().post("/rest/api/3/issue/IT-1/attachments", undefined, parts)).status).toBe(400);
  });
});

describe("§12.23 tokens and doors", () => {
  it("an unscoped token opens the site with its owner's e-mail, and nothing else does", async () => {
    const here = site();
    const status = async (as: Parameters<typeof here.get>[1]) => (await here.get("/rest/api/3/myself", as)).status;
    expect(await status({})).toBe(200);
    expect(await status({ as: { email: "hana.hr@jupiter.example", token: here.jira.apiToken } })).toBe(401);
    expect(await status({ as: { email: here.jira.email, token: "wrong" } })).toBe(401);
    expect(await status({ as: { email: here.jira.email, token: "old" } })).toBe(401);
    expect(await status({ as: "nobody" })).toBe(401);
  });

  it("a token falls with its owner", async () => {
    const here = aSite({
      users: [{ email: "gone@jupiter.example", active: false }],
      tokens: [
        { token: "gone", user: "gone@jupiter.example" },
        { token: "gone-scoped", user: "gone@jupiter.example", scopes: ["read:jira-user"] },
      ],
      oauthClients: [
        { clientId: "svc", clientSecret: "shh", user: "gone@jupiter.example", scopes: ["read:jira-user"] },
      ],
    });
    const gateway = `/ex/jira/${here.jira.cloudId}/rest/api/3/myself`;
    expect(
      (await here.get("/rest/api/3/myself", { as: { email: "gone@jupiter.example", token: "gone" } })).status,
    ).toBe(401);
    expect((await here.get(gateway, { as: { bearer: "gone-scoped" } })).status).toBe(401);
    const granted = await here.post(
      "/oauth/token",
      { grant_type: "client_credentials", client_id: "svc", client_secret: "shh" },
      { as: "nobody" },
    );
    expect((await here.get(gateway, { as: { bearer: granted.text("access_token") } })).status).toBe(401);
  });

  it("a scoped token is refused on the site, and on the gateway where its scopes end", async () => {
    const here = site();
    const gateway = `/ex/jira/${here.jira.cloudId}/rest/api/3`;
    expect((await here.get("/rest/api/3/myself", { as: SCOPED })).status).toBe(401);
    expect((await here.get(`${gateway}/myself`, { as: SCOPED })).status).toBe(200);
    expect((await here.get(`${gateway}/myself`, { as: { bearer: SCOPED.token } })).status).toBe(200);
    const write = await here.put(`${gateway}/issue/IT-1`, { fields: { summary: "y" } }, { as: SCOPED });
    expect([write.status, write.body]).toEqual([401, { code: 401, message: "Unauthorized; scope does not match" }]);
    expect((await here.get(`${gateway}/myself`, { as: { bearer: "wrong" } })).status).toBe(401);
  });

  it("links lead back through the gateway, files excepted", async () => {
    const here = site();
    const issue = await here.get(`/ex/jira/${here.jira.cloudId}/rest/api/3/issue/IT-1`, { as: SCOPED });
    expect(issue.text("self")).toBe(
      `https://jupiter.atlassian.test/ex/jira/${here.jira.cloudId}/rest/api/3/issue/10001`,
    );
  });

  it("the site tells its id to anybody, and a token what it opens", async () => {
    const here = site();
    expect((await here.get("/_edge/tenant_info", { as: "nobody" })).body).toEqual({ cloudId: here.jira.cloudId });
    const resources = await here.get("/oauth/token/accessible-resources", { as: { bearer: "bot" } });
    expect(resources.body).toMatchObject([{ id: here.jira.cloudId, scopes: ["read:jira-work"] }]);
  });

  it("client credentials give a service account an hour, and no refresh token", async () => {
    const here = site();
    const ask = (more: object) =>
      here.post(
        "/oauth/token",
        { grant_type: "client_credentials", client_id: "svc", client_secret: "shh", ...more },
        { as: "nobody" },
      );
    const granted = await ask({});
    expect([granted.status, granted.at("expires_in"), granted.at("refresh_token")]).toEqual([200, 3600, undefined]);
    const as = { bearer: granted.text("access_token") };
    const read = () => here.get(`/ex/jira/${here.jira.cloudId}/rest/api/3/issue/IT-1`, { as });
    expect((await read()).status).toBe(200);
    await here.clock.advance(3_600_001);
    expect((await read()).status).toBe(401);
    expect((await ask({ client_secret: "no" })).at("error")).toBe("access_denied");
    expect((await ask({ grant_type: "password" })).at("error")).toBe("unsupported_grant_type");
  });

  it("consent is a code an app exchanges once, for a token that may be renewed if that was agreed", async () => {
    const here = site();
    const ask = (code: string) =>
      here.post(
        "/oauth/token",
        { grant_type: "authorization_code", client_id: "3lo", client_secret: "shh", code },
        { as: "nobody" },
      );
    const code = here.jira.people.consent("3lo", "hana.hr@jupiter.example", ["read:jira-user", "offline_access"]);
    const granted = await ask(code);
    expect(granted.at("refresh_token")).toBeTypeOf("string");
    expect((await ask(code)).at("error")).toBe("invalid_grant");
    const as = { bearer: granted.text("access_token") };
    const me = await here.get(`/ex/jira/${here.jira.cloudId}/rest/api/3/myself`, { as });
    expect(me.at("displayName")).toBe("Hana Huber");
    const brief = await ask(here.jira.people.consent("3lo", "hana.hr@jupiter.example"));
    expect(brief.at("refresh_token")).toBeUndefined();
  });

  it("a refresh token works once and brings the next", async () => {
    const here = site();
    const ask = (refresh_token: string) =>
      here.post(
        "/oauth/token",
        { grant_type: "refresh_token", client_id: "3lo", client_secret: "shh", refresh_token },
        { as: "nobody" },
      );
    const first = await ask("rt");
    expect(first.at("refresh_token")).toBeTypeOf("string");
    expect((await ask("rt")).at("error")).toBe("invalid_grant");
    expect((await ask(first.text("refresh_token"))).status).toBe(200);
  });
});

describe("§12.25 a moved issue", () => {
  it("answers to its old key with the new one, and is announced under the new one", async () => {
    const here = site();
    here.jira.people.addWebhook({ url: "https://tenure.example" });
    const key = await here.jira.people.move("IT-1", "hana.hr@jupiter.example", "PPL");
    const answer = await here.get("/rest/api/3/issue/it-1");
    expect([answer.status, answer.at("key")]).toEqual([200, key]);
    expect(await here.search("key = IT-1")).toEqual([key]);
    expect(here.deliveries[0]?.body).toMatchObject({ issue_event_type_name: "issue_moved", issue: { key } });
  });
});
