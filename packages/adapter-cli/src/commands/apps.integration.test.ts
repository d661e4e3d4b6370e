import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Sandbox, startSandbox } from "@tenure/sandbox";
import { oktaSeed, table } from "@tenure-examples/jupiter";
import { afterEach, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const jupiterFolder = resolve(import.meta.dirname, "../../../../examples/jupiter");
const jupiter = pathToFileURL(join(jupiterFolder, "tenure.config.ts")).href;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const snowflake = {
  blueprint: "snowflake",
  settings: { account: "jupiter-prod" },
  assignmentGroups: ["data"],
};

/** An org with two groups, and the command typed against it with these applications declared. */
async function declaring(applications: readonly unknown[]) {
  const sandbox = await startSandbox({
    // Okta counts these calls a minute, and our client keeps below: here nobody waits for a minute to pass.
    seed: { okta: { groups: [{ name: "data" }, { name: "other" }], settings: { rateLimits: "off" } } },
    clock: "real",
  });
  const folder = mkdtempSync(join(tmpdir(), "tenure-apps-"));
  cleanUps.push(
    () => sandbox.close(),
    () => rmSync(folder, { recursive: true }),
  );
  const declare = (declared: readonly unknown[]) =>
    writeFileSync(
      join(folder, "tenure.config.mjs"),
      `import jupiter from ${JSON.stringify(jupiter)};\nexport default { ...jupiter, applications: ${JSON.stringify(declared)} };`,
    );
  declare(applications);
  const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: `sqlite:${join(folder, "tenure.db")}` };
  const typed = async (...args: readonly string[]) => {
    const terminal = aTerminal({ folder, env });
    const exit = await tenure([...args, "--config", "tenure.config.mjs"], terminal);
    return { exit, ...terminal.written() };
  };
  return {
    folder,
    sandbox,
    typed,
    json: async (...args: string[]) => JSON.parse((await typed(...args, "--json")).out),
  };
}

/** Something a person does to Snowflake in Okta. */
async function byHand(
  { okta }: Sandbox,
  method: string,
  path: (ids: { app: string; other: string }) => string,
  body?: unknown,
) {
  const call = async (verb: string, at: string, sent?: unknown): Promise<readonly { readonly id: string }[]> => {
    const headers = { authorization: `SSWS ${okta.apiToken}`, "content-type": "application/json" };
    const init = { method: verb, headers, ...(sent === undefined ? {} : { body: JSON.stringify(sent) }) };
    const found: unknown = await (await fetch(`${okta.url}/api/v1${at}`, init)).json();
    return Array.isArray(found) ? found : [];
  };
  const [app] = await call("GET", "/apps?q=Snowflake");
  const [other] = await call("GET", "/groups?q=other");
  await call(method, path({ app: app?.id ?? "", other: other?.id ?? "" }), body);
}

describe("tenure apps", () => {
  it("plans, makes exactly that, and then has nothing to do", async () => {
    const { json, typed } = await declaring([snowflake]);

    const planned = await typed("apps", "plan");
    const { hash } = await json("apps", "plan");
    const stale = await typed("apps", "apply", "--hash", "0".repeat(64));
    const applied = await typed("apps", "apply", "--hash", hash);
    const again = await typed("apps", "apply");

    expect(planned).toMatchObject({ exit: 0, err: "" });
    expect(planned.out).toContain("+ make the application (snowflake of Okta's catalogue), switched on");
    expect(planned.out).toContain(`tenure apps apply --hash ${hash} --config tenure.config.mjs`);
    expect(stale).toMatchObject({ exit: 3, out: "" });
    expect(stale.err).toContain(`✗ The plan is now ${hash}.`);
    expect(applied).toMatchObject({ exit: 0, err: "" });
    expect(applied.out).toContain("2 steps are done and read back.");
    expect(again).toMatchObject({ exit: 0, out: "Nothing had to be written.\n" });
    expect(await typed("apps", "drift")).toMatchObject({ exit: 0, out: "Okta holds what is declared.\n" });
    expect(await typed("apps", "verify")).toMatchObject({
      exit: 0,
      out: expect.stringContaining("All 1 stand as declared."),
    });
    expect(await typed("evidence", "verify")).toMatchObject({ exit: 0 });
  });

  it("ends with 1 where something differs, and refuses to take away what nobody read", async () => {
    const { json, sandbox, typed } = await declaring([{ ...snowflake, others: "take-away" }]);
    await typed("apps", "apply");
    await byHand(sandbox, "PUT", ({ app, other }) => `/apps/${app}/groups/${other}`, {});

    const drift = await typed("apps", "drift");
    const verified = await typed("apps", "verify");
    const blind = await typed("apps", "apply");
    const { applications, hash } = await json("apps", "plan");
    const applied = await typed("apps", "apply", "--hash", hash);

    expect(drift).toMatchObject({
      exit: 1,
      out: "? Snowflake: the group other gives it to its members, and is not declared\n",
    });
    expect(verified).toMatchObject({ exit: 1 });
    expect(blind).toMatchObject({ exit: 3, out: "" });
    expect(blind.err).toContain("Whoever has Snowflake through this group only loses it");
    expect(applications[0].steps).toMatchObject([{ kind: "unassign-group", groupName: "other" }]);
    expect(applied).toMatchObject({ exit: 0 });
  });

  it("leaves people to verify, and says in its help that drift does not look at them", async () => {
    const { sandbox, typed } = await declaring([snowflake]);
    await typed("apps", "apply");
    const person = { profile: { login: "a@b.example", email: "a@b.example", firstName: "A", lastName: "B" } };
    await byHand(sandbox, "POST", () => "/users", person);
    const { id } = sandbox.okta.state.user("a@b.example") ?? {};
    await byHand(sandbox, "POST", ({ app }) => `/apps/${app}/users`, { id, scope: "USER" });

    expect(await typed("apps", "drift")).toMatchObject({ exit: 0 });
    expect(await typed("apps", "verify")).toMatchObject({ exit: 1, out: expect.stringContaining("1 person has it") });
    expect((await typed("apps", "drift", "--help")).out).toContain(
      "Only tenure apps verify looks at certificates,\nand at people who have an application by hand.",
    );
  });

  it("ends with 2 where the configuration is wrong, and says what, where and what to do", async () => {
    const { typed } = await declaring([
      { blueprint: "gitlab" },
      { blueprint: "snowflake", setting: {}, settings: { acount: "x" }, others: "no" },
      { blueprint: "zoom", settings: { vanity: "a" } },
      { blueprint: "zoom", settings: { vanity: "b" } },
    ]);
    const none = await declaring([]);
    const nobody = await declaring([{ ...snowflake, assignmentGroups: ["dat"] }]);

    const wrong = await typed("apps", "plan");

    expect(wrong).toMatchObject({ exit: 2, out: "" });
    expect(wrong.err.trimEnd().split("\n").slice(1)).toEqual([
      '  ✗ applications.0.blueprint: the catalogue has no "gitlab"; did you mean gitlab-com or gitlab-self-managed?',
      '  ✗ applications.1.others: expected "tell" or "take-away".',
      "  ✗ applications.1.setting: there is no such setting; what the application wants is under settings.",
      expect.stringMatching(/^ {2}✗ applications.1 \(snowflake\): account: /),
      "  ✗ applications.1 (snowflake): There is no setting acount.",
    ]);
    expect(await none.typed("apps", "plan")).toMatchObject({
      exit: 2,
      err: expect.stringContaining("declares no applications"),
    });
    expect(await nobody.typed("apps", "plan")).toMatchObject({
      exit: 2,
      err: expect.stringContaining('no group "dat"'),
    });
    expect(await nobody.typed("apps", "plan", "zoom")).toMatchObject({ exit: 2 });
    expect(await nobody.typed("apps", "instructions", "snowflake")).toMatchObject({
      exit: 2,
      err: expect.stringContaining("apply first"),
    });
  });

  it("does at the example company what the guide says", async () => {
    const sandbox = await startSandbox({
      seed: { okta: { ...oktaSeed(table._unsafeUnwrap()), settings: { rateLimits: "off" } } },
      clock: "real",
    });
    cleanUps.push(() => sandbox.close());
    const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: ":memory:" };
    const typed = async (...args: readonly string[]) => {
      const terminal = aTerminal({ folder: jupiterFolder, env });
      const exit = await tenure([...args, "--config", "sign-on.config.ts"], terminal);
      return { exit, ...terminal.written() };
    };

    const { applications, hash } = JSON.parse((await typed("apps", "plan", "--json")).out);
    const blind = await typed("apps", "apply");
    const applied = await typed("apps", "apply", "--hash", hash);
    sandbox.okta.people.switchOnProvisioning("Snowflake EU");
    const pushed = await typed("apps", "apply");
    const verified = await typed("apps", "verify");

    expect(applications.map(({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind))).toEqual([
      ["change-application"],
      ["change-application"],
      ["create-application", "assign-group"],
      ["create-application", "assign-group", "assign-group"],
      ["create-application", "assign-group", "assign-group"],
    ]);
    expect(blind).toMatchObject({ exit: 3, err: expect.stringContaining("nobody gets in until it is told") });
    // The pushes wait for a person, and nothing else does.
    expect(applied).toMatchObject({
      exit: 1,
      out: expect.stringContaining("waits for a person: the groups SNOWFLAKE_"),
    });
    expect(pushed).toMatchObject({ exit: 0, out: expect.stringContaining("3 steps are done and read back.") });
    expect(verified).toMatchObject({ exit: 0, out: expect.stringContaining("All 5 stand as declared.") });
  });

  it("shows and keeps no secret that somebody wrote into a profile", async () => {
    const profile = { role: "Manager", apiToken: "planted" };
    const { typed } = await declaring([{ ...snowflake, assignmentGroups: [{ group: "data", profile }] }]);
    const seen = [
      await typed("apps", "plan"),
      await typed("apps", "plan", "--json"),
      await typed("apps", "apply", "--json"),
      await typed("apps", "verify", "--json"),
      await typed("evidence", "export"),
    ];

    expect(seen.map(({ err, exit }) => ({ err, exit }))).toEqual(seen.map(() => ({ err: "", exit: 0 })));
    expect(JSON.stringify(seen)).not.toContain("planted");
    expect(seen[0]?.out).toContain('apiToken "(not shown)"');
  });

  it("ends with 4 where Okta cannot be reached", async () => {
    const { sandbox, typed } = await declaring([snowflake]);
    sandbox.faults.add({ vendor: "okta", route: "GET /api/v1/apps", effect: { kind: "refuse", status: 403 } });

    expect(await typed("apps", "plan")).toMatchObject({ exit: 4, out: "" });
  });

  it("hands out the provider's files: one language as it is, or all of them with the checklist", async () => {
    const { folder, json, typed } = await declaring([snowflake]);
    await typed("apps", "apply");

    const sql = await typed("apps", "instructions", "snowflake", "--format", "sql");
    const written = await typed("apps", "instructions", "snowflake", "--out", "told");
    const shown = await typed("apps", "instructions", "Snowflake");
    const other = await typed("apps", "instructions", "snowflake", "--format", "ruby");
    const { live } = await json("apps", "instructions", "snowflake");

    expect(sql.exit).toBe(0);
    expect(sql.out).toMatch(/^-- Run as ACCOUNTADMIN\.\nUSE ROLE ACCOUNTADMIN;\n/);
    expect(sql.out).toContain(`SAML2_X509_CERT = '${live.certificate}'`);
    expect(written.out).toBe("told/single-sign-on.sql\ntold/provisioning.sql\ntold/checklist.md\n");
    expect(readdirSync(join(folder, "told")).toSorted()).toEqual([
      "checklist.md",
      "provisioning.sql",
      "single-sign-on.sql",
    ]);
    expect(readFileSync(join(folder, "told", "checklist.md"), "utf8")).toMatch(
      /- \[ \] In Okta: .*\n {6}Why by hand: /,
    );
    expect(shown.out).toContain("Only a person can:");
    expect(shown.out).toContain("Cannot be taken back:");
    expect(other).toMatchObject({ exit: 2, err: expect.stringContaining("there is sql") });
  });
});
