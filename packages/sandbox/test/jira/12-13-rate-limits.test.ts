import { describe, expect, it } from "vitest";
import { aSite, words } from "./a-site.ts";

const limited = (settings = {}) =>
  aSite({
    settings: { rateLimits: "on", ...settings },
    projects: [{ key: "IT" }],
    issues: [
      { key: "IT-1", fields: { summary: "x" } },
      { key: "IT-2", fields: { summary: "y" } },
    ],
    oauthClients: [{ clientId: "app", clientSecret: "s", kind: "3lo", scopes: [] }],
    accessTokens: [
      {
        token: "at",
        clientId: "app",
        user: "automation@example.com",
        scopes: ["read:jira-work"],
        expires: "2027-01-01T00:00:00Z",
      },
    ],
  });
type Site = ReturnType<typeof limited>;
const statuses = async (times: number, call: () => Promise<{ readonly status: number }>) => {
  const seen: number[] = [];
  for (let i = 0; i < times; i++) seen.push((await call()).status);
  return seen;
};
const refused = (seen: readonly number[]) => seen.indexOf(429);

describe("§12.13 rate limits", () => {
  it.each([
    ["GET /rest/api/3/issue/IT-1", 150],
    ["GET /rest/api/3/issue/IT-1/changelog", 200],
    ["GET /rest/api/3/field", 100],
    ["POST /rest/api/3/search/jql", 100],
  ])("let %s through %i times a second for everybody together", async (route, most) => {
    const site = limited();
    const [method = "", path = ""] = route.split(" ");
    const call = () => site.call(method, path, method === "POST" ? { jql: "project = IT" } : undefined);
    expect(refused(await statuses(most + 1, call))).toBe(most);
    const { headers } = await call();
    expect(headers.get("ratelimit-reason")).toBe("jira-burst-based");
    expect(headers.get("retry-after")).toBe("1");
    expect(headers.get("x-ratelimit-reset")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
    // Another endpoint has a bucket of its own.
    expect((await site.get("/rest/api/3/myself")).status).toBe(200);
    await site.clock.advance(1000);
    expect((await call()).status).toBe(method === "POST" || method === "GET" ? 200 : 204);
  });

  it("let one issue be written twenty times in two seconds, a hundred times in thirty", async () => {
    const site = limited();
    let n = 0;
    const write = (key: string) => () => site.put(`/rest/api/3/issue/${key}`, { fields: { summary: `n${n++}` } });
    expect(refused(await statuses(21, write("IT-1")))).toBe(20);
    const { headers, status } = await site.post("/rest/api/3/issue/IT-1/comment", { body: words("x") });
    expect([status, headers.get("ratelimit-reason"), headers.get("retry-after")]).toEqual([
      429,
      "jira-per-issue-on-write",
      "2",
    ]);
    expect((await write("IT-2")()).status).toBe(204);
    expect((await site.get("/rest/api/3/issue/IT-1")).status).toBe(200);
    let total = 20;
    for (let i = 0; i < 4; i++) {
      await site.clock.advance(2000);
      total += (await statuses(20, write("IT-1"))).filter((one) => one === 204).length;
    }
    expect(total).toBe(100);
    await site.clock.advance(2000);
    expect((await write("IT-1")()).status).toBe(429);
    await site.clock.advance(20_000);
    expect((await write("IT-1")()).status).toBe(204);
  });

  const asApp = (site: Site, path = "/rest/api/3/issue/IT-1") =>
    site.get(`/ex/jira/${site.jira.cloudId}${path}`, { as: { bearer: "at" } });

  it("charge apps by points until the full hour, and API tokens never", async () => {
    const site = limited({ pointsPerHour: 10 });
    const first = await asApp(site);
    expect(first.headers.get("x-ratelimit-remaining")).toBe("8");
    expect(first.headers.get("ratelimit-policy")).toBe('"global-app-quota";q=10;w=3600');
    expect(first.headers.get("ratelimit")).toBeNull();
    const seen = await statuses(5, () => asApp(site));
    expect(refused(seen)).toBe(4);
    const { headers } = await asApp(site);
    expect(headers.get("ratelimit-reason")).toBe("jira-quota-global-based");
    expect(headers.get("x-ratelimit-nearlimit")).toBe("true");
    expect(headers.get("ratelimit")).toBe('"global-app-quota";r=0;t=3600');
    expect(headers.get("retry-after")).toBe("3600");
    expect((await site.get("/rest/api/3/issue/IT-1")).status).toBe(200);
    await site.clock.advance(3_600_000);
    expect((await asApp(site)).status).toBe(200);
  });

  it("may be told but not enforced yet", async () => {
    const site = limited({ pointsPerHour: 2, pointsEnforced: false });
    await asApp(site);
    const answer = await asApp(site);
    expect([
      answer.status,
      answer.headers.get("beta-x-ratelimit-remaining"),
      answer.headers.get("x-ratelimit-remaining"),
    ]).toEqual([200, "0", null]);
  });

  it("may come from before Jira, without Retry-After", async () => {
    const site = limited({ retryAfter: false });
    await statuses(150, () => site.get("/rest/api/3/issue/IT-1"));
    const { status, headers } = await site.get("/rest/api/3/issue/IT-1");
    expect([status, headers.get("retry-after"), headers.get("x-failure-category")]).toEqual([
      429,
      null,
      "FAILURE CLIENT RATE LIMITED",
    ]);
  });

  it("are off by themselves where time stands still", async () => {
    const site = limited({ rateLimits: "auto" });
    expect(refused(await statuses(160, () => site.get("/rest/api/3/issue/IT-1")))).toBe(-1);
  });
});
