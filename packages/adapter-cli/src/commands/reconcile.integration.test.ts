import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startSandbox } from "@tenure/sandbox";
import { jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { afterEach, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const config = resolve(import.meta.dirname, "../../../../examples/jupiter/tenure.config.ts");
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function atJupiter(settings?: string) {
  const okta = {
    ...oktaSeed(table._unsafeUnwrap()),
    settings: { rateLimits: "off" as const, searchLagMs: [0, 0] as [number, number] },
  };
  const sandbox = await startSandbox({ seed: { okta, jira: jiraSeed() }, clock: "real" });
  const folder = mkdtempSync(join(tmpdir(), "tenure-cli-"));
  cleanUps.push(
    () => sandbox.close(),
    () => rmSync(folder, { recursive: true }),
  );
  const own = join(folder, "tenure.config.mjs");
  if (settings !== undefined) {
    const source = `import jupiter from ${JSON.stringify(pathToFileURL(config).href)};`;
    writeFileSync(own, `${source}\nexport default { ...jupiter, ${settings} };\n`);
  }
  const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: `sqlite:${join(folder, "tenure.db")}` };
  const typed = async (args: readonly string[]) => {
    const terminal = aTerminal({ folder, env });
    const exit = await tenure([...args, "--config", settings === undefined ? config : own], terminal);
    return { exit, ...terminal.written() };
  };
  return { sandbox, typed };
}

describe("tenure review", () => {
  it("opens a campaign, takes decisions, and takes what was revoked, by its hash", async () => {
    const { sandbox, typed } = await atJupiter();
    const [yusuf] = sandbox.okta.state.users().filter(({ login }) => login.startsWith("yusuf"));
    const target = yusuf?.groups.find(({ name }) => name === "dept-data")?.id ?? "";
    const owner = "head-of-data@jupiter.example";

    const opened = await typed(["review", "open", "2027-q3", "--target", target]);
    const twice = await typed(["review", "open", "2027-q3", "--target", target]);
    const list = await typed(["review", "list", "review.json", "--as", owner]);
    const early = await typed(["review", "apply", "review.json"]);
    const kept = await typed(["review", "decide", "review.json", "--as", owner, "--keep-explained"]);
    const item = "yusuf.demir@jupiter.example:dept-data";
    const silent = await typed(["review", "decide", "review.json", "--as", owner, "--revoke", item]);
    const gone = ["review", "decide", "review.json", "--as", owner, "--revoke", item, "--reason", "moved on"];
    const revoked = await typed(gone);
    const both = await typed([...gone, "--keep", item]);
    const rest = await typed(["review", "decide", "review.json", "--as", owner, "--keep-explained"]);
    const planned = await typed(["review", "apply", "review.json"]);
    const hash = /--hash ([0-9a-f]{64})/.exec(planned.out)?.[1] ?? "";
    const applied = await typed(["review", "apply", "review.json", "--hash", hash]);

    if (process.env["SHOW"] !== undefined) console.log(opened.out, list.out, early.err, planned.out, applied.out);
    expect(opened.exit).toBe(0);
    expect(twice).toMatchObject({ exit: 2, out: "" });
    expect(list.out).toContain("yusuf.demir@jupiter.example");
    expect(early.exit).toBe(1);
    expect(early.err).toContain("3 questions are open");
    expect([kept.exit, silent.exit, revoked.exit]).toEqual([0, 2, 0]);
    expect(both).toMatchObject({ exit: 2, err: `tenure: ${item} cannot both stay and go: say one.\n` });
    expect(rest.out).toBe("0 decisions entered.\n");
    expect(planned.out).toContain("− yusuf.demir@jupiter.example  dept-data");
    expect(applied.exit).toBe(0);
    const left = sandbox.okta.state.user("yusuf.demir@jupiter.example")?.groups.map(({ name }) => name);
    expect(left).not.toContain("dept-data");
  });
});

describe("tenure adopt", () => {
  it("says of every row whether it can be switched on", async () => {
    const { typed } = await atJupiter();

    const all = await typed(["adopt"]);
    const one = await typed(["adopt", "dept-data", "--json"]);
    const nope = await typed(["adopt", "no-such-row"]);

    if (process.env["SHOW"] !== undefined) console.log(all.out, all.err);
    expect(all.exit).toBe(0);
    expect(all.out).toMatch(/^19 people, \d+ rows: \d+ on, 0 ready/);
    expect(JSON.parse(one.out)).toMatchObject({ on: true, people: 3, surprises: [] });
    expect(nope).toMatchObject({ exit: 2, err: "tenure: The table has no row called no-such-row.\n" });
  });

  it("follows only the rows that are on, takes a leftover over, and says so to whoever asks why", async () => {
    const { sandbox, typed } = await atJupiter('adoption: { rowsOn: ["everyone"] }');
    const { apiToken, state, url } = sandbox.okta;
    const group = state.groups().find(({ name }) => name === "dept-data")?.id ?? "";
    const priya = state.users().find(({ login }) => login.startsWith("priya"));
    const headers = { authorization: `SSWS ${apiToken}` };
    await fetch(`${url}/api/v1/groups/${group}/users/${priya?.id}`, { method: "PUT", headers });

    const off = await typed(["reconcile", "--json"]);
    const all = await typed(["adopt"]);
    const row = await typed(["adopt", "dept-data"]);
    const taken = await typed(["adopt", "dept-data", "--take-over", "--days", "30", "--owner", "cdo@jupiter.example"]);
    const ready = await typed(["adopt", "dept-data"]);
    const why = await typed(["why", "yusuf.demir@jupiter.example", "dept-data"]);
    const exception = await typed(["why-not", priya?.login ?? "", "dept-data"]);

    if (process.env["SHOW"] !== undefined) console.log(row.out, taken.out, ready.out, why.out, exception.out);
    expect(JSON.parse(off.out).groups).toBe(2);
    expect(all.exit).toBe(1);
    expect(all.out).toMatch(/1 on, \d+ ready to be switched on, 1 would surprise somebody/);
    expect(row.out).toContain(`− ${priya?.login}  dept-data`);
    expect(taken.out).toContain("1 exception entered, of 1 owner, for 30 days.");
    expect(ready.exit).toBe(0);
    expect(why.out).toContain("Its rows are not switched on yet");
    expect(exception.out).toContain("answers for it as an exception until");
  });
});

describe("tenure why", () => {
  it("tells how somebody holds it, and asks the ledger for the past", async () => {
    const { typed } = await atJupiter();

    const now = await typed(["why", "yusuf.demir@jupiter.example", "dept-data"]);
    const empty = await typed(["who", "dept-data", "--at", "2026-01-01T00:00:00Z"]);
    await typed(["reconcile"]);
    const past = await typed(["why", "yusuf.demir@jupiter.example", "dept-data", "--at", "2026-01-01T00:00:00Z"]);
    const early = await typed(["who", "dept-data", "--at", "2026-01-01T00:00:00Z"]);
    const moment = new Date().toISOString();
    const who = await typed(["who", "dept-data", "--at", moment]);
    const whyNot = await typed(["why-not", "yusuf.demir@jupiter.example", "aws-production-read-only", "--at", moment]);
    const attributes = await typed(["why", "department=Data", "dept-data", "--at", "2026-01-01T00:00:00Z"]);

    if (process.env["SHOW"] !== undefined) console.log(now.out, past.err, who.out, whyNot.out);
    expect(now.out).toContain("Held right now, given by somebody by hand.");
    expect(empty).toMatchObject({
      exit: 2,
      err: "tenure: The ledger is empty, so it cannot tell who had something by dept-data at 2026-01-01 00:00 UTC.\n",
    });
    expect(past).toMatchObject({ exit: 2, out: "" });
    expect(past.err).toMatch(/^tenure: The ledger begins at .* UTC, so it cannot tell what anybody had at 2026-01-01/);
    expect(early.err).toMatch(/^tenure: The ledger begins at .* UTC, so it cannot tell who had something by dept-data/);
    expect(who.out).toContain("Nobody had something by dept-data at");
    expect(whyNot.out).toContain("The ledger knows of no step that gave or took it.");
    expect(whyNot.out).toContain("What was changed by hand since then, and what the table said then, is not known.");
    expect(whyNot.out).toContain("✗ team is Analytics; the row asks for Site Reliability");
    expect(attributes).toMatchObject({ exit: 2, out: "" });
  });
});

describe("tenure reconcile", () => {
  it("shows what differs, ends with 1, and says what was asked of Okta", async () => {
    const { typed } = await atJupiter();

    const first = await typed(["reconcile"]);
    const json = await typed(["reconcile", "--json"]);

    if (process.env["SHOW"] !== undefined) console.log(first.out, first.err);
    expect(first.exit).toBe(1);
    expect(first.out).toMatch(/Read with \d+ calls/);
    expect(JSON.parse(json.out).kind).toBe("compared");
  });

  it("carries nothing out without the hash that was read", async () => {
    const { typed } = await atJupiter();

    const alone = await typed(["reconcile", "--apply"]);
    const other = await typed(["reconcile", "--apply", "--hash", "0".repeat(64)]);

    expect(alone.exit).toBe(2);
    expect(other.exit).toBe(3);
    expect(other.err).toContain("is not what would be done now");
  });
});
