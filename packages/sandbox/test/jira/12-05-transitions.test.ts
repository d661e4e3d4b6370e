import { describe, expect, it } from "vitest";
import { aSite, list, pick } from "./a-site.ts";

const seed = {
  fields: [
    { id: "customfield_10500", name: "Reason", kind: "text" },
    { id: "customfield_10501", name: "Not here", kind: "text" },
  ],
  workflows: [
    {
      name: "guarded",
      initial: "To Do",
      transitions: [
        { id: "11", name: "Start", from: ["To Do"], to: "In Progress" },
        {
          id: "21",
          name: "Finish",
          from: ["In Progress"],
          to: "Done",
          screen: [{ field: "resolution", required: true }],
        },
        {
          id: "31",
          name: "Finish with reason",
          from: ["In Progress"],
          to: "Done",
          screen: ["resolution", "customfield_10500"],
          validators: [{ field: "customfield_10500", message: "Say why." }],
        },
        { id: "41", name: "Reopen", from: ["Done"], to: "To Do", sets: { resolution: null } },
        { id: "51", name: "Only the lead", from: ["To Do"], to: "Done", allowed: ["lina@jupiter.example"] },
      ],
    },
  ],
  users: [{ email: "lina@jupiter.example" }, { email: "tom@jupiter.example" }],
  tokens: [{ token: "tom", user: "tom@jupiter.example" }],
  projects: [{ key: "IT", workflow: "guarded", permissions: { TRANSITION_ISSUES: ["automation@example.com"] } }],
  issues: [{ key: "IT-1", fields: { summary: "x" } }],
} satisfies Parameters<typeof aSite>[0];

const PATH = "/rest/api/3/issue/IT-1/transitions";

describe("§12.5 transitions", () => {
  it("are listed from where the issue is, with their screens only on request", async () => {
    const site = aSite(seed);
    const plain = await site.get(PATH);
    expect(list(plain.body, "transitions").map((one) => pick(one, "id"))).toEqual(["11"]);
    expect(pick(plain.body, "transitions.0.fields")).toBeUndefined();
    await site.post(PATH, { transition: { id: "11" } });
    const wide = await site.get(`${PATH}?expand=transitions.fields&transitionId=21`);
    expect(wide.at("transitions.0.fields.resolution.required")).toBe(true);
    expect(wide.at("transitions.0.to.statusCategory.key")).toBe("done");
    expect((await site.get(`${PATH}?transitionId=999`)).at("transitions")).toEqual([]);
  });

  it("are none, without a refusal, for those who may not", async () => {
    const site = aSite(seed);
    const answer = await site.get(PATH, { as: { email: "tom@jupiter.example", token: "tom" } });
    expect([answer.status, answer.at("transitions")]).toEqual([200, []]);
  });

  it("need an id that leads on from here", async () => {
    const site = aSite(seed);
    const missing = await site.post(PATH, {});
    expect([missing.status, missing.body]).toEqual([
      400,
      { errorMessages: ["Missing 'transition' identifier"], errors: {} },
    ]);
    expect((await site.post(PATH, { transition: { id: "999" } })).status).toBe(400);
    expect((await site.post(PATH, { transition: { id: "21" } })).status).toBe(400);
    expect((await site.post(PATH, { transition: { id: "51" } })).status).toBe(400);
    expect((await site.post(PATH, { transition: { id: 11 } })).status).toBe(204);
    expect((await site.post(PATH, { transition: { id: "11" } })).status).toBe(400);
  });

  it("refuse a field that is not on their screen", async () => {
    const site = aSite(seed);
    await site.post(PATH, { transition: { id: "11" } });
    const answer = await site.post(PATH, { transition: { id: "21" }, fields: { customfield_10501: "x" } });
    expect(answer.status).toBe(400);
    expect(answer.at("errors.customfield_10501")).toMatch(/cannot be set/);
    expect(site.jira.state.issue("IT-1")?.status).toBe("In Progress");
  });

  it("let a required field of a screen stay empty: the work is done, and resolved by nobody", async () => {
    const site = aSite(seed);
    await site.post(PATH, { transition: { id: "11" } });
    expect((await site.post(PATH, { transition: { id: "21" } })).status).toBe(204);
    const issue = await site.get("/rest/api/3/issue/IT-1");
    expect([issue.at("fields.status.name"), issue.at("fields.resolution"), issue.at("fields.resolutiondate")]).toEqual([
      "Done",
      null,
      null,
    ]);
  });

  it("are stopped by a validator", async () => {
    const site = aSite(seed);
    await site.post(PATH, { transition: { id: "11" } });
    const stopped = await site.post(PATH, { transition: { id: "31" }, fields: { resolution: { name: "Done" } } });
    expect([stopped.status, stopped.at("errors.customfield_10500")]).toEqual([400, "Say why."]);
    const fields = { resolution: { name: "Done" }, customfield_10500: "ready" };
    expect((await site.post(PATH, { transition: { id: "31" }, fields })).status).toBe(204);
  });

  it("give a resolution its date, and alone do", async () => {
    const site = aSite(seed);
    expect((await site.put("/rest/api/3/issue/IT-1", { fields: { resolution: { name: "Done" } } })).status).toBe(400);
    await site.post(PATH, { transition: { id: "11" } });
    await site.clock.advance(60_000);
    await site.post(PATH, { transition: { id: "21" }, fields: { resolution: { name: "Done" } } });
    const done = await site.get("/rest/api/3/issue/IT-1");
    expect(done.at("fields.resolutiondate")).toBe("2026-11-24T09:01:00.000+0000");
    await site.post(PATH, { transition: { id: "41" } });
    const again = await site.get("/rest/api/3/issue/IT-1");
    expect([again.at("fields.resolution"), again.at("fields.resolutiondate")]).toEqual([null, null]);
  });

  it("take a comment along", async () => {
    const site = aSite(seed);
    const body = {
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text: "on it" }] }],
    };
    await site.post(PATH, { transition: { id: "11" }, update: { comment: [{ add: { body } }] } });
    expect(site.jira.state.issue("IT-1")?.comments.map(({ text }) => text)).toEqual(["on it"]);
    // One that is not good stops all of it.
    const bad = await site.post(PATH, { transition: { id: "21" }, update: { comment: [{ add: { body: "plain" } }] } });
    expect([bad.status, site.jira.state.issue("IT-1")?.status]).toEqual([400, "In Progress"]);
  });
});
