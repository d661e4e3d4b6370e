import { generateKeyPairSync } from "node:crypto";
import { defineTable, type RowDraft, shortText, type TableRules } from "@tenure/lifecycle-rules";
import { someRules } from "@tenure/lifecycle-rules/testing";
import { APPLICATIONS } from "@tenure/sso-catalog";
import { table } from "@tenure-examples/jupiter";
import { err } from "neverthrow";
import { describe, expect, it } from "vitest";
import { examinePolicy } from "../doctor/examine-policy.ts";
import { defineConfig } from "./define-config.ts";
import { readConfig } from "./read-config.ts";

const forms = [
  { name: "hire", kind: "joiner" as const, when: {}, fields: { givenName: shortText({ id: "f", label: "F" }) } },
];
const keys = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const pem = String(keys.export({ format: "pem", type: "pkcs8" })).trim();
const okta = { orgUrl: "https://acme.okta.com", auth: { clientId: "0oa1", privateKey: pem } };
const jira = { baseUrl: "https://acme.atlassian.net", auth: { email: "r@acme.example", apiToken: "token" } };
const whole = defineConfig({ table, forms, okta, jira });

const env = {
  OKTA_ORG_URL: "https://acme.okta.com",
  OKTA_CLIENT_ID: "0oa1",
  OKTA_PRIVATE_KEY: pem.replaceAll("\n", "\\n"),
  JIRA_BASE_URL: "https://acme.atlassian.net",
  JIRA_ACCESS_TOKEN: "token",
  JIRA_WEBHOOK_SECRET: "new old",
  SMTP_URL: "smtp://localhost:25",
  SMTP_FROM: "Tenure <tenure@acme.example>",
  TENURE_STORE: ":memory:",
};

const mistakesOf = (read: ReturnType<typeof readConfig>) => read._unsafeUnwrapErr().problems;
const mistakes = (settings: unknown, environment = {}) => mistakesOf(readConfig(settings, environment));

const without = (settings: object, name: string) =>
  Object.fromEntries(Object.entries(settings).filter(([one]) => one !== name));

describe("applications of a table", () => {
  it("bring along tasks of different names, each application and all of them together", () => {
    const names = APPLICATIONS.map(({ key, name }) => ({ key, label: name }));
    const rules = someRules({ applications: names });
    const everything = defineTable({ name: "acme", org: "acme.okta.com", rules, rows: [] });
    const { applications = [] } = readConfig({ ...whole, table: everything })._unsafeUnwrap().table.rules;
    const residue = applications.flatMap(({ residue: left = [] }) => left);

    expect(residue.length).toBe(APPLICATIONS.flatMap((one) => one.residue).length);
    expect(new Set(residue.map(({ task }) => task)).size).toBe(residue.length);
    expect(residue.filter(({ task }) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(task) || task.length > 100)).toEqual([]);
    expect(residue.filter(({ withinHours }) => withinHours < 1)).toEqual([]);
  });

  const developers = { kind: "group", groupId: "00gdevelopers0000001", name: "gitlab-developers" } as const;
  const owners = { kind: "group", groupId: "00gowners00000000001", name: "gitlab-owners" } as const;
  const gitlab = (profile?: Readonly<Record<string, string>>) =>
    ({
      kind: "application",
      appId: "gitlab-com",
      label: "GitLab",
      ...(profile === undefined ? {} : { profile }),
    }) as const;
  const row = (id: string, grants: RowDraft["grants"]): RowDraft => ({
    id,
    owner: "it@acme.example",
    reason: "Work",
    when: { department: id },
    grants,
  });
  const draft = (rows: readonly RowDraft[], more: Partial<TableRules> = {}) =>
    defineTable({
      name: "acme",
      org: "acme.okta.com",
      rules: someRules({ closed: [], ...more }),
      rows,
    });
  const declared = {
    blueprint: "gitlab-com",
    settings: { group: "acme" },
    assignmentGroups: [developers.name, { group: owners.groupId, profile: { role: "Owner" } }],
    pushGroups: ["00gpushed00000000001", "nobody-knows"],
  };
  const read = (rows: readonly RowDraft[], applications: readonly unknown[], more: Partial<TableRules> = {}) =>
    readConfig({ ...whole, table: draft(rows, more), applications });

  it("become groups of rows that name them by blueprint, and bring along what a leaver leaves behind", () => {
    const rows = [row("Data", [gitlab()]), row("Risk", [gitlab({ role: "Owner" })]), row("IT", [developers, owners])];
    const config = read(rows, [declared])._unsafeUnwrap();

    expect(config.table.rows.map(({ grants }) => grants)).toEqual([[developers], [owners], [developers, owners]]);
    const [facts] = config.table.rules.applications ?? [];
    expect(facts).toMatchObject({
      key: "gitlab-com",
      label: "GitLab",
      assignedBy: [
        { groupId: developers.groupId, name: developers.name },
        { groupId: owners.groupId, name: owners.name, profile: { role: "Owner" } },
      ],
      pushed: ["00gpushed00000000001"],
    });
    expect(facts?.residue?.[0]).toEqual({
      task: "gitlab-com-personal-access-tokens-and-ssh-keys",
      summary: expect.stringMatching(/^GitLab: Personal access tokens and SSH keys: /),
      owner: "application owner",
      withinHours: 24,
      endedBy: expect.stringMatching(/^Look for the account/),
      evidence: "the account is on no member list of the group or below it",
    });
  });

  it("are told where they are unknown, by the configuration as a mistake or by doctor as a warning", async () => {
    const rows = [row("Data", [gitlab()]), row("IT", [developers, owners])];
    expect(mistakesOf(read(rows, []))).toEqual([
      'table, row Data, column application: nobody has said what the application "gitlab-com" is.',
    ]);

    expect(mistakesOf(read([row("Data", [gitlab()])], [declared]))).toEqual([
      "table, row Data, column application: GitLab has neither an id nor a group that gives it.",
      'applications.0.assignmentGroups: the table knows no id and name of the group "gitlab-developers"; write both under rules.applications.',
      'applications.0.assignmentGroups: the table knows no id and name of the group "00gowners00000000001"; write both under rules.applications.',
    ]);

    const homemade = [
      { key: "home-made", label: "Home-made" },
      { key: "slack", label: "Slack" },
    ];
    const config = read(rows, [declared], { applications: homemade })._unsafeUnwrap();
    expect(config.table.rules.applications?.find(({ key }) => key === "slack")?.residue?.length).toBeGreaterThan(0);
    const said = await examinePolicy(config);
    expect(said.filter(({ state }) => state === "warning").map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'The table describes an application "home-made" that is neither declared nor in the catalogue: no plan knows what a leaver leaves there.',
        'applications.0.pushGroups names the group "nobody-knows", whose id and name the table does not know: no plan gives the application by it, or leaves it first.',
      ]),
    );
  });

  it("are named with their label where two are of one kind", () => {
    const two = [declared, { ...declared, label: "GitLab EU", assignmentGroups: [], pushGroups: [] }];
    const config = read([row("IT", [developers, owners])], two)._unsafeUnwrap();

    expect(config.table.rules.applications?.map(({ key }) => key)).toEqual([
      "gitlab-com:GitLab",
      "gitlab-com:GitLab EU",
    ]);
    const tasks = config.table.rules.applications?.flatMap(({ residue = [] }) => residue.map(({ task }) => task)) ?? [];
    expect(new Set(tasks).size).toBe(tasks.length);
  });
});

describe("readConfig", () => {
  it("takes a whole set of settings, with the table out of its result", () => {
    const config = readConfig(whole)._unsafeUnwrap();

    expect(config.table.name).toBe("jupiter");
    expect(config.store).toEqual({ kind: "sqlite", file: "tenure.db" });
    expect(config.jira.webhookSecrets).toEqual([]);
    expect(config).not.toHaveProperty("mail");
  });

  it("fills what is left out from the environment, key and secrets made whole", () => {
    const config = readConfig(defineConfig({ table, forms }), env)._unsafeUnwrap();

    expect(config.okta).toEqual({
      orgUrl: "https://acme.okta.com",
      auth: { clientId: "0oa1", privateKey: pem },
    });
    expect(config.jira.webhookSecrets).toEqual(["new", "old"]);
    expect(config.mail?.from).toBe("Tenure <tenure@acme.example>");
    expect(config.store).toEqual({ kind: "memory" });
  });

  it("lets the settings win over the environment, part by part", () => {
    const config = readConfig(
      { ...whole, store: "sqlite:a.db", okta: { org: "jupiter.okta.com" } },
      env,
    )._unsafeUnwrap();

    expect(config.okta).toMatchObject({ org: "jupiter.okta.com", orgUrl: "https://acme.okta.com" });
    expect(config.store).toEqual({ kind: "sqlite", file: "a.db" });
  });

  it("says what is missing, and where it could come from", () => {
    expect(mistakes({ table, forms })).toEqual([
      "okta: expected the org's address and credentials: set OKTA_ORG_URL, OKTA_CLIENT_ID and OKTA_PRIVATE_KEY.",
      "jira: expected the site's address and credentials: set JIRA_BASE_URL, JIRA_EMAIL and JIRA_API_TOKEN.",
    ]);
  });

  it.each([
    [{ ...whole, forms: [] }, "forms: expected at least one form; without one no ticket is ours."],
    [{ ...whole, forms: ["x"] }, "forms.0: expected a form, as defineForm gives it."],
    [
      { ...whole, okta: { ...okta, orgUrl: "acme" } },
      "okta.orgUrl: expected the org's address, like https://acme.okta.com.",
    ],
    [
      { ...whole, okta: { ...okta, auth: { clientId: "a" } } },
      "okta.auth: expected a service app's clientId and privateKey, or an apiToken.",
    ],
    [{ ...whole, jira: { ...jira, sekret: "x" } }, "jira.sekret: there is no such setting."],
    [{ ...whole, stores: "x" }, "stores: there is no such setting."],
    [{ ...whole, store: "mysql://x" }, 'store: expected "sqlite:FILE", ":memory:" or "postgres://…".'],
    [{ ...whole, mail: { from: "it@acme.example" } }, /^mail\.smtpUrl: expected a mail server/],
    [{ ...whole, table: 3 }, /^table: expected what readCsvTable/],
    [{ ...whole, table: null }, /^table: expected what readCsvTable/],
    [{ ...whole, table: { ...table, rows: ["a"] } }, /^table: expected what readCsvTable/],
    [{ ...whole, table: undefined }, /^table: there is none; give what readCsvTable/],
    [without(whole, "table"), /^table: there is none; give what readCsvTable/],
    [{ ...whole, table: "table.csv" }, /^table: expected a table, not its file's name; give what/],
    [{ ...whole, table: Promise.resolve(table) }, "table: expected a table, not the promise of one; await it."],
    [without(whole, "forms"), "forms: expected a list of forms."],
    [{ ...whole, table: err([{ sentence: "Row x lacks an owner." }]) }, "table: Row x lacks an owner."],
    ["nothing", "expected an object, as defineConfig gives it."],
  ])("says in one sentence what is wrong (%#)", (settings, sentence) => {
    const [found, ...more] = mistakes(settings);

    expect(more).toEqual([]);
    expect(found).toEqual(typeof sentence === "string" ? sentence : expect.stringMatching(sentence));
  });

  it.each([
    [{ OKTA_CLIENT_ID: "a" }, "OKTA_CLIENT_ID is set, but OKTA_PRIVATE_KEY is not."],
    [{ JIRA_EMAIL: "a" }, "JIRA_EMAIL is set, but JIRA_API_TOKEN is not."],
  ])("does not take half a pair of credentials (%#)", (environment, sentence) => {
    expect(mistakes(whole, environment)).toEqual([sentence]);
  });

  it.each([
    ["words", "hunter2"],
    ["half a key", pem.slice(0, 300)],
    ["a key of the older form", String(keys.export({ format: "pem", type: "pkcs1" }))],
    [
      "a key of another kind",
      String(generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" })),
    ],
    ["a JWK without a secret", '{"kty":"RSA","n":"hunter2","e":"AQAB"}'],
  ])("takes no private key that cannot sign: %s", (_, privateKey) => {
    const { problems } = readConfig({ table, forms }, { ...env, OKTA_PRIVATE_KEY: privateKey })._unsafeUnwrapErr();
    expect(problems).toEqual(["OKTA_PRIVATE_KEY is no private key; give a PKCS#8 PEM or a JWK, RSA or EC."]);
    expect(mistakes({ ...whole, okta: { ...okta, auth: { clientId: "a", privateKey } } })).toEqual([
      "okta.auth.privateKey: expected a private key: a PKCS#8 PEM or a JWK, RSA or EC.",
    ]);
  });

  it("takes a private key as a JWK", () => {
    const privateKey = JSON.stringify(keys.export({ format: "jwk" }));
    expect(readConfig({ table, forms }, { ...env, OKTA_PRIVATE_KEY: privateKey }).isOk()).toBe(true);
  });

  it("never repeats a value, which may be a secret", () => {
    const { problems, sentence } = readConfig({
      ...whole,
      okta: { orgUrl: "hunter2", auth: { apiToken: ["hunter2"] } },
      store: "hunter2",
    })._unsafeUnwrapErr();

    expect(problems).toHaveLength(3);
    expect(JSON.stringify([problems, sentence])).not.toContain("hunter2");
  });
});

describe("alerts", () => {
  it("are repeated as often as the settings say, an hour at least", () => {
    expect(readConfig({ ...whole, alerts: { remindAfterHours: 8 } })._unsafeUnwrap().alerts).toEqual({
      remindAfterHours: 8,
    });
    expect(mistakes({ ...whole, alerts: { remindAfterHours: 0 } })).toEqual([
      "alerts.remindAfterHours: expected one hour or more.",
    ]);
    expect(mistakes({ ...whole, alerts: { everyHours: 8 } })).toEqual(["alerts.everyHours: there is no such setting."]);
  });
});
