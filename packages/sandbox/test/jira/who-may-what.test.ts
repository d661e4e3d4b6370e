import { describe, expect, it } from "vitest";
import { aSite, list, pick, words } from "./a-site.ts";
import { jupiterSeed, onboarding, peopleProject } from "./jupiter-seed.ts";

const NAMES = ["ada", "bo", "cy", "lea"] as const;
const mail = (name: string) => `${name}@jupiter.example`;
const as = (name: string) => ({ as: { email: mail(name), token: name } });
const withPermissions = (permissions: Readonly<Record<string, string[]>>, more: Parameters<typeof aSite>[0] = {}) =>
  aSite({
    users: NAMES.map((name) => ({
      accountId: `712020:${name}`,
      email: mail(name),
      ...(name === "bo" ? { groups: ["movers"] } : {}),
    })),
    tokens: NAMES.map((name) => ({ token: name, user: mail(name) })),
    projects: [{ key: "IT", lead: mail("lea"), permissions }],
    issues: [{ key: "IT-1", fields: { summary: "x", reporter: mail("ada"), assignee: mail("cy") } }],
    ...more,
  });
const ISSUE = "/rest/api/3/issue/IT-1";

describe("permissions", () => {
  it("are given to groups, accounts, the reporter, the assignee and the lead", async () => {
    for (const [grantee, expected] of [
      ["movers", "bo"],
      [mail("ada"), "ada"],
      ["reporter", "ada"],
      ["assignee", "cy"],
      ["lead", "lea"],
    ] as const) {
      const site = withPermissions({ EDIT_ISSUES: [grantee] });
      const may: string[] = [];
      for (const name of NAMES) {
        const answer = await site.put(ISSUE, { fields: { duedate: "2027-01-01" } }, as(name));
        if (answer.status === 204) may.push(name);
        const own = await site.get("/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueKey=IT-1", as(name));
        expect(own.at("permissions.EDIT_ISSUES.havePermission")).toBe(answer.status === 204);
        const meta = await site.get(`${ISSUE}/editmeta`, as(name));
        expect(Object.keys(Object(meta.at("fields"))).length > 0).toBe(answer.status === 204);
      }
      expect([grantee, may]).toEqual([grantee, [expected]]);
    }
  });

  it.each([
    [
      "CREATE_ISSUES",
      "POST",
      "/rest/api/3/issue",
      { fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "y" } },
      201,
      400,
    ],
    ["TRANSITION_ISSUES", "POST", `${ISSUE}/transitions`, { transition: { id: "21" } }, 204, 400],
    ["ADD_COMMENTS", "POST", `${ISSUE}/comment`, { body: words("x") }, 201, 400],
    ["LINK_ISSUES", "POST", `${ISSUE}/remotelink`, { object: { title: "t", url: "https://a.example" } }, 201, 403],
    ["EDIT_ISSUES", "PUT", `${ISSUE}/properties/run`, { a: 1 }, 201, 403],
    ["MANAGE_WATCHERS", "POST", `${ISSUE}/watchers`, "712020:lea", 204, 403],
    ["ASSIGN_ISSUES", "PUT", `${ISSUE}/assignee`, { accountId: "712020:lea" }, 204, 403],
    ["DELETE_ISSUES", "DELETE", ISSUE, undefined, 204, 403],
  ])("%s is asked of %s %s", async (permission, method, path, body, done, refused) => {
    const site = withPermissions({ [permission]: [mail("ada")] });
    expect((await site.call(method, path, body, as("bo"))).status).toBe(refused);
    expect((await site.call(method, path, body, as("ada"))).status).toBe(done);
  });

  it("to delete are an admin's and the lead's unless others are named", async () => {
    expect((await withPermissions({}).del(ISSUE, as("bo"))).status).toBe(403);
    expect((await withPermissions({}).del(ISSUE, as("lea"))).status).toBe(204);
    expect((await withPermissions({}).del(ISSUE)).status).toBe(204);
  });

  it("of the site are an admin's", async () => {
    const own = async (name?: string) => {
      const path = "/rest/api/3/mypermissions?permissions=ADMINISTER,USER_PICKER";
      const answer = await withPermissions({}).get(path, name === undefined ? {} : as(name));
      return [answer.at("permissions.ADMINISTER.havePermission"), answer.at("permissions.USER_PICKER.havePermission")];
    };
    expect([await own(), await own("bo")]).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});

describe("what may be written where", () => {
  const site = () =>
    aSite({
      ...jupiterSeed,
      projects: [
        { ...peopleProject, issueTypes: [{ type: "Service request", required: ["customfield_10101"] }, "Sub-task"] },
        { key: "IT" },
      ],
      fields: [
        ...jupiterSeed.fields,
        {
          id: "customfield_10800",
          name: "Ticket source",
          kind: "select",
          contexts: [{ projects: ["PPL"], options: [{ id: "1", value: "Portal" }], default: "1" }],
        },
        { id: "customfield_10801", name: "Hidden", kind: "text", onScreens: false },
      ],
    });
  const create = (fields: object) =>
    site().post("/rest/api/3/issue", {
      fields: { project: { key: "PPL" }, issuetype: { name: "Service request" }, ...fields },
    });

  it("is told by createmeta, type by type", async () => {
    const here = site();
    const types = await here.get("/rest/api/3/issue/createmeta/PPL/issuetypes");
    expect(list(types.body, "issueTypes").map((one) => [pick(one, "name"), pick(one, "subtask")])).toEqual([
      ["Service request", false],
      ["Sub-task", true],
    ]);
    const fields = await here.get(
      `/rest/api/3/issue/createmeta/PPL/issuetypes/${types.text("issueTypes.0.id")}?maxResults=200`,
    );
    const byId = new Map(list(fields.body, "fields").map((one) => [pick(one, "fieldId"), one]));
    expect(pick(byId.get("customfield_10101"), "required")).toBe(true);
    expect(pick(byId.get("customfield_10108"), "allowedValues.0.value")).toBe("Employee");
    expect(pick(byId.get("customfield_10110"), "allowedValues")).toBeUndefined();
    expect(pick(byId.get("customfield_10800"), "hasDefaultValue")).toBe(true);
    expect([byId.has("customfield_10801"), byId.has("resolution"), byId.has("customfield_10010")]).toEqual([
      false,
      false,
      false,
    ]);
    expect((await here.get("/rest/api/3/issue/createmeta/PPL/issuetypes/999")).status).toBe(400);
    expect((await here.get("/rest/api/3/issue/createmeta/NO/issuetypes")).status).toBe(404);
  });

  it("is what creation asks for, all at once", async () => {
    const refused = await create({});
    expect(Object.keys(Object(refused.at("errors"))).toSorted()).toEqual(["customfield_10101", "summary"]);
    expect(
      (await create({ summary: "x", customfield_10101: "Ada", customfield_10801: "y" })).at("errors.customfield_10801"),
    ).toMatch(/cannot be set/);
    expect((await create({ summary: "x", customfield_10101: "Ada" })).status).toBe(201);
  });

  it("begins with defaults, and required fields are not emptied", async () => {
    const here = site();
    const made = await here.post("/rest/api/3/issue", {
      fields: {
        project: { key: "PPL" },
        issuetype: { name: "Service request" },
        summary: "x",
        customfield_10101: "Ada",
      },
    });
    const path = `/rest/api/3/issue/${made.text("key")}`;
    expect((await here.get(path)).at("fields.customfield_10800.value")).toBe("Portal");
    expect((await here.put(path, { fields: { customfield_10101: null } })).at("errors.customfield_10101")).toBe(
      "Given name is required.",
    );
    expect((await here.put(path, { fields: { summary: "" } })).status).toBe(400);
    expect((await here.put(path, { fields: { summary: "a\nb" } })).status).toBe(400);
    expect((await here.put(path, { fields: { issuetype: { name: "Sub-task" } } })).status).toBe(400);
  });
});

describe("reading issues", () => {
  const here = async () => {
    const site = aSite(jupiterSeed);
    const { key } = await site.jira.people.file(onboarding);
    return { site, path: `/rest/api/3/issue/${key}` };
  };

  it("gives the fields that are asked for", async () => {
    const { site, path } = await here();
    const fields = async (query: string) =>
      Object.keys(Object((await site.get(`${path}?fields=${query}`)).at("fields")));
    expect(await fields("summary,status")).toEqual(["status", "summary"]);
    expect(await fields("summary&fields=status")).toEqual(["status", "summary"]);
    const all = await fields("*all");
    expect(await fields("*all,-comment")).toEqual(all.filter((id) => id !== "comment"));
    expect(await fields("-comment")).toEqual(all.filter((id) => id !== "comment"));
  });

  it("expands names, schemas, changelog (newest first) and transitions", async () => {
    const { site, path } = await here();
    await site.put(path, { fields: { customfield_10113: "one" } });
    await site.clock.advance(1000);
    await site.put(path, { fields: { customfield_10113: "two" } });
    const wide = await site.get(`${path}?expand=names,schema,changelog,transitions,renderedFields`);
    expect(wide.at("names.customfield_10107")).toBe("Start date");
    expect(wide.at("schema.customfield_10107.type")).toBe("date");
    expect(wide.at("changelog.histories.0.items.0.toString")).toBe("two");
    expect(wide.at("transitions.length")).toBeGreaterThan(0);
    expect(wide.at("renderedFields.customfield_10124")).toBe("<p>Seestrasse 1\n8000 Zürich</p>");
    const page = await site.get(`${path}/changelog`);
    expect([page.at("values.0.items.0.toString"), page.at("values.1.items.0.toString")]).toEqual(["one", "two"]);
    expect((await site.get(`${path}/changelog?startAt=1&maxResults=1`)).at("values.0.items.0.fromString")).toBe("one");
    const plain = await site.get(path);
    expect([plain.at("names"), plain.at("changelog"), plain.at("transitions")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("fetches many at once, by age, and says which it could not", async () => {
    const { site } = await here();
    for (const summary of ["b", "c"])
      await site.post("/rest/api/3/issue", {
        fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary },
      });
    const fetch = (issueIdsOrKeys: readonly string[], more = {}) =>
      site.post("/rest/api/3/issue/bulkfetch", { issueIdsOrKeys, ...more });
    const found = await fetch(["IT-2", "10001", "IT-1", "IT-1", "NO-1"], { fields: ["summary"] });
    expect(list(found.body, "issues").map((one) => pick(one, "key"))).toEqual(["PPL-1", "IT-1", "IT-2"]);
    expect(found.at("issueErrors.0.id")).toBe("NO-1");
    const many = Array.from({ length: 101 }, (_, i) => `IT-${i}`);
    expect([
      (await fetch(many)).status,
      (await fetch(many, { fields: ["summary"] })).status,
      (await fetch([])).status,
    ]).toEqual([400, 200, 400]);
    expect((await fetch(many, { fields: ["summary"], expand: ["changelog"] })).status).toBe(400);
  });

  it("shows sub-tasks with their parent, and the parent with its sub-tasks", async () => {
    const { site, path } = await here();
    const made = await site.post("/rest/api/3/issue", {
      fields: { project: { key: "PPL" }, issuetype: { name: "Sub-task" }, parent: { key: "PPL-1" }, summary: "Laptop" },
    });
    expect((await site.get(`/rest/api/3/issue/${made.text("key")}`)).at("fields.parent.key")).toBe("PPL-1");
    expect((await site.get(path)).at("fields.subtasks.0.fields.summary")).toBe("Laptop");
  });
});

describe("mails by notify", () => {
  it("go to accounts, groups and the issue's own people, once each, and to nobody from outside", async () => {
    const site = withPermissions({});
    await site.post(`${ISSUE}/watchers`, "712020:lea");
    const to = {
      users: [{ accountId: "712020:ada" }, { accountId: "someone@outside.example" }],
      groups: [{ name: "movers" }],
      reporter: true,
      assignee: true,
      watchers: true,
    };
    expect((await site.post(`${ISSUE}/notify`, { subject: "Look", textBody: "here", to })).status).toBe(204);
    const [sent] = site.jira.state.notifications();
    expect([sent?.subject, sent?.text, sent?.to.toSorted()]).toEqual([
      "Look",
      "here",
      ["ada", "bo", "cy", "lea"].map(mail),
    ]);
    expect((await site.post(`${ISSUE}/notify`, { to: {} })).status).toBe(400);
  });
});
