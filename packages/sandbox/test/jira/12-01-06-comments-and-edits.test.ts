import { describe, expect, it } from "vitest";
import { aSite, words } from "./a-site.ts";
import { jupiterSeed, onboarding, peopleProject } from "./jupiter-seed.ts";

const OUTSIDER = { email: "oskar@jupiter.example", token: "oskar-token" };
const secretive = () =>
  aSite({
    ...jupiterSeed,
    users: [...jupiterSeed.users, { email: OUTSIDER.email }],
    tokens: [{ token: OUTSIDER.token, user: OUTSIDER.email }],
    projects: [
      {
        ...peopleProject,
        permissions: { BROWSE_PROJECTS: ["hana.hr@jupiter.example", "automation@example.com"] },
        securityLevels: [{ id: "1", name: "HR only", members: ["hana.hr@jupiter.example"] }],
      },
      { key: "IT", type: "business" },
    ],
    issues: [
      { key: "PPL-1", fields: { summary: "A colleague leaves" } },
      { key: "PPL-2", fields: { summary: "Nobody may know" }, values: { security: "1" } },
      { key: "IT-1", fields: { summary: "Badge" } },
    ],
  });
const anIssue = () =>
  aSite({
    ...jupiterSeed,
    issues: [
      { key: "PPL-1", fields: { summary: "x" } },
      { key: "IT-1", fields: { summary: "y" } },
    ],
  });

describe("§12.1 an issue somebody may not see", () => {
  it("is one that does not exist, in the same words", async () => {
    const site = secretive();
    const missing = await site.get("/rest/api/3/issue/PPL-99", { as: OUTSIDER });
    expect(missing.status).toBe(404);
    expect(missing.body).toEqual({
      errorMessages: ["Issue does not exist or you do not have permission to see it."],
      errors: {},
    });
    for (const how of [{ as: OUTSIDER }, { as: "nobody" }] as const) {
      const hidden = await site.get("/rest/api/3/issue/PPL-1", how);
      expect([hidden.status, hidden.body]).toEqual([404, missing.body]);
    }
    // Not even an admin, when the issue's level does not name them.
    const levelled = await site.get("/rest/api/3/issue/PPL-2");
    expect([levelled.status, levelled.body]).toEqual([404, missing.body]);
    expect(await site.search("summary is not empty ORDER BY key")).toEqual(["IT-1", "PPL-1"]);
  });

  it("leaves no other trace either: writes, comments, search and lists", async () => {
    const site = secretive();
    const paths = ["comment", "changelog", "transitions", "editmeta", "remotelink", "properties", "watchers"];
    for (const path of paths) {
      expect((await site.get(`/rest/api/3/issue/PPL-1/${path}`, { as: OUTSIDER })).status).toBe(404);
    }
    expect((await site.put("/rest/api/3/issue/PPL-1", { fields: { summary: "z" } }, { as: OUTSIDER })).status).toBe(
      404,
    );
    const found = await site.post(
      "/rest/api/3/search/jql",
      { jql: "project = IT OR summary is not empty" },
      { as: OUTSIDER },
    );
    expect(found.at("issues.length")).toBe(1);
    const projects = await site.get("/rest/api/3/project/search", { as: OUTSIDER });
    expect(projects.at("total")).toBe(1);
    expect((await site.get("/rest/api/3/project/PPL", { as: OUTSIDER })).status).toBe(404);
  });
});

describe("§12.2 a comment's body", () => {
  it("is a document in version 3, and a text is refused", async () => {
    const site = anIssue();
    const refused = await site.post("/rest/api/3/issue/PPL-1/comment", { body: "plain" });
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({ errorMessages: [], errors: { comment: "Comment body is not valid!" } });
    const both = await site.post("/rest/api/3/issue/IT-1/comment", { body: "plain" }, { as: "nobody" });
    expect(both.status).toBe(404);
  });

  it("fills both lists when the caller may not comment at all", async () => {
    const site = aSite({
      projects: [{ key: "PUB", permissions: { BROWSE_PROJECTS: ["anyone"] } }],
      issues: [{ key: "PUB-1", fields: { summary: "open" } }],
    });
    const refused = await site.post("/rest/api/3/issue/PUB-1/comment", { body: "plain" }, { as: "nobody" });
    expect(refused.body).toEqual({
      errorMessages: ["You do not have the permission to comment on this issue."],
      errors: { comment: "Comment body is not valid!" },
    });
  });

  it("is wiki markup in version 2, kept as a document", async () => {
    const site = anIssue();
    const made = await site.post("/rest/api/2/issue/PPL-1/comment", { body: "first\nsecond\n\nthird" });
    expect(made.status).toBe(201);
    expect(made.at("body")).toBe("first\nsecond\n\nthird");
    const read = await site.get(`/rest/api/3/issue/PPL-1/comment/${made.text("id")}`);
    expect(read.at("body.type")).toBe("doc");
    expect(read.at("body.content.length")).toBe(2);
    expect((await site.post("/rest/api/2/issue/PPL-1/comment", { body: words("x") })).status).toBe(400);
  });
});

describe("§12.3 documents", () => {
  const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const doc = (...content: unknown[]) => ({ type: "doc", version: 1, content });
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    [
      "a panel with a status",
      doc({
        type: "panel",
        attrs: { panelType: "info" },
        content: [{ type: "paragraph", content: [{ type: "status", attrs: { text: "DONE", color: "green" } }] }],
      }),
      true,
    ],
    [
      "a table in an expand",
      doc({
        type: "expand",
        attrs: { title: "more" },
        content: [
          {
            type: "table",
            content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph("x")] }] }],
          },
        ],
      }),
      true,
    ],
    ["a key that is not known", { ...doc(paragraph("x")), extra: true }, false],
    ["an attribute that is not known", doc({ type: "paragraph", attrs: { colour: "red" }, content: [] }), false],
    ["an empty text", doc(paragraph("")), false],
    [
      "a table in a panel",
      doc({ type: "panel", attrs: { panelType: "info" }, content: [{ type: "table", content: [] }] }),
      false,
    ],
    [
      "an expand in an expand",
      doc({ type: "expand", content: [{ type: "expand", content: [paragraph("x")] }] }),
      false,
    ],
    [
      "code that is also strong",
      doc({ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "code" }, { type: "strong" }] }] }),
      false,
    ],
    ["a card without an address", doc({ type: "paragraph", content: [{ type: "inlineCard", attrs: {} }] }), false],
    ["no version", { type: "doc", content: [paragraph("x")] }, false],
    [
      "a paragraph in a task",
      doc({
        type: "taskList",
        attrs: { localId: "1" },
        content: [{ type: "taskItem", attrs: { localId: "2", state: "TODO" }, content: [paragraph("x")] }],
      }),
      false,
    ],
  ];
  it.each(cases)("%s", async (_name, body, isGood) => {
    const answer = await anIssue().post("/rest/api/3/issue/PPL-1/comment", { body });
    expect(answer.status).toBe(isGood ? 201 : 400);
    if (!isGood) expect(answer.at("errors.comment")).toBe("Comment body is not valid!");
  });

  it("are refused over the limit, in comments and in fields", async () => {
    const site = anIssue();
    const long = words("a".repeat(33_000));
    const sentence = "The entered text is too long. It exceeds the allowed limit of 32,767 characters.";
    const comment = await site.post("/rest/api/3/issue/PPL-1/comment", { body: long });
    expect([comment.status, comment.at("errors.comment")]).toEqual([400, sentence]);
    const field = await site.put("/rest/api/3/issue/PPL-1", { fields: { description: long } });
    expect([field.status, field.at("errors.description")]).toEqual([400, sentence]);
  });
});

describe("§12.4 an edit", () => {
  it("refuses a field that is in both sections", async () => {
    const site = anIssue();
    const answer = await site.put("/rest/api/3/issue/PPL-1", {
      fields: { labels: ["a"] },
      update: { labels: [{ add: "b" }] },
    });
    expect(answer.status).toBe(400);
    expect(Object.keys(Object(answer.at("errors")))).toEqual(["labels"]);
  });

  it("names every bad field and writes none", async () => {
    const site = anIssue();
    const answer = await site.put("/rest/api/3/issue/PPL-1", {
      fields: { summary: "changed", duedate: "tomorrow", customfield_99999: "x", resolution: { name: "Done" } },
    });
    expect(answer.status).toBe(400);
    expect(answer.at("errors.customfield_99999")).toBe(
      "Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown.",
    );
    expect(Object.keys(Object(answer.at("errors"))).toSorted()).toEqual(["customfield_99999", "duedate", "resolution"]);
    expect(site.jira.state.issue("PPL-1")?.summary).toBe("x");
  });

  it("says of a field what it says when the caller may not edit", async () => {
    const site = aSite({
      projects: [{ key: "PUB", permissions: { BROWSE_PROJECTS: ["anyone"] } }],
      issues: [{ key: "PUB-1", fields: { summary: "open" } }],
    });
    const answer = await site.put("/rest/api/3/issue/PUB-1", { fields: { summary: "x" } }, { as: "nobody" });
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        errorMessages: [],
        errors: { summary: "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown." },
      },
    ]);
  });

  it("keeps what others added when labels are added, not set; and answers with the issue on request", async () => {
    const site = anIssue();
    await site.put("/rest/api/3/issue/PPL-1", { update: { labels: [{ add: "a" }] } });
    const answer = await site.put("/rest/api/3/issue/PPL-1?returnIssue=true", {
      update: { labels: [{ add: "b" }, { remove: "zzz" }] },
    });
    expect([answer.status, answer.at("fields.labels")]).toEqual([200, ["a", "b"]]);
    expect((await site.put("/rest/api/3/issue/PPL-1", { fields: { labels: null } })).status).toBe(204);
    expect((await site.get("/rest/api/3/issue/PPL-1")).at("fields.labels")).toEqual([]);
  });

  it("creates nothing without a type, and sub-tasks only under a parent of their project", async () => {
    const site = anIssue();
    const create = (fields: object) => site.post("/rest/api/3/issue", { fields });
    const typeless = await create({ project: { key: "PPL" } });
    expect([typeless.status, typeless.body]).toEqual([
      400,
      { errorMessages: [], errors: { issuetype: "Specify an issue type" } },
    ]);
    const subtask = { issuetype: { name: "Sub-task" }, summary: "Laptop" };
    expect((await create({ ...subtask, project: { key: "PPL" } })).status).toBe(400);
    expect((await create({ ...subtask, project: { key: "IT" }, parent: { key: "PPL-1" } })).status).toBe(400);
    expect((await create({ ...subtask, project: { key: "PPL" }, parent: { key: "PPL-1" } })).status).toBe(201);
  });
});

describe("§12.6 sd.public.comment", () => {
  it("hides a comment from customers; without it everybody sees it", async () => {
    const site = aSite(jupiterSeed);
    const { key } = await site.jira.people.file(onboarding);
    const path = `/rest/api/3/issue/${key}/comment`;
    const open = await site.post(path, { body: words("for all") });
    expect(open.at("jsdPublic")).toBe(true);
    const properties = [{ key: "sd.public.comment", value: { internal: true } }];
    const inner = await site.post(path, { body: words("for us"), properties });
    expect(inner.at("jsdPublic")).toBe(false);

    const edited = await site.put(`${path}/${inner.text("id")}`, { body: words("for us still") });
    expect(edited.at("jsdPublic")).toBe(false);
    const desk = await site.get(`/rest/servicedeskapi/request/${key}/comment`);
    expect([desk.at("values.0.public"), desk.at("values.1.public")]).toEqual([true, false]);
  });

  it("is for agents to set", async () => {
    const site = aSite({
      ...jupiterSeed,
      tokens: [{ token: "mia", user: "mia.manager@jupiter.example" }],
      projects: [{ ...peopleProject, agents: ["hana.hr@jupiter.example"] }],
    });
    const { key } = await site.jira.people.file(onboarding);
    const properties = [{ key: "sd.public.comment", value: { internal: true } }];
    const as = { email: "mia.manager@jupiter.example", token: "mia" };
    const refused = await site.post(`/rest/api/3/issue/${key}/comment`, { body: words("x"), properties }, { as });
    expect(refused.status).toBe(403);
  });

  it("is not shown outside service projects", async () => {
    const site = anIssue();
    const answer = await site.post("/rest/api/3/issue/IT-1/comment", { body: words("x") });
    expect(answer.body).not.toHaveProperty("jsdPublic");
  });
});

describe("comments of others", () => {
  const MIA = { as: { email: "mia.manager@jupiter.example", token: "mia" } };
  const commented = async () => {
    const site = aSite({
      ...jupiterSeed,
      tokens: [{ token: "mia", user: MIA.as.email }],
      issues: [
        {
          key: "IT-1",
          fields: { summary: "x" },
          comments: [{ id: "1", author: "hana.hr@jupiter.example", body: "hers" }],
        },
      ],
    });
    const own = await site.post("/rest/api/3/issue/IT-1/comment", { body: words("mine") }, MIA);
    return { site, own: own.text("id") };
  };
  const path = (id: string) => `/rest/api/3/issue/IT-1/comment/${id}`;

  it("are theirs to edit and delete, and an admin's", async () => {
    const { site, own } = await commented();
    expect((await site.put(path("1"), { body: words("not hers") }, MIA)).status).toBe(400);
    expect((await site.del(path("1"), MIA)).status).toBe(400);
    expect((await site.put(path(own), { body: words("mine still") }, MIA)).status).toBe(200);
    const admin = await site.put(path("1"), { body: words("mended") });
    expect([admin.status, admin.at("author.displayName"), admin.at("updateAuthor.displayName")]).toEqual([
      200,
      "Hana Huber",
      "Automation",
    ]);
    expect((await site.del(path(own), MIA)).status).toBe(204);
    expect((await site.get(path(own))).status).toBe(404);
  });

  it("are hidden when they are for a group one is not in; answers inherit that", async () => {
    const site = aSite({
      ...jupiterSeed,
      users: [...jupiterSeed.users, { email: "gus@jupiter.example", groups: ["hr"] }],
      tokens: [
        { token: "mia", user: MIA.as.email },
        { token: "gus", user: "gus@jupiter.example" },
      ],
      groups: [{ id: "g1", name: "hr" }],
      issues: [{ key: "IT-1", fields: { summary: "x" } }],
    });
    const gus = { as: { email: "gus@jupiter.example", token: "gus" } };
    const visibility = { type: "group", identifier: "g1" };
    const made = await site.post("/rest/api/3/issue/IT-1/comment", { body: words("for hr"), visibility }, gus);
    expect(made.at("visibility")).toEqual({ type: "group", value: "hr", identifier: "g1" });
    const reply = await site.post(
      "/rest/api/3/issue/IT-1/comment",
      { body: words("also"), parentId: made.at("id") },
      gus,
    );
    expect(reply.at("visibility.identifier")).toBe("g1");
    expect((await site.get("/rest/api/3/issue/IT-1/comment", MIA)).at("total")).toBe(0);
    expect((await site.get("/rest/api/3/issue/IT-1/comment", gus)).at("total")).toBe(2);
    expect((await site.get(path(made.text("id")), MIA)).status).toBe(404);
    const changed = await site.put(
      path(reply.text("id")),
      { body: words("x"), visibility: { type: "role", value: "Administrators" } },
      gus,
    );
    expect(changed.status).toBe(400);
    const bad = await site.post(
      "/rest/api/3/issue/IT-1/comment",
      { body: words("x"), visibility: { type: "group", value: "nobodies" } },
      gus,
    );
    expect(bad.status).toBe(400);
  });

  it("come in either order, and in no other", async () => {
    const { site, own } = await commented();
    const first = async (orderBy: string) =>
      (await site.get(`/rest/api/3/issue/IT-1/comment?orderBy=${orderBy}`)).at("comments.0.id");
    expect([await first("created"), await first("-created")]).toEqual(["1", own]);
    expect((await site.get("/rest/api/3/issue/IT-1/comment?orderBy=author")).status).toBe(400);
  });
});
