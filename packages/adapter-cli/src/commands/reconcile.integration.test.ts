import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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

async function atJupiter() {
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
  const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: `sqlite:${join(folder, "tenure.db")}` };
  const typed = async (args: readonly string[]) => {
    const terminal = aTerminal({ folder, env });
    const exit = await tenure([...args, "--config", config], terminal);
    return { exit, ...terminal.written() };
  };
  return { sandbox, typed };
}

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
});
