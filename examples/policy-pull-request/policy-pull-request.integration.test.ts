import { execFile, execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const jupiter = join(import.meta.dirname, "../jupiter");
const main = join(import.meta.dirname, "../../packages/adapter-cli/src/main.ts");
const rules = pathToFileURL(join(import.meta.dirname, "../../packages/lifecycle-rules/src/index.ts")).href;
let folder: string;

const git = (...args: readonly string[]) => {
  const who = ["-c", "user.name=Tenure", "-c", "user.email=tenure@jupiter.example", "-c", "commit.gpgsign=false"];
  return execFileSync("git", ["-C", folder, ...who, ...args], { encoding: "utf8", stdio: "pipe" }).trim();
};
const tableAt = () => join(folder, "policy/reference-table.csv");

/** A repository with Jupiter's policy on `main` (and `origin/main`), and a branch that takes a row away. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenure-review-"));
  mkdirSync(join(folder, "policy"));
  mkdirSync(join(folder, "bin"));
  for (const file of ["reference-table.csv", "table.test.yaml"])
    cpSync(join(jupiter, file), join(folder, "policy", file));
  writeFileSync(
    join(folder, "policy/tenure.config.ts"),
    `import { readFileSync } from "node:fs";
import { readCsvTable } from "${rules}";
import { forms, rules } from "${pathToFileURL(join(jupiter, "index.ts")).href}";
const file = new URL("./reference-table.csv", import.meta.url);
export default { table: readCsvTable(readFileSync(file, "utf8"), rules, "reference-table.csv"), forms };
`,
  );
  const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" --conditions=@tenure/source --no-warnings "${main}" "$@"\n`;
  writeFileSync(join(folder, "bin/npx"), npx);
  chmodSync(join(folder, "bin/npx"), 0o755);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "policy");
  git("commit", "--quiet", "--message=The policy in force");
  git("update-ref", "refs/remotes/origin/main", "main");
});
afterAll(() => rmSync(folder, { recursive: true }));

const people = JSON.stringify(
  Array.from({ length: 30 }, (_, place) => ({
    id: `person-${place}@jupiter.example`,
    attributes: { department: place < 26 ? "Data" : "Sales", employmentType: "Employee", location: "London" },
  })),
);

/** Runs shell lines as the CI does and answers how they ended. */
function run(script: string, env: Readonly<Record<string, string>>): Promise<number> {
  const PATH = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  return new Promise((resolve) => {
    const child = execFile("bash", ["-eo", "pipefail", "-c", script], { cwd: folder, env: { ...env, PATH } }, () =>
      resolve(child.exitCode ?? -1),
    );
  });
}

async function onGitHub(): Promise<{ readonly exit: number; readonly comment: string }> {
  const text = readFileSync(join(import.meta.dirname, ".github/workflows/policy.yml"), "utf8");
  const steps: readonly { readonly name?: string; readonly run?: string }[] = parse(text).jobs.impact.steps;
  const outputs = join(folder, "outputs");
  rmSync(outputs, { force: true });
  const env = { PEOPLE: people, BASE: "main", GITHUB_OUTPUT: outputs };
  for (const name of ["Check the table and its personas", "Fetch the people", "Say what it changes"]) {
    const script = steps.find((step) => step.name === name)?.run;
    const exit = await run(script ?? "exit 99", env);
    if (exit !== 0) return { exit, comment: "" };
  }
  const exit = Number(/exit=(\d+)/.exec(readFileSync(outputs, "utf8"))?.[1]);
  return { exit, comment: readFileSync(join(folder, "impact.md"), "utf8") };
}

async function onGitLab(): Promise<{ readonly exit: number; readonly comment: string }> {
  const { policy } = parse(readFileSync(join(import.meta.dirname, ".gitlab-ci.yml"), "utf8"));
  writeFileSync(join(folder, "people.json"), people);
  const env = { TENURE_PEOPLE: "people.json", CI_MERGE_REQUEST_DIFF_BASE_SHA: git("rev-parse", "main") };
  const exit = await run(policy.script.join("\n"), env);
  const file = join(folder, "impact.md");
  return { exit, comment: existsSync(file) ? readFileSync(file, "utf8") : "" };
}

describe.each([
  ["GitHub Actions", onGitHub],
  ["GitLab CI", onGitLab],
])("the table under review on %s", (_name, ci) => {
  it("lets a change pass that concerns nobody", async () => {
    expect(await ci()).toEqual({ exit: 0, comment: "**0 of 30 people** would gain or lose something.\n" });
  }, 60_000);

  it("stops a change that takes something from more people than the threshold, and says what and from how many", async () => {
    const table = readFileSync(tableAt(), "utf8");
    const [row] = table.split("\n").filter((line) => line.startsWith("dept-data,"));
    writeFileSync(tableAt(), table.replace(`${row}\n`, ""));
    // Whose row went, its persona no longer gets: that is another check's finding, and not the one looked at here.
    writeFileSync(join(folder, "policy/table.test.yaml"), "personas: []\n");
    const { comment, exit } = await ci();
    git("checkout", "--quiet", "--", "policy");

    expect(exit).toBe(1);
    expect(comment).toContain("**26 of 30 people** would gain or lose something.");
    expect(comment).toMatch(/\| loses \| \S+ \| 26 \| 26 → 0 \| dept-data \(26\) \|/);
    expect(comment).not.toContain("person-");
    expect(readFileSync(join(folder, "impact.html"), "utf8")).toContain("person-0@jupiter.example");
  }, 60_000);
});
