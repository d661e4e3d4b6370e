import { describe, expect, it } from "vitest";
import { anOrg, refusalOf, TOKEN } from "./an-org.ts";

const numbers = ({ headers }: { headers: Headers }) =>
  ["limit", "remaining", "reset"].map((name) => Number(headers.get(`x-rate-limit-${name}`)));
const start = Date.parse("2026-03-02T09:00:00.000Z") / 1000;
const tooMany = [429, "E0000047", "API call exceeded rate limit due to too many requests."];

describe("§12.6 rate limits", () => {
  it("gives one caller half of a bucket, and tells how much is left and until when", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free" } });
    expect(numbers(await org.get("/api/v1/apps"))).toEqual([10, 9, start + 60]);
    for (let i = 0; i < 9; i++) await org.get("/api/v1/apps");
    const refused = await org.get("/api/v1/apps");
    expect(refusalOf(refused)).toEqual(tooMany);
    expect(numbers(refused)).toEqual([10, 0, start + 60]);
    expect(refused.headers.has("retry-after")).toBe(false);

    await org.clock.advance(60_000);
    expect((await org.get("/api/v1/apps")).status).toBe(200);
  });

  it("counts each bucket for itself", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free" } });
    for (let i = 0; i < 11; i++) await org.get("/api/v1/apps");
    expect(numbers(await org.get("/api/v1/users"))[1]).toBe(49);
    expect(numbers(await org.get("/api/v1/groups/00gnone"))[1]).toBe(49);
    expect(numbers(await org.get("/api/v1/users/nobody@jupiter.test"))[1]).toBe(49);
  });

  it("lets a window begin with its first call", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free" } });
    await org.clock.advance(37_000);
    expect(numbers(await org.get("/api/v1/apps"))[2]).toBe(start + 97);
  });

  it("gives another share to a principal that was given one", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free" } });
    const tokens = await org.get("/api/v1/api-tokens");
    const principalId = tokens.text("0.id");
    const made = await org.post("/api/v1/principal-rate-limits", {
      principalId,
      principalType: "SSWS_TOKEN",
      defaultPercentage: 90,
    });
    expect(made.body).toMatchObject({ principalId, defaultPercentage: 90 });
    expect(numbers(await org.get("/api/v1/apps"))[0]).toBe(18);
  });

  it("refuses what is in flight beyond the concurrency limit, with zeros", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free" } });
    const answers = await Promise.all(Array.from({ length: 36 }, () => org.get("/api/v1/users")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(numbers(refused[0]!).slice(0, 2)).toEqual([0, 0]);
    expect(org.okta.state.log().map(({ eventType }) => eventType)).toContain("core.concurrency.org.limit.violation");
  });

  it("warns in the log at sixty percent, and once more when it refuses", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free", principalShare: 1 } });
    for (let i = 0; i < 21; i++) await org.get("/api/v1/apps");
    const types = org.okta.state.log().map(({ eventType }) => eventType);
    expect(types.filter((type) => type.startsWith("system.org.rate_limit"))).toEqual([
      "system.org.rate_limit.warning",
      "system.org.rate_limit.violation",
    ]);
  });

  it("asks for the caller before it counts", async () => {
    const org = anOrg({ settings: { rateLimits: "integrator-free" } });
    for (let i = 0; i < 20; i++) await org.get("/api/v1/apps", { authorization: "SSWS wrong" });
    expect((await org.get("/api/v1/apps", { authorization: `SSWS ${TOKEN}` })).status).toBe(200);
  });
});
