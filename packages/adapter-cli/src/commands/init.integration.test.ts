import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@tenure/sandbox";
import { jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { afterEach, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { fileTicket } from "../demo/file-ticket.ts";
import { hire } from "../demo/story.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A folder inside the package, so that what is written there finds the packages it imports. */
function aFolder(): string {
  const folder = mkdtempSync(join(import.meta.dirname, "../../test/init-"));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function atJupiter(folder: string) {
  // A new client keeps a measured pace; here nobody else needs the limits.
  const okta = { ...oktaSeed(table._unsafeUnwrap()), settings: { rateLimits: "off" as const } };
  const seed = { okta, jira: jiraSeed() };
  const sandbox = await startSandbox({ seed, clock: "real" });
  cleanUps.push(() => sandbox.close());
  const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: ":memory:" };
  const typed = async (...args: readonly string[]) => {
    const terminal = aTerminal({ folder, env });
    return { exit: await tenure(args, terminal), ...terminal.written() };
  };
  return { sandbox, typed };
}

describe("tenure init", () => {
  it("writes a configuration that plans a real ticket", async () => {
    const folder = aFolder();
    const { sandbox, typed } = await atJupiter(folder);

    const wrote = await typed("init", "--zone", "Europe/Zurich", "--owner", "it@jupiter.example", "--json");
    const { key } = await fileTicket(sandbox.jira, hire);
    const planned = await typed("plan", key, "--json");

    expect(wrote.exit).toBe(0);
    expect(JSON.parse(wrote.out)).toMatchObject({
      files: ["tenure.config.ts", "reference-table.csv"],
      forms: [
        { name: "onboarding", kind: "joiner", requestTypeId: "11" },
        { name: "change", kind: "mover", requestTypeId: "12" },
        { name: "termination", kind: "leaver", requestTypeId: "13" },
      ],
    });
    expect(planned.err).toBe("");
    const steps = JSON.parse(planned.out).plan.steps.map(({ id }: { readonly id: string }) => id);
    expect(steps).toContain("create-account");
    expect(steps).toContain("add-to-group:00gooXYBXcob6WbUt5d7");
  }, 30_000);

  it("guesses logins as they are, and leaves out groups that Okta fills by itself", async () => {
    const folder = aFolder();
    const { typed } = await atJupiter(folder);

    const { out } = await typed("init", "--zone", "Europe/Zurich");

    expect(out).not.toContain("npm install");
    const config = readFileSync(join(folder, "tenure.config.ts"), "utf8");
    expect(config).toContain('template: "{givenName}.{familyName}@jupiter.example"');
    expect(config).toContain('location: "officeLocation"');
    expect(readFileSync(join(folder, "reference-table.csv"), "utf8")).not.toContain("news-");
  }, 30_000);

  it("writes over nothing, and asks nobody before it may", async () => {
    const folder = aFolder();
    const { typed } = await atJupiter(folder);
    await typed("init", "--zone", "Europe/Zurich");

    expect(await typed("init")).toEqual({
      exit: 2,
      out: "",
      err: "tenure: tenure.config.ts exists already: give --force to write over it, or another name.\n",
    });
  }, 30_000);

  it.each([
    [["--zone", "Mars/Olympus"], "is no time zone"],
    [["--zone", ""], "is no time zone"],
    [["--owner", "a@b.example\nc"], "one mail address"],
    [["--owner", "a@b.example, c@d.example"], "one mail address"],
    [["--owner", '"a"@b.example'], "one mail address"],
    [["--owner", "somebody"], "one mail address"],
  ])("refuses what would make a file that does not load: %j", async (args, words) => {
    const terminal = aTerminal({ folder: aFolder() });

    expect(await tenure(["init", ...args], terminal)).toBe(2);
    expect(terminal.written().err).toContain(words);
  });

  it("says which packages the files need, where there are none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tenure-init-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const { typed } = await atJupiter(folder);

    expect((await typed("init", "--zone", "Europe/Zurich")).out).toContain(
      "npm install @tenure/lifecycle-rules @tenure/service",
    );
  }, 30_000);

  it("says what the environment lacks", async () => {
    const terminal = aTerminal({ folder: aFolder(), env: { OKTA_ORG_URL: "https://acme.okta.com" } });

    expect(await tenure(["init"], terminal)).toBe(2);
    expect(terminal.written().err).toContain("JIRA_BASE_URL is not set.");
  });
});
