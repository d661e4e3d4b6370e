import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Sandbox, type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { fields, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { afterEach, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { fileTicket } from "../demo/file-ticket.ts";
import { jiraCall } from "../demo/jira-call.ts";
import { type Filing, hire } from "../demo/story.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const config = resolve(import.meta.dirname, "../../../../examples/jupiter/tenure.config.ts");
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** Jupiter's Okta and Jira, with whatever is wrong in them, and the command typed against it. */
async function atJupiter(wrong: (seed: Required<SandboxSeed>) => SandboxSeed = (seed) => seed) {
  const seed = { at: hire.at, okta: oktaSeed(table._unsafeUnwrap()), jira: jiraSeed() };
  const sandbox = await startSandbox({ seed: wrong(seed), clock: "real" });
  const folder = mkdtempSync(join(tmpdir(), "tenure-cli-"));
  cleanUps.push(
    () => sandbox.close(),
    () => rmSync(folder, { recursive: true }),
  );
  const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: `sqlite:${join(folder, "tenure.db")}` };
  const typed = async (args: readonly string[], changed: Readonly<Record<string, string>> = {}) => {
    const terminal = aTerminal({ folder, env: { ...env, ...changed } });
    const exit = await tenure([...args, "--config", config], terminal);
    return { exit, ...terminal.written() };
  };
  return { sandbox, typed, file: (filing: Partial<Filing> = {}) => fileTicket(sandbox.jira, { ...hire, ...filing }) };
}

const change = ({ jira }: Sandbox, key: string, fields: object) =>
  jiraCall(jira, "PUT", `/rest/api/3/issue/${key}`, { fields });

describe("tenure, configured for a sandbox as it would be for a real org and site", () => {
  it("plans, carries out exactly that plan, and has nothing left to do", async () => {
    const { file, typed } = await atJupiter();
    const { key } = await file();

    const planned = await typed(["plan", key, "--json"]);
    const { hash } = JSON.parse(planned.out).plan;
    const stale = await typed(["apply", key, "--hash", "0".repeat(64)]);
    const applied = await typed(["apply", key, "--hash", hash, "--json"]);
    const again = await typed(["run", "--json"]);
    const verified = await typed(["evidence", "verify", "--json"]);

    expect(planned.exit).toBe(0);
    expect(stale).toMatchObject({ exit: 3, out: "" });
    expect(stale.err.trimEnd().split("\n").slice(1)).toEqual([`  ✗ The plan is now ${hash}.`]);
    expect(applied.exit).toBe(0);
    expect(JSON.parse(applied.out)).toMatchObject({ state: "waiting", nextDue: "2027-01-03T23:00:00.000Z" });
    expect(again.exit).toBe(0);
    expect(JSON.parse(again.out).failures).toEqual([]);
    expect(JSON.parse(verified.out)).toMatchObject({ kind: "intact" });
  }, 30_000);

  it("names a misspelt department with the nearest one, and a missing start date, together", async () => {
    const { file, sandbox, typed } = await atJupiter(({ jira, ...seed }) => ({
      ...seed,
      jira: {
        ...jira,
        fields: jira?.fields?.map((field) =>
          field.id === fields.department.id ? { ...field, options: ["Climate Sciense"] } : field,
        ),
      },
    }));
    const answers = hire.answers.map(([field, value]) =>
      field === fields.department ? ([field, "Climate Sciense"] as const) : ([field, value] as const),
    );
    const { key } = await file({ answers });
    await change(sandbox, key, { [fields.start.id]: null });

    const { err, exit } = await typed(["plan", key]);

    expect(exit).toBe(2);
    expect(err).toContain("tenure: The form of PPL-1 has 2 mistakes, so there is no plan.\n");
    expect(err).toContain("  ✗ Start date is not filled in.\n");
    expect(err).toContain('Did you mean "Climate Science"?');
  }, 30_000);

  it("refuses a plan for a group that Okta does not have, and does nothing", async () => {
    const { file, sandbox, typed } = await atJupiter(({ okta, ...seed }) => ({
      ...seed,
      okta: {
        ...okta,
        groups: okta?.groups?.filter(({ name }) => name !== "office-zurich"),
        users: [],
        apps: okta?.apps?.map((app) => ({ ...app, users: [] })),
      },
    }));
    const { key } = await file();

    const { err, exit } = await typed(["apply", key, "--json"]);

    expect(exit).toBe(3);
    expect(err).toBe("");
    expect(sandbox.okta.state.user("noemi.mueller-okafor@jupiter.example")).toBeUndefined();
  }, 30_000);

  it("says in one sentence who could not be reached, and finishes on the second try", async () => {
    const { file, typed } = await atJupiter();
    const { key } = await file();

    const away = await typed(["apply", key], { OKTA_ORG_URL: "http://127.0.0.1:9" });
    const back = await typed(["apply", key]);

    expect(away).toMatchObject({ exit: 4, out: "" });
    expect(away.err.trimEnd().split("\n")).toHaveLength(1);
    expect(back.exit).toBe(0);
  }, 60_000);

  it("says that nobody has such a ticket", async () => {
    const { typed } = await atJupiter();

    const { err, exit } = await typed(["plan", "PPL-99"]);

    expect(exit).toBe(2);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  }, 30_000);

  it("explains the table for people as Okta knows them, and infers one from what they hold", async () => {
    const { typed } = await atJupiter(({ okta, ...seed }) => ({
      ...seed,
      // A new client keeps a measured pace; here nobody else needs the limits.
      okta: { ...okta, settings: { rateLimits: "off" } },
    }));

    const why = await typed(["why", "yusuf.demir@jupiter.example", "SNOWFLAKE_ANALYST"]);
    const nobody = await typed(["why", "nobody@jupiter.example", "SNOWFLAKE_ANALYST"]);
    const who = await typed(["who", "dept-data", "--json"]);
    const mined = await typed(["mine"]);

    expect(why.out).toContain("snowflake-analysts  department = Data\n");
    expect(nobody).toEqual({ exit: 2, out: "", err: "tenure: Okta knows nobody called nobody@jupiter.example.\n" });
    expect(JSON.parse(who.out).people.toSorted()).toEqual([
      "aiko.brandt@jupiter.example",
      "felix.baumann@jupiter.example",
      "yusuf.demir@jupiter.example",
    ]);
    expect(mined.exit).toBe(0);
    expect(mined.err).toMatch(
      /\ntenure: \d+ rows inferred from who is in which group; \d+ memberships fit none of them, and \d+ more would be given\. They are listed with --json\.\n$/,
    );
    expect(mined.out).toContain("jupiter-everyone | google-workspace-users");
  }, 30_000);

  it("names every variable that is missing", async () => {
    const terminal = aTerminal({ env: {} });

    expect(await tenure(["plan", "PPL-1", "--config", config], terminal)).toBe(2);
    const { err } = terminal.written();
    expect(err).toContain("OKTA_ORG_URL");
    expect(err).toContain("JIRA_BASE_URL");
  });
});
