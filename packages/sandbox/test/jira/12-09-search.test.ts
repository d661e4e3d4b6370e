import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aSite, list, pick } from "./a-site.ts";
import { jupiterSeed } from "./jupiter-seed.ts";

const HANA = { email: "hana.hr@jupiter.example", token: "hana" };
const ten = (settings = {}) =>
  aSite({
    ...jupiterSeed,
    settings,
    tokens: [{ token: HANA.token, user: HANA.email }],
    issues: [
      ...Array.from({ length: 10 }, (_, i) => ({
        key: `PPL-${i + 1}`,
        created: `2026-11-${String(10 + i)}T08:00:00Z`,
        fields: {
          summary: `Onboard ${["Ada", "Bob", "Cleo"][i % 3]} number ${i + 1}`,
          customfield_10107: `2026-12-${String(1 + i).padStart(2, "0")}`,
          customfield_10111: ["Data", "People"][i % 2],
          ...(i % 5 === 0 ? { customfield_10118: ["GitLab", "AWS"], assignee: HANA.email } : {}),
          priority: i === 0 ? "High" : "Low",
          labels: i < 3 ? ["early"] : [],
        },
      })),
      { key: "IT-1", fields: { summary: 'Laptop "X1", for Ada' }, parent: "PPL-1" },
    ],
  });

describe("§12.9 search/jql", () => {
  it("gives ids only, unless fields are asked for", async () => {
    const site = ten();
    const plain = await site.post("/rest/api/3/search/jql", { jql: "key = PPL-1" });
    expect(plain.body).toEqual({ issues: [{ id: expect.any(String) }], isLast: true });
    const wide = await site.post("/rest/api/3/search/jql", { jql: "key = PPL-1", fields: ["summary"] });
    expect(wide.at("issues.0.fields")).toEqual({ summary: "Onboard Ada number 1" });
  });

  it("is paged by tokens, without a total", async () => {
    const site = ten();
    const jql = "project = PPL ORDER BY created ASC";
    const seen: unknown[] = [];
    let nextPageToken: unknown;
    do {
      const page = await site.post("/rest/api/3/search/jql", {
        jql,
        maxResults: 4,
        fields: ["key"],
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      seen.push(...list(page.body, "issues").map((issue) => pick(issue, "key")));
      nextPageToken = page.at("nextPageToken");
      expect(page.at("isLast")).toBe(nextPageToken === undefined);
      expect(page.body).not.toHaveProperty("total");
    } while (nextPageToken !== undefined);
    expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => `PPL-${i + 1}`));
  });

  it("refuses a token that is none, another query's, or a week old", async () => {
    const site = ten();
    const ask = (nextPageToken: unknown, jql = "project = PPL") =>
      site.post("/rest/api/3/search/jql", { jql, maxResults: 4, nextPageToken });
    const refusal = { errorMessages: ["The provided next page token is invalid or expired."], errors: {} };
    expect((await ask("garbage")).body).toEqual(refusal);
    const { at } = await site.post("/rest/api/3/search/jql", { jql: "project = PPL", maxResults: 4 });
    expect((await ask(at("nextPageToken"), "project = IT")).body).toEqual(refusal);
    expect((await ask(at("nextPageToken"))).status).toBe(200);
    await site.clock.advance(7 * 86_400_000 + 1);
    expect((await ask(at("nextPageToken"))).body).toEqual(refusal);
  });

  it("refuses what is unbounded, too large or unknown in the body", async () => {
    const site = ten();
    const unbounded = await site.get(`/rest/api/3/search/jql?jql=${encodeURIComponent("order by key")}`);
    expect(unbounded.body).toEqual({
      errorMessages: ["Unbounded JQL queries are not allowed here. Please add a search restriction to your query."],
      errors: {},
    });
    for (const maxResults of [0, 5001]) {
      expect((await site.post("/rest/api/3/search/jql", { jql: "project = PPL", maxResults })).status).toBe(400);
    }
    const closed = await site.post("/rest/api/3/search/jql", { jql: "project = PPL", startAt: 0 });
    expect([closed.status, closed.body]).toEqual([
      400,
      { errorMessages: ["Invalid request payload. Refer to the REST API documentation and try again."] },
    ]);
    const eight = ["key", "created", "updated", "summary", "priority", "status", "assignee", "reporter"];
    expect(
      (await site.post("/rest/api/3/search/jql", { jql: `project = PPL ORDER BY ${eight.join(", ")}` })).status,
    ).toBe(400);
  });

  it("has taken the place of the old search, which is gone", async () => {
    const site = ten();
    for (const path of ["/rest/api/3/search", "/rest/api/2/search"]) {
      for (const answer of [
        await site.get(`${path}?jql=project=PPL`),
        await site.post(path, { jql: "project = PPL" }),
      ]) {
        expect(answer.status).toBe(410);
        expect(answer.text("errorMessages.0")).toContain("Please migrate to the /rest/api/3/search/jql API.");
      }
    }
  });

  it("follows late, while reading by id does not, and sees at once what it is told to reconcile", async () => {
    const site = ten({ searchLagMs: [2000, 2000] });
    const made = await site.post("/rest/api/3/issue", {
      fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "brand new" },
    });
    const jql = 'summary ~ "brand"';
    expect((await site.get(`/rest/api/3/issue/${made.text("key")}`)).status).toBe(200);
    expect(await site.search(jql)).toEqual([]);
    expect(await site.search(jql, { reconcileIssues: [Number(made.at("id"))] })).toEqual([made.at("key")]);
    await site.clock.advance(1999);
    expect(await site.search(jql)).toEqual([]);
    await site.clock.advance(1);
    expect(await site.search(jql)).toEqual([made.at("key")]);
    expect(
      (await site.post("/rest/api/3/search/jql", { jql, reconcileIssues: Array.from({ length: 51 }, (_, i) => i) }))
        .status,
    ).toBe(400);
  });

  it("may lose an issue again for a moment", async () => {
    const site = ten({ searchLagMs: [1000, 1000], searchFlicker: 1, searchFlickerMs: [500, 500] });
    await site.put("/rest/api/3/issue/IT-1", { fields: { summary: "flickers" } });
    const seen: number[] = [];
    for (const ms of [1000, 500, 500]) {
      await site.clock.advance(ms);
      seen.push((await site.search("summary ~ flickers")).length);
    }
    expect(seen).toEqual([1, 0, 1]);
  });

  it("answers nothing to nobody for names it does not know, and refuses those who signed in", async () => {
    const open = aSite({
      projects: [{ key: "PUB", permissions: { BROWSE_PROJECTS: ["anyone"] } }],
      issues: [{ key: "PUB-1", fields: { summary: "x" } }],
    });
    for (const jql of [
      "colour = red",
      "constructor = red",
      "__proto__ is EMPTY",
      'status = "Nowhere"',
      "assignee = nobodyKnows()",
      "project = NOPE",
    ]) {
      const quiet = await open.post("/rest/api/3/search/jql", { jql: `project = PUB AND ${jql}` }, { as: "nobody" });
      expect([jql, quiet.status, quiet.at("issues")]).toEqual([jql, 200, []]);
      expect((await open.post("/rest/api/3/search/jql", { jql })).status).toBe(400);
    }
  });
});

describe("JQL", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["key = ppl-3", ["PPL-3"]],
    ["key in (PPL-1, PPL-2)", ["PPL-1", "PPL-2"]],
    ["project = People AND priority = High", ["PPL-1"]],
    ['"Department" = Data AND "Start date" < 2026-12-05', ["PPL-1", "PPL-3"]],
    ["cf[10107] >= 2026-12-10", ["PPL-10"]],
    ['"Location" = Data', []],
    ["customfield_10107 > 2026-12-09", ["PPL-10"]],
    ["cf[10118] = GitLab", ["PPL-1", "PPL-6"]],
    ["cf[10118] in (AWS) AND cf[10118] not in (Snowflake)", ["PPL-1", "PPL-6"]],
    ["assignee is not EMPTY", ["PPL-1", "PPL-6"]],
    ["project = PPL AND assignee is EMPTY AND labels = early", ["PPL-2", "PPL-3"]],
    ["labels in (early) AND NOT key = PPL-2", ["PPL-1", "PPL-3"]],
    ["summary ~ cleo AND (key = PPL-3 OR key = PPL-6)", ["PPL-3", "PPL-6"]],
    ['summary ~ "Onboard B*" AND key < "x" OR key = PPL-2', ["PPL-2"]],
    ["project = PPL AND created >= 2026-11-18", ["PPL-10", "PPL-9"]],
    ["project = PPL AND created > -6d", ["PPL-10"]],
    ["created > startOfDay() AND project = IT", ["IT-1"]],
    ["parent = PPL-1", ["IT-1"]],
    ["project = PPL AND statusCategory = done", []],
    ["resolution = Unresolved AND project = IT", ["IT-1"]],
    ["project != PPL", ["IT-1"]],
    ["priority != Low AND project = PPL", ["PPL-1"]],
    ["text ~ laptop", ["IT-1"]],
  ];
  it.each(cases)("%s", async (jql, keys) => {
    expect([...(await ten().search(jql))].toSorted()).toEqual(keys);
  });

  it("puts in order by several fields", async () => {
    const site = ten();
    expect((await site.search("project = PPL ORDER BY priority DESC, key DESC")).slice(0, 3)).toEqual([
      "PPL-1",
      "PPL-10",
      "PPL-9",
    ]);
    expect((await site.search("project = PPL ORDER BY cf[10111], created"))[0]).toBe("PPL-1");
  });

  it("knows who asks, and reads days in their zone", async () => {
    const site = ten();
    const mine = await site.post("/rest/api/3/search/jql", { jql: "assignee = currentUser()" }, { as: HANA });
    expect(mine.at("issues.length")).toBe(2);
    // 08:00 UTC is 09:00 in Zurich.
    expect(await site.search('project = PPL AND created >= "2026-11-19 09:00"')).toEqual(["PPL-10"]);
    expect(await site.search('project = PPL AND created > "2026-11-19 09:00"')).toEqual([]);
  });

  it.each([
    "project =",
    "project PPL",
    "(project = PPL",
    'summary ~ "open',
    "project = PPL AND",
    "project in (PPL",
    "project = PPL order key",
  ])("says where it cannot read: %s", async (jql) => {
    const answer = await ten().post("/rest/api/3/search/jql", { jql });
    expect(answer.status).toBe(400);
    expect(answer.text("errorMessages.0")).toMatch(/^Error in the JQL Query: /);
  });

  it("never breaks, whatever the text", async () => {
    const site = ten();
    const words = fc.constantFrom(
      "project",
      "=",
      "PPL",
      "(",
      ")",
      "and",
      "or",
      "not",
      "in",
      ",",
      "order",
      "by",
      "is",
      "empty",
      '"',
      "~",
      "-1d",
      "now()",
      "é",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 12 }), async (text) => {
        const answer = await site.post("/rest/api/3/search/jql", { jql: text.join(" ") });
        expect([200, 400]).toContain(answer.status);
      }),
      { numRuns: 300 },
    );
  });
});
