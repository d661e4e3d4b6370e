import { describe, expect, it } from "vitest";
import { readSandboxSeed } from "../../src/sandbox-seed.ts";
import { aSite, pick } from "./a-site.ts";
import { jupiterSeed, onboarding } from "./jupiter-seed.ts";

describe("a seed of a site", () => {
  it.each([
    [
      { workflows: [{ name: "w", initial: "Nowhere", transitions: [] }] },
      /The workflow "w" names the status "Nowhere"/,
    ],
    [{ projects: [{ key: "IT", workflow: "none" }] }, /names the workflow "none"/],
    [{ projects: [{ key: "IT", issueTypes: ["Epic"] }] }, /names the issue type "Epic"/],
    [{ projects: [{ key: "IT", lead: "x@y.example" }] }, /names the account "x@y.example"/],
    [
      { projects: [{ key: "P1", type: "service_desk", requestTypes: [{ name: "R", fields: ["customfield_1"] }] }] },
      /The request type "R" names the field "customfield_1"/,
    ],
    [
      { projects: [{ key: "P1", type: "service_desk", requestTypes: [{ name: "R", form: "F" }] }] },
      /names the form "F"/,
    ],
    [
      {
        fields: [
          { id: "customfield_1", name: "a", kind: "text" },
          { id: "customfield_1", name: "b", kind: "text" },
        ],
      },
      /two fields with the id customfield_1/,
    ],
    [{ issues: [{ key: "NO-1" }] }, /names the project "NO"/],
    [
      { projects: [{ key: "IT" }], issues: [{ key: "IT-1", fields: { summary: "x", duedate: "soon" } }] },
      /The seed's issue IT-1 cannot be: Error parsing date string: soon/,
    ],
    [{ projects: [{ key: "IT" }], issues: [{ key: "IT-1" }, { key: "IT-1" }] }, /two issues IT-1/],
    [
      { webhooks: [{ url: "https://t.example", jql: "project =" }] },
      /The filter of the webhook to https:\/\/t\.example cannot be read/,
    ],
    [
      {
        users: [
          { accountId: "a", email: "a@y.example" },
          { accountId: "a", email: "b@y.example" },
        ],
      },
      /two users with the account id a/,
    ],
  ] as const)("that contradicts itself is told so in one sentence: %#", (seed, sentence) => {
    expect(() => aSite(JSON.parse(JSON.stringify(seed)))).toThrow(sentence);
  });

  it("that has another shape is told where", () => {
    const read = readSandboxSeed({ jira: { projects: [{ key: "lower" }] } });
    expect(read.isErr() && read.error.sentence).toMatch(/The seed is wrong at "jira.projects.0.key"/);
  });

  it("fills what it leaves out", async () => {
    const site = aSite({
      projects: [{ key: "IT" }],
      issues: [
        { project: "IT", fields: { summary: "a" } },
        { project: "IT", fields: { summary: "b" } },
      ],
    });
    expect(site.jira.state.issues().map(({ key, status, type }) => [key, status, type])).toEqual([
      ["IT-1", "To Do", "Task"],
      ["IT-2", "To Do", "Task"],
    ]);
  });

  it("takes values as people give them", async () => {
    const site = aSite({
      ...jupiterSeed,
      issues: [
        {
          key: "PPL-7",
          fields: {
            ...onboarding.fields,
            summary: "x",
            reporter: "hana.hr@jupiter.example",
            priority: "High",
            customfield_10010: "11",
          },
          comments: [{ author: "mia.manager@jupiter.example", body: "welcome", internal: true }],
        },
      ],
    });
    const { body } = await site.get("/rest/api/3/issue/PPL-7");
    expect(pick(body, "fields")).toMatchObject({
      reporter: { displayName: "Hana Huber" },
      priority: { name: "High" },
      customfield_10010: { requestType: { id: "11" } },
      customfield_10118: [{ value: "GitLab" }, { value: "Snowflake" }],
      comment: { comments: [{ jsdPublic: false, author: { displayName: "Mia Meier" } }] },
    });
    expect((await site.jira.people.file(onboarding)).key).toBe("PPL-8");
  });
});

describe("people of a site", () => {
  it("are told in one sentence what Jira refuses", async () => {
    const { people } = aSite(jupiterSeed).jira;
    await expect(people.file({ ...onboarding, requestType: "99" })).rejects.toThrow('There is no request type "99".');
    await expect(people.file({ ...onboarding, by: "no@body.example" })).rejects.toThrow(/no@body\.example/);
    await expect(people.file({ ...onboarding, fields: {} })).rejects.toThrow(/Jira refused: .*Given name is required/);
    await expect(
      people.file({ ...onboarding, fields: { ...onboarding.fields, customfield_10108: "Boss" } }),
    ).rejects.toThrow(/Jira refused: Option value 'Boss' is not valid/);
    await expect(people.edit("PPL-1", "hana.hr@jupiter.example", {})).rejects.toThrow("There is no issue PPL-1.");
    const { key } = await people.file(onboarding);
    await expect(people.transition(key, "hana.hr@jupiter.example", "Nowhere")).rejects.toThrow(
      /cannot go to "Nowhere"/,
    );
    await expect(people.decide(key, "hana.hr@jupiter.example", "approve")).rejects.toThrow(/Nothing waits/);
    expect(() => people.addWebhook({ url: "https://t.example", jql: "(" })).toThrow(/cannot be read/);
    await people.transition(key, "hana.hr@jupiter.example", "In Progress");
    await people.transition(key, "hana.hr@jupiter.example", "Resolve this issue", { resolution: "Done" });
  });
});
