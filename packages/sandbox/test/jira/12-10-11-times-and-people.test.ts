import { describe, expect, it } from "vitest";
import { jiraTime } from "../../src/jira/time.ts";
import { aSite } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

const INDIA = { email: "isha@jupiter.example", token: "isha" };
const site = (settings = {}) =>
  aSite({
    ...jupiterSeed,
    settings,
    users: [
      ...jupiterSeed.users,
      { accountId: "712020:isha", email: INDIA.email, name: "Isha Iyer", timeZone: "Asia/Kolkata" },
      { accountId: "712020:gone", email: "gone@jupiter.example", name: "Former user", active: false },
      { accountId: "712020:robot", email: "robot@jupiter.example", type: "app", appType: "service" },
    ],
    fields: [...jupiterSeed.fields, { id: "customfield_10130", name: "First hour", kind: "datetime" }],
    tokens: [{ token: INDIA.token, user: INDIA.email }],
    issues: [{ key: "IT-1", created: "2026-04-25T13:05:13.605Z", fields: { summary: "x" } }],
  });

describe("§12.10 times", () => {
  it("are in the caller's zone, the offset without a colon", async () => {
    const answer = await site().get("/rest/api/3/issue/IT-1?fields=created", { as: INDIA });
    expect(answer.at("fields.created")).toBe("2026-04-25T18:35:13.605+0530");
    expect((await site().get("/rest/api/3/issue/IT-1?fields=created")).at("fields.created")).toBe(
      "2026-04-25T15:05:13.605+0200",
    );
    expect(jiraTime(Date.parse("2026-01-01T00:00:00Z"), "America/St_Johns")).toBe("2025-12-31T20:30:00.000-0330");
  });

  it("are written in the same form, and in no other", async () => {
    const here = site();
    const put = (value: string) => here.put("/rest/api/3/issue/IT-1", { fields: { customfield_10130: value } });
    for (const bad of ["2026-05-01T09:00:00.000+00:00", "2026-05-01T09:00:00Z", "2026-05-01", "tomorrow"]) {
      expect((await put(bad)).at("errors.customfield_10130")).toBe("Error parsing time");
    }
    expect((await put("2026-05-01T09:00:00.000+0000")).status).toBe(204);
    const read = await here.get("/rest/api/3/issue/IT-1", { as: INDIA });
    expect(read.at("fields.customfield_10130")).toBe("2026-05-01T14:30:00.000+0530");
  });

  it("are four at once in service management, and in capitals what is small elsewhere", async () => {
    const here = site();
    const { key } = await here.jira.people.file(onboarding);
    const request = await here.get(`/rest/servicedeskapi/request/${key}`);
    expect(request.at("createdDate")).toEqual({
      iso8601: "2026-11-24T10:00:00+0100",
      jira: "2026-11-24T10:00:00.000+0100",
      friendly: "Today 10:00",
      epochMillis: Date.parse("2026-11-24T09:00:00Z"),
    });
    expect(request.at("currentStatus.statusCategory")).toBe("NEW");
  });
});

describe("§12.11 people", () => {
  it("hide their e-mail, but are found by it", async () => {
    const found = await site().get("/rest/api/3/user/search?query=isha@jupiter");
    expect(found.at("0.accountId")).toBe("712020:isha");
    expect(found.at("0")).not.toHaveProperty("emailAddress");
    const self = await site().get("/rest/api/3/myself", { as: INDIA });
    expect(self.at("emailAddress")).toBe(INDIA.email);
    const hidden = await site({ hiddenEmail: "null" }).get("/rest/api/3/user?accountId=712020:isha");
    expect(hidden.at("emailAddress")).toBeNull();
  });

  it("have ids of several forms, customers' with a colon or two", async () => {
    const here = site();
    const customer = here.jira.state.users().find(({ name }) => name === "Cora Customer");
    expect(customer?.accountId).toMatch(/^qm:/);
    const read = await here.get(`/rest/api/3/user?accountId=${encodeURIComponent(customer?.accountId ?? "")}`);
    expect([read.at("accountType"), read.text("self")]).toEqual(["customer", expect.stringContaining("qm%3A")]);
  });

  it("are told apart by nothing else: old parameters find nobody", async () => {
    expect((await site().get("/rest/api/3/user?username=isha")).status).toBe(400);
    expect((await site().get("/rest/api/3/user?accountId=nobody")).status).toBe(404);
    expect((await site().get("/rest/api/3/user/email?accountId=712020:isha")).status).toBe(400);
  });

  it("are searched in windows that are filtered afterwards: a short page is not the last", async () => {
    const here = aSite({
      users: Array.from({ length: 30 }, (_, i) => ({ email: `sam${i}@jupiter.example`, active: i % 2 === 0 })),
    });
    const lengths: unknown[] = [];
    for (const startAt of [0, 10, 20, 30]) {
      lengths.push((await here.get(`/rest/api/3/user/search?query=sam&startAt=${startAt}&maxResults=10`)).at("length"));
    }
    expect(lengths).toEqual([5, 5, 5, 0]);
  });

  it("come ten at a time when asked for by id", async () => {
    const users = Array.from({ length: 12 }, (_, i) => ({ accountId: `712020:${i}`, email: `u${i}@jupiter.example` }));
    const query = users.map(({ accountId }) => `accountId=${accountId}`).join("&");
    const page = await aSite({ users }).get(`/rest/api/3/user/bulk?${query}`);
    expect([page.at("values.length"), page.at("total"), page.at("isLast")]).toEqual([10, 12, false]);
  });
});
