import { describe, expect, it } from "vitest";
import { aSite, list, pick } from "./a-site.ts";

const two = () =>
  aSite({
    users: [{ accountId: "712020:w", email: "wanda@jupiter.example" }],
    projects: [{ key: "IT" }],
    issues: [
      { key: "IT-1", fields: { summary: "one" } },
      { key: "IT-2", fields: { summary: "two" } },
    ],
  });
const ISSUE = "/rest/api/3/issue/IT-1";

describe("§12.7 properties of issues", () => {
  it("are made with 201, replaced with 200, and read by whoever may browse", async () => {
    const site = two();
    expect((await site.put(`${ISSUE}/properties/run`, { state: "planned", step: 1 })).status).toBe(201);
    expect((await site.put(`${ISSUE}/properties/run`, { state: "done" })).status).toBe(200);
    expect((await site.get(`${ISSUE}/properties/run`)).body).toEqual({ key: "run", value: { state: "done" } });
    expect((await site.get(`${ISSUE}?properties=*all`)).at("properties.run.state")).toBe("done");
    expect((await site.get(ISSUE)).at("properties")).toBeUndefined();
    expect((await site.del(`${ISSUE}/properties/run`)).status).toBe(204);
    expect((await site.get(`${ISSUE}/properties/run`)).status).toBe(404);
  });

  it("hold 32 768 characters under a key of 255, and no more", async () => {
    const site = two();
    expect((await site.put(`${ISSUE}/properties/a`, "x".repeat(32_766))).status).toBe(201);
    expect((await site.put(`${ISSUE}/properties/a`, "x".repeat(32_767))).status).toBe(400);
    expect((await site.put(`${ISSUE}/properties/${"k".repeat(255)}`, 1)).status).toBe(201);
    expect((await site.put(`${ISSUE}/properties/${"k".repeat(256)}`, 1)).status).toBe(400);
  });

  it("come with an edit in one go", async () => {
    const site = two();
    await site.put(ISSUE, { fields: { summary: "new" }, properties: [{ key: "run", value: 7 }] });
    expect(site.jira.state.issue("IT-1")).toMatchObject({ summary: "new", properties: { run: 7 } });
  });
});

describe("§12.8 remote links", () => {
  const link = {
    globalId: "run=1",
    relationship: "run",
    application: { name: "Tenure" },
    object: { title: "Run 1", url: "https://t.example/1", summary: "long" },
  };

  it("are updated in place by their global id, and forget what is left out", async () => {
    const site = two();
    const made = await site.post(`${ISSUE}/remotelink`, link);
    expect(made.status).toBe(201);
    const again = await site.post(`${ISSUE}/remotelink`, {
      globalId: "run=1",
      object: { title: "Run 1", url: "https://t.example/1" },
    });
    expect([again.status, again.at("id")]).toEqual([200, made.at("id")]);
    const read = await site.get(`${ISSUE}/remotelink`);
    expect(read.at("length")).toBe(1);
    expect([read.at("0.relationship"), read.at("0.application.name"), read.at("0.object.summary")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("multiply without one", async () => {
    const site = two();
    const { globalId: _none, ...anonymous } = link;
    await site.post(`${ISSUE}/remotelink`, anonymous);
    await site.post(`${ISSUE}/remotelink`, anonymous);
    expect((await site.get(`${ISSUE}/remotelink`)).at("length")).toBe(2);
  });

  it("are deleted only with a content type, though there is no content", async () => {
    const site = two();
    const { at } = await site.post(`${ISSUE}/remotelink`, link);
    expect((await site.del(`${ISSUE}/remotelink/${at("id")}`)).status).toBe(415);
    const headers = { "content-type": "application/json" };
    await site.post(`${ISSUE}/remotelink`, { ...link, globalId: "run=2" });
    expect((await site.del(`${ISSUE}/remotelink/${at("id")}`, { headers })).status).toBe(204);
    expect(site.jira.state.issue("IT-1")?.remoteLinks.map(({ globalId }) => globalId)).toEqual(["run=2"]);
    expect((await site.del(`${ISSUE}/remotelink/${at("id")}`, { headers })).status).toBe(404);
    expect((await site.del(`${ISSUE}/remotelink?globalId=run=9`, { headers })).status).toBe(404);
    expect((await site.del(`${ISSUE}/remotelink?globalId=run=2`, { headers })).status).toBe(204);
    expect(site.jira.state.issue("IT-1")?.remoteLinks).toEqual([]);
  });

  it("need a title and an address", async () => {
    const bad = await two().post(`${ISSUE}/remotelink`, { object: { title: "" } });
    expect([bad.status, Object.keys(Object(bad.at("errors")))]).toEqual([400, ["object.title", "object.url"]]);
    const long = await two().post(`${ISSUE}/remotelink`, { ...link, globalId: "x".repeat(256) });
    expect(long.status).toBe(400);
  });

  it("are found and changed one by one", async () => {
    const site = two();
    const { at } = await site.post(`${ISSUE}/remotelink`, link);
    expect((await site.get(`${ISSUE}/remotelink?globalId=run=1`)).at("id")).toBe(at("id"));
    expect((await site.get(`${ISSUE}/remotelink?globalId=run=2`)).status).toBe(404);
    const changed = { object: { title: "Run 2", url: "https://t.example/2" } };
    expect((await site.put(`${ISSUE}/remotelink/${at("id")}`, changed)).status).toBe(204);
    expect((await site.get(`${ISSUE}/remotelink/${at("id")}`)).at("object.title")).toBe("Run 2");
    expect((await site.get(`${ISSUE}/remotelink/1`)).status).toBe(404);
  });
});

describe("§12.17 links between issues", () => {
  it("are made with an empty 201, twice as well as once, and are found on either end", async () => {
    const site = two();
    const body = { type: { name: "Blocks" }, inwardIssue: { key: "IT-1" }, outwardIssue: { key: "IT-2" } };
    for (const _ of [1, 2]) {
      const made = await site.post("/rest/api/3/issueLink", body);
      expect([made.status, made.body]).toEqual([201, undefined]);
    }
    const one = list((await site.get(`${ISSUE}?fields=issuelinks`)).body, "fields.issuelinks");
    const other = list((await site.get("/rest/api/3/issue/IT-2?fields=issuelinks")).body, "fields.issuelinks");
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(pick(one[0], "outwardIssue.key")).toBe("IT-2");
    expect(pick(other[0], "inwardIssue.key")).toBe("IT-1");
  });

  it("need a type that is known", async () => {
    const body = { type: { name: "Admires" }, inwardIssue: { key: "IT-1" }, outwardIssue: { key: "IT-2" } };
    expect((await two().post("/rest/api/3/issueLink", body)).status).toBe(404);
  });
});

describe("§12.18 watchers", () => {
  it("are added by a bare string that says it is JSON", async () => {
    const site = two();
    expect((await site.post(`${ISSUE}/watchers`, "712020:w")).status).toBe(204);
    expect((await site.get(`${ISSUE}/watchers`)).at("watchers.0.accountId")).toBe("712020:w");
    const watches = async () => (await site.get(ISSUE)).at("fields.watches");
    expect(await watches()).toMatchObject({ watchCount: 1, isWatching: false });
    await site.post(`${ISSUE}/watchers`);
    expect(await watches()).toMatchObject({ watchCount: 2, isWatching: true });
    await site.del(`${ISSUE}/watchers?accountId=${encodeURIComponent("712020:5a4d0b0e-0000-4000-8000-000000000001")}`);
    expect((await site.del(`${ISSUE}/watchers?accountId=712020:w`)).status).toBe(204);
    expect((await site.get(`${ISSUE}/watchers`)).at("watchCount")).toBe(0);
  });

  it("are refused with 415 otherwise", async () => {
    const raw = { raw: '"712020:w"', headers: { "content-type": "text/plain" } };
    expect((await two().post(`${ISSUE}/watchers`, undefined, raw)).status).toBe(415);
  });
});

describe("attachments", () => {
  it("go in as multipart with the header against forgery, and come back by a signed address or in ranges", async () => {
    const site = two();
    const form = new FormData();
    form.append("file", new File(["0123456789"], "plan.txt", { type: "text/plain" }));
    expect((await site.post(`${ISSUE}/attachments`, undefined, { raw: form })).status).toBe(403);
    const made = await site.post(`${ISSUE}/attachments`, undefined, {
      raw: form,
      headers: { "x-atlassian-token": "no-check" },
    });
    expect([made.status, made.at("0.filename"), made.at("0.size")]).toEqual([200, "plan.txt", 10]);
    const content = `/rest/api/3/attachment/content/${made.text("0.id")}`;
    const redirected = await site.get(content);
    expect(redirected.status).toBe(303);
    const { pathname, search } = new URL(redirected.headers.get("location") ?? "");
    expect((await site.get(pathname + search, { as: "nobody" })).body).toBe("0123456789");
    const part = await site.get(`${content}?redirect=false`, { headers: { range: "bytes=2-4" } });
    expect([part.status, part.body]).toEqual([206, "234"]);
  });
});
