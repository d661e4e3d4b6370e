import { describe, expect, it } from "vitest";
import { type FakeAnswer, fakeJira } from "../../test/fake-jira.ts";
import { getIssue } from "../issues/get-issue.ts";
import type { JiraAuth } from "./jira-auth.ts";

const issue: FakeAnswer = { json: { id: "1", key: "HR-1", fields: {} } };
const granted = (token: string, more = {}): FakeAnswer => ({
  json: { access_token: token, expires_in: 3600, ...more },
});
const gateway = "https://api.atlassian.com/ex/jira/cloud-1";
const machine: JiraAuth = { kind: "client-credentials", clientId: "id", clientSecret: "planted-secret" };

const bearers = (seen: ReturnType<typeof fakeJira>["seen"]) =>
  seen.filter(({ host }) => host === "api.atlassian.com").map(({ headers }) => headers.get("authorization"));

describe("access by client credentials", () => {
  it("asks for a token once, however many calls wait for it, and uses it until it runs out", async () => {
    let now = 0;
    const answers = [granted("t1"), issue, issue, issue, granted("t2"), issue];
    const { jira, seen } = fakeJira(answers, { baseUrl: gateway, auth: machine, now: () => now });
    await Promise.all([getIssue(jira, "1"), getIssue(jira, "1"), getIssue(jira, "1")]);
    expect(seen[0]).toMatchObject({
      host: "auth.atlassian.com",
      path: "/oauth/token",
      body: { grant_type: "client_credentials", client_id: "id", client_secret: "planted-secret" },
    });
    expect(bearers(seen)).toEqual(["Bearer t1", "Bearer t1", "Bearer t1"]);
    now = 3_541_000;
    await getIssue(jira, "1");
    expect(bearers(seen).at(-1)).toBe("Bearer t2");
    expect(seen).toHaveLength(6);
  });

  it("asks for another token when the one it has is refused, and only once", async () => {
    const answers = [granted("old"), { status: 401 }, granted("new"), issue];
    const { jira, seen } = fakeJira(answers, { baseUrl: gateway, auth: machine });
    expect((await getIssue(jira, "1")).isOk()).toBe(true);
    expect(bearers(seen)).toEqual(["Bearer old", "Bearer new"]);
    const refused = fakeJira([granted("old"), { status: 401 }, granted("new"), { status: 401 }], {
      baseUrl: gateway,
      auth: machine,
    });
    expect((await getIssue(refused.jira, "1"))._unsafeUnwrapErr().kind).toBe("unauthorised");
    expect(refused.seen).toHaveLength(4);
  });

  it("says that no token is given, without the secret", async () => {
    const answer = { status: 403, json: { error: "access_denied", error_description: "Unauthorized planted-secret" } };
    const { jira } = fakeJira(answer, { baseUrl: gateway, auth: machine });
    const error = (await getIssue(jira, "1"))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unauthorised", endpoint: "POST /oauth/token" });
    expect(JSON.stringify(error)).not.toContain("planted-secret");
  });
});

describe("access by refresh token", () => {
  const person = (save: (token: string) => Promise<void>): JiraAuth => ({
    kind: "refresh-token",
    clientId: "id",
    clientSecret: "planted-secret",
    refreshToken: "r0",
    save,
  });

  it("has kept the next refresh token before it makes a call, and uses that one the next time", async () => {
    let now = 0;
    const events: string[] = [];
    const answers = [granted("t1", { refresh_token: "r1" }), issue, granted("t2", { refresh_token: "r2" }), issue];
    const { jira, seen } = fakeJira(answers, {
      baseUrl: gateway,
      now: () => now,
      auth: person(async (token) => void events.push(`${token} kept after ${seen.length} requests`)),
    });
    await getIssue(jira, "1");
    now = 3_600_000;
    await getIssue(jira, "1");
    expect(events).toEqual(["r1 kept after 1 requests", "r2 kept after 3 requests"]);
    const asked = seen.filter(({ host }) => host === "auth.atlassian.com").map(({ body }) => body);
    expect(asked).toEqual([
      expect.objectContaining({ refresh_token: "r0" }),
      expect.objectContaining({ refresh_token: "r1" }),
    ]);
  });

  it("makes no call while the next refresh token cannot be kept, and tries to keep it again", async () => {
    const failures = [true, false];
    const { jira, seen } = fakeJira([granted("t1", { refresh_token: "r1" }), issue], {
      baseUrl: gateway,
      auth: person(async () => {
        if (failures.shift()) throw new Error("disk full, planted-secret");
      }),
    });
    const error = (await getIssue(jira, "1"))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unexpected-reply", problems: ["the next refresh token could not be kept"] });
    expect(JSON.stringify(error)).not.toContain("planted-secret");
    expect((await getIssue(jira, "1")).isOk()).toBe(true);
    expect(seen.map(({ host }) => host)).toEqual(["auth.atlassian.com", "api.atlassian.com"]);
  });

  it("asks again with the token it has when the answer is lost", async () => {
    const answers = [new TypeError("fetch failed"), granted("t1", { refresh_token: "r1" }), issue];
    const { jira, seen } = fakeJira(answers, { baseUrl: gateway, auth: person(async () => {}) });
    expect((await getIssue(jira, "1")).isOk()).toBe(true);
    expect(seen.map(({ host }) => host)).toEqual(["auth.atlassian.com", "auth.atlassian.com", "api.atlassian.com"]);
  });
});
