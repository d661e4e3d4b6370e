import { createHmac } from "node:crypto";
import { jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { aSite, type Delivery, list, pick, words } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

const EVENTS = [
  "jira:issue_created",
  "jira:issue_updated",
  "jira:issue_deleted",
  "comment_created",
  "comment_updated",
  "issue_property_set",
];
const hooked = (settings = {}, receive?: (request: Request) => Response) =>
  aSite(
    { ...jupiterSeed, settings, webhooks: [{ url: "https://tenure.example/jira", secret: "s3cret", events: EVENTS }] },
    receive,
  );
const newIssue = { fields: { project: { key: "IT" }, issuetype: { name: "Task" }, summary: "Bädge" } };
const ofEvent = (deliveries: readonly Delivery[], name: string) =>
  deliveries.filter(({ body }) => pick(body, "webhookEvent") === name);

describe("§12.12 webhooks", () => {
  it("are signed over the bytes that are sent", async () => {
    const site = hooked();
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.settle();
    const [delivery] = site.deliveries;
    const digest = createHmac("sha256", "s3cret")
      .update(Buffer.from(delivery?.raw ?? ""))
      .digest("hex");
    expect(delivery?.headers.get("x-hub-signature")).toBe(`sha256=${digest}`);
    expect(createHmac("sha256", "It's a Secret to Everybody").update("Hello World!").digest("hex")).toBe(
      "a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
    );
  });

  it("show the issue as version 2 does, with a changelog even of its making", async () => {
    const site = hooked();
    const { key } = await site.jira.people.file(onboarding);
    const [delivery] = site.deliveries;
    expect(delivery?.body).toMatchObject({
      timestamp: Date.parse("2026-11-24T09:00:00Z"),
      webhookEvent: "jira:issue_created",
      issue_event_type_name: "issue_created",
      user: { displayName: "Hana Huber", accountType: "atlassian" },
      issue: {
        key,
        self: expect.stringContaining("/rest/api/2/issue/"),
        fields: { customfield_10124: "Seestrasse 1\n8000 Zürich" },
      },
    });
    expect(delivery?.raw).not.toContain("emailAddress");
    const items = list(delivery?.body, "changelog.items");
    expect(items).toContainEqual({
      field: "Status",
      fieldtype: "jira",
      fieldId: "status",
      from: null,
      fromString: null,
      to: expect.any(String),
      toString: "Open",
    });
    expect(items).toContainEqual(
      expect.objectContaining({
        fieldId: "customfield_10110",
        to: "712020:aaaaaaaa-0000-4000-8000-000000000002",
        tmpToAccountId: "712020:aaaaaaaa-0000-4000-8000-000000000002",
        toString: "Mia Meier",
      }),
    );
    const quiet = hooked({ changelogOnCreate: false });
    await quiet.jira.people.file(onboarding);
    expect(quiet.deliveries[0]?.body).not.toHaveProperty("changelog");
  });

  it("say what changed, by id and in words", async () => {
    const site = hooked();
    const { key } = await site.jira.people.file(onboarding);
    await site.jira.people.edit(key, "hana.hr@jupiter.example", {
      customfield_10111: "Data",
      customfield_10107: "2027-01-04",
    });
    const [update] = ofEvent(site.deliveries, "jira:issue_updated");
    expect(update?.body).toMatchObject({ issue_event_type_name: "issue_updated" });
    expect(list(update?.body, "changelog.items")).toEqual([
      {
        field: "Start date",
        fieldtype: "custom",
        fieldId: "customfield_10107",
        from: "2026-12-01",
        fromString: "2026-12-01",
        to: "2027-01-04",
        toString: "2027-01-04",
      },
      expect.objectContaining({ fieldId: "customfield_10111", fromString: "Climate Science", toString: "Data" }),
    ]);
  });

  it("carry a part of the issue with a comment, and nobody on top", async () => {
    const site = hooked();
    await site.post("/rest/api/3/issue", newIssue);
    await site.post("/rest/api/3/issue/IT-1/comment", { body: words("hello") });
    await site.clock.settle();
    const [comment] = ofEvent(site.deliveries, "comment_created");
    expect(pick(comment?.body, "comment.body")).toBe("hello");
    expect(comment?.body).not.toHaveProperty("user");
    expect(Object.keys(Object(pick(comment?.body, "issue.fields"))).toSorted()).toEqual([
      "assignee",
      "issuetype",
      "priority",
      "project",
      "status",
      "summary",
    ]);
  });

  it("may say a comment twice, and may leave the issue out of it", async () => {
    const site = hooked({ commentAlsoUpdates: true, commentWebhookIssue: "none" });
    await site.post("/rest/api/3/issue", newIssue);
    await site.post("/rest/api/3/issue/IT-1/comment", { body: words("hello") });
    await site.clock.settle();
    expect(ofEvent(site.deliveries, "comment_created")[0]?.body).not.toHaveProperty("issue");
    const [second] = ofEvent(site.deliveries, "jira:issue_updated");
    expect(second?.body).toMatchObject({ issue_event_type_name: "issue_commented", comment: { body: "hello" } });
    expect(second?.body).not.toHaveProperty("changelog");
  });

  it("tell of a comment that came with a transition in the update, or apart", async () => {
    const told = async (settings: object) => {
      const site = hooked(settings);
      await site.post("/rest/api/3/issue", newIssue);
      const comment = [{ add: { body: words("on it") } }];
      await site.post("/rest/api/3/issue/IT-1/transitions", { transition: { id: "21" }, update: { comment } });
      await site.post("/rest/api/3/issue/IT-1/transitions", { transition: { id: "31" } });
      await site.post("/rest/api/3/issue/IT-1/transitions", { transition: { id: "11" } });
      await site.clock.settle();
      return site.deliveries
        .slice(1)
        .map(({ body }) => [
          pick(body, "webhookEvent"),
          pick(body, "issue_event_type_name"),
          pick(body, "comment.body"),
        ]);
    };
    const [started, done, reopened] = [
      ["jira:issue_updated", "issue_work_started"],
      ["jira:issue_updated", "issue_generic", undefined],
      ["jira:issue_updated", "issue_reopened", undefined],
    ];
    expect(await told({})).toEqual([[...started, "on it"], done, reopened]);
    const apart = ["comment_created", undefined, "on it"];
    expect(await told({ transitionComment: "own-event" })).toEqual([apart, [...started, undefined], done, reopened]);
  });

  it("are tried up to five times more, minutes apart, under one identifier", async () => {
    const site = hooked({ webhookCircuitMs: 10 * 3_600_000 }, () => new Response(null, { status: 503 }));
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.advance(24 * 3_600_000);
    expect(site.deliveries.map(({ headers }) => headers.get("x-atlassian-webhook-retry"))).toEqual([
      null,
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
    expect(new Set(site.deliveries.map(({ headers }) => headers.get("x-atlassian-webhook-identifier"))).size).toBe(1);
    const times = site.deliveries.map(({ at }) => Date.parse(at));
    const gaps = times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / 60_000);
    expect(gaps.every((minutes) => minutes >= 5 && minutes <= 15)).toBe(true);
  });

  it.each([
    [200, 1],
    [202, 1],
    [400, 1],
    [401, 1],
    [404, 1],
    [408, 6],
    [409, 6],
    [425, 6],
    [429, 6],
    [500, 6],
    [503, 6],
  ])("after a %i are sent %i times in all", async (status, times) => {
    const site = hooked({ webhookCircuitMs: 10 * 3_600_000 }, () => new Response(null, { status }));
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.advance(24 * 3_600_000);
    expect(site.deliveries).toHaveLength(times);
  });

  it("are tried once only after half an hour of failure, until one arrives", async () => {
    let status = 500;
    const site = hooked({}, () => new Response(null, { status }));
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.advance(2 * 3_600_000);
    const before = site.deliveries.length;
    expect(before).toBeLessThan(6);
    await site.put("/rest/api/3/issue/IT-1", { fields: { summary: "one" } });
    await site.clock.advance(2 * 3_600_000);
    expect(site.deliveries.length).toBe(before + 1);
    status = 200;
    await site.put("/rest/api/3/issue/IT-1", { fields: { summary: "two" } });
    await site.clock.settle();
    status = 500;
    await site.put("/rest/api/3/issue/IT-1", { fields: { summary: "three" } });
    await site.clock.advance(24 * 3_600_000);
    expect(site.deliveries.length).toBeGreaterThan(before + 3);
  });

  it("have an identifier for each registration", async () => {
    const site = hooked();
    site.jira.people.addWebhook({ url: "https://other.example/jira" });
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.settle();
    expect(new Set(site.deliveries.map(({ headers }) => headers.get("x-atlassian-webhook-identifier"))).size).toBe(2);
  });

  it("may arrive twice, out of order or late; a seed repeats it to the letter", async () => {
    const run = async () => {
      const site = hooked({ webhookDuplicates: 0.5, webhookReorder: 0.5, webhookLate: 0.3 });
      await site.post("/rest/api/3/issue", newIssue);
      for (let i = 0; i < 12; i++) {
        await site.put("/rest/api/3/issue/IT-1", { fields: { summary: `n${i}` } });
        await site.clock.advance(2_000);
      }
      await site.clock.advance(3_600_000);
      return site.deliveries.map(({ at, headers, body }) => ({
        at,
        id: headers.get("x-atlassian-webhook-identifier"),
        said: Number(pick(body, "timestamp")),
      }));
    };
    const deliveries = await run();
    expect(await run()).toEqual(deliveries);
    expect(deliveries.length).toBeGreaterThan(13);
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(13);
    const order = deliveries.map(({ said }) => said);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    expect(Math.max(...deliveries.map(({ at, said }) => Date.parse(at) - said))).toBeGreaterThanOrEqual(5 * 60_000);
  });

  it("of many issues at once, and of what falls with an issue, take the slow way", async () => {
    const site = hooked();
    await site.post("/rest/api/3/issue/bulk", { issueUpdates: [newIssue, newIssue] });
    await site.clock.settle();
    expect(site.deliveries).toHaveLength(0);
    await site.clock.advance(15 * 60_000);
    expect(site.deliveries.map(({ headers }) => headers.get("x-atlassian-webhook-flow"))).toEqual([
      "Secondary",
      "Secondary",
    ]);

    await site.post("/rest/api/3/issue", {
      fields: { ...newIssue.fields, issuetype: { name: "Sub-task" }, parent: { key: "IT-1" } },
    });
    expect((await site.del("/rest/api/3/issue/IT-1")).status).toBe(400);
    await site.del("/rest/api/3/issue/IT-1?deleteSubtasks=true");
    await site.clock.advance(15 * 60_000);
    expect(
      ofEvent(site.deliveries, "jira:issue_deleted").map(({ headers }) => headers.get("x-atlassian-webhook-flow")),
    ).toEqual(["Primary", "Secondary"]);
  });

  it("look at the issue as it is when they are sent", async () => {
    const site = hooked({ webhookDelayMs: [1000, 1000] });
    await site.post("/rest/api/3/issue", newIssue);
    await site.put("/rest/api/3/issue/IT-1", { fields: { summary: "later" } });
    await site.clock.advance(1000);
    expect(pick(site.deliveries[0]?.body, "issue.fields.summary")).toBe("later");
  });

  it("are chosen by JQL, and fill variables of their address", async () => {
    const site = aSite({
      ...jupiterSeed,
      webhooks: [{ url: "https://tenure.example/{issue.key}", jql: "project = IT and summary ~ badge" }],
    });
    for (const summary of ["badge", "laptop"])
      await site.post("/rest/api/3/issue", { fields: { ...newIssue.fields, summary } });
    await site.clock.settle();
    expect(site.outbound.sent.map(({ call }) => call.url)).toEqual(["https://tenure.example/IT-1"]);
  });

  it("bring back a property that was set", async () => {
    const site = hooked();
    await site.post("/rest/api/3/issue", newIssue);
    await site.put("/rest/api/3/issue/IT-1/properties/run", { state: "planned" });
    await site.clock.settle();
    expect(ofEvent(site.deliveries, "issue_property_set")[0]?.body).toMatchObject({
      property: { key: "run", value: { state: "planned" } },
      issue: { key: "IT-1" },
    });
  });

  it("are registered by an admin, who never sees the secret again", async () => {
    const site = aSite(jupiterSeed);
    const made = await site.post("/rest/webhooks/1.0/webhook", {
      name: "t",
      url: "https://t.example",
      events: ["jira:issue_created"],
      secret: "s",
      filters: { "issue-related-events-section": "project = IT" },
    });
    expect([made.status, made.at("isSigned"), made.body]).toEqual([
      201,
      true,
      expect.not.objectContaining({ secret: "s" }),
    ]);
    const { pathname } = new URL(made.text("self"));
    const changed = await site.put(pathname, { name: "t2", url: "https://t.example", events: ["jira:issue_created"] });
    expect(changed.at("isSigned")).toBe(true);
    expect((await site.get(pathname, { as: "nobody" })).status).toBe(401);
  });
});

describe("§12.22 an Automation rule", () => {
  it("sends the issue with numbers for ids, and neither identifier nor signature", async () => {
    const site = aSite({
      ...jupiterSeed,
      automations: [{ url: "https://tenure.example/automation", headers: { "x-token": "t" }, jql: "project = IT" }],
    });
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.settle();
    const [sent] = site.deliveries;
    expect(sent?.body).toMatchObject({
      id: 10001,
      key: "IT-1",
      fields: { issuetype: { id: expect.any(Number) } },
      changelog: { histories: null },
    });
    expect(sent?.body).not.toHaveProperty("webhookEvent");
    expect([
      sent?.headers.get("x-hub-signature"),
      sent?.headers.get("x-atlassian-webhook-identifier"),
      sent?.headers.get("x-token"),
    ]).toEqual([null, null, "t"]);
  });
});

describe("§12.24 dynamic webhooks", () => {
  const withApp = () =>
    aSite({
      ...jupiterSeed,
      oauthClients: [{ clientId: "app", clientSecret: "app-secret", kind: "3lo", scopes: ["manage:jira-webhook"] }],
      accessTokens: [
        {
          token: "at",
          clientId: "app",
          user: "hana.hr@jupiter.example",
          scopes: ["manage:jira-webhook"],
          expires: "2027-06-01T00:00:00Z",
        },
      ],
    });
  const body = (jqlFilter: string) => ({
    url: "https://app.example/hook",
    webhooks: [{ events: ["jira:issue_created"], jqlFilter }],
  });
  const app = { as: { bearer: "at" } } as const;

  it("refuse credentials of people", async () => {
    expect((await withApp().post("/rest/api/3/webhook", body("project = IT"))).status).toBe(403);
  });

  it("are registered one by one, some of them not", async () => {
    const site = withApp();
    const gateway = `/ex/jira/${site.jira.cloudId}/rest/api/3/webhook`;
    const bad = await site.post(gateway, body("summary ~ x"), app);
    expect([bad.status, bad.at("webhookRegistrationResult.0.errors.length")]).toEqual([200, 1]);
    for (let i = 1; i <= 5; i++) {
      expect(
        (await site.post(gateway, body("project = IT"), app)).at("webhookRegistrationResult.0.createdWebhookId"),
      ).toBeTypeOf("number");
    }
    expect((await site.post(gateway, body("project = IT"), app)).at("webhookRegistrationResult.0.errors.length")).toBe(
      1,
    );
  });

  it("carry a token of the app instead of a signature, and end after thirty days unless refreshed", async () => {
    const site = withApp();
    const gateway = `/ex/jira/${site.jira.cloudId}/rest/api/3/webhook`;
    const { at } = await site.post(gateway, body("project = IT"), app);
    const id = at("webhookRegistrationResult.0.createdWebhookId");
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.settle();
    const [delivery] = site.deliveries;
    expect([delivery?.headers.get("x-hub-signature"), pick(delivery?.body, "matchedWebhookIds")]).toEqual([null, [id]]);
    const token = delivery?.headers.get("authorization")?.replace("Bearer ", "") ?? "";
    const { payload } = await jwtVerify(token, new TextEncoder().encode("app-secret"), {
      currentDate: new Date(site.clock.now()),
    });
    expect(payload.aud).toBe("app");

    const days = (n: number) => site.clock.advance(n * 86_400_000);
    await days(29);
    await site.put(`${gateway}/refresh`, { webhookIds: [id, 999] }, app);
    await days(29);
    await site.post("/rest/api/3/issue", newIssue);
    await days(2);
    await site.post("/rest/api/3/issue", newIssue);
    await site.clock.settle();
    expect(site.deliveries).toHaveLength(2);
  });
});

describe("§12.26 an admin's rule", () => {
  it("fills fields two seconds after a ticket is filed: who acts at once sees half of it", async () => {
    const site = aSite({
      ...jupiterSeed,
      fillRules: [
        {
          jql: "project = PPL",
          fields: { customfield_10114: { value: "1000 Science" } },
          as: "mia.manager@jupiter.example",
        },
      ],
      webhooks: [{ url: "https://tenure.example" }],
    });
    const { key } = await site.jira.people.file(onboarding);
    const field = async () => (await site.get(`/rest/api/3/issue/${key}`)).at("fields.customfield_10114.value");
    expect(await field()).toBeUndefined();
    await site.clock.advance(2_000);
    expect(await field()).toBe("1000 Science");
    expect(site.deliveries.map(({ body }) => [pick(body, "webhookEvent"), pick(body, "user.displayName")])).toEqual([
      ["jira:issue_created", "Hana Huber"],
      ["jira:issue_updated", "Mia Meier"],
    ]);
  });
});
