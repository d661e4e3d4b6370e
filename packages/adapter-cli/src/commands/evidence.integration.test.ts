import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startSandbox } from "@tenure/sandbox";
import { jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { fileTicket } from "../demo/file-ticket.ts";
import { hire } from "../demo/story.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const config = resolve(import.meta.dirname, "../../../../examples/jupiter/tenure.config.ts");
let folder: string;
let head: string;
let typed: (...args: readonly string[]) => Promise<{ exit: number; out: string; err: string }>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenure-cli-"));
  const seed = { at: hire.at, okta: oktaSeed(table._unsafeUnwrap()), jira: jiraSeed() };
  const sandbox = await startSandbox({ seed, clock: "real" });
  const env = { ...sandboxLine(sandbox, "jupiter.okta.com").env, TENURE_STORE: `sqlite:${join(folder, "tenure.db")}` };
  typed = async (...args) => {
    const terminal = aTerminal({ folder, env });
    return { exit: await tenure([...args, "--config", config], terminal), ...terminal.written() };
  };
  await typed("apply", (await fileTicket(sandbox.jira, hire)).key);
  await sandbox.close();
  writeFileSync(join(folder, "evidence.jsonl"), (await typed("evidence", "export")).out);
  writeFileSync(join(folder, "evidence.json"), (await typed("evidence", "export", "--json")).out);
  head = JSON.parse((await typed("evidence", "verify", "--json")).out).head;
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

const lines = () => readFileSync(join(folder, "evidence.jsonl"), "utf8").trimEnd().split("\n");

describe("tenure evidence", () => {
  it.each(["evidence.jsonl", "evidence.json"])("verifies what it handed out, without the ledger: %s", async (file) => {
    const { exit, out } = await typed("evidence", "verify", file, "--head", head);

    expect(exit).toBe(0);
    expect(out).toBe(`The chain of ${lines().length} entries is intact, up to ${head}.\n`);
  });

  it("finds an entry that was changed, and one that was cut out", async () => {
    const changed = lines().map((line, place) =>
      place === 3 ? line.replace('"actor":"tenure"', '"actor":"nobody"') : line,
    );
    writeFileSync(join(folder, "changed.jsonl"), changed.join("\n"));
    writeFileSync(join(folder, "cut.jsonl"), lines().toSpliced(5, 1).join("\n"));

    expect(await typed("evidence", "verify", "changed.jsonl")).toMatchObject({
      exit: 1,
      out: expect.stringContaining("broken at entry 4"),
    });
    expect(await typed("evidence", "verify", "cut.jsonl")).toMatchObject({
      exit: 1,
      out: expect.stringContaining("broken at entry 6"),
    });
  });

  it.each(["evidence.jsonl", "evidence.json"])(
    "finds a key that stands twice, whichever a reader takes: %s",
    async (file) => {
      const text = readFileSync(join(folder, file), "utf8");
      writeFileSync(
        join(folder, `twice-${file}`),
        text
          .replace('"actor":', '"actor":"mallory","event":"forged","actor":')
          .replace('"actor": ', '"actor": "mallory", "actor": '),
      );

      expect(await typed("evidence", "verify", `twice-${file}`)).toMatchObject({
        exit: 1,
        out: expect.stringContaining("broken at entry 1"),
      });
    },
  );

  it("finds a last line that was half written, by its number", async () => {
    writeFileSync(join(folder, "half.jsonl"), lines().join("\n").slice(0, -30));

    expect(await typed("evidence", "verify", "half.jsonl")).toMatchObject({
      exit: 1,
      out: `The chain is broken at entry ${lines().length}: Line ${lines().length} is no entry.\n`,
    });
  });

  it("finds entries cut off at the end by the hash that was kept elsewhere", async () => {
    writeFileSync(join(folder, "short.jsonl"), lines().slice(0, -2).join("\n"));

    expect((await typed("evidence", "verify", "short.jsonl")).exit).toBe(0);
    expect((await typed("evidence", "verify", "short.jsonl", "--head", head)).exit).toBe(1);
  });

  it.each(["e", "", "xyzxyzxyz"])("refuses a last hash too short to tell one from another: %j", async (short) => {
    const { err, exit } = await typed("evidence", "verify", "evidence.jsonl", "--head", short);

    expect(exit).toBe(2);
    expect(err).toContain("Give the hash, or at least 8 hex digits of it.");
  });

  it("takes the beginning of the last hash", async () => {
    expect((await typed("evidence", "verify", "evidence.jsonl", "--head", head.slice(0, 8))).exit).toBe(0);
  });

  it("complains about files that are none", async () => {
    writeFileSync(join(folder, "words.jsonl"), "hello\n");
    writeFileSync(join(folder, "other.jsonl"), '{"a":1}\n');

    expect((await typed("evidence", "verify", "words.jsonl")).err).toBe(
      "tenure: words.jsonl holds something that is not JSON.\n",
    );
    expect((await typed("evidence", "verify", "other.jsonl")).err).toBe(
      "tenure: other.jsonl: number 1 is no ledger entry.\n",
    );
    writeFileSync(join(folder, "empty.jsonl"), "");
    expect(await typed("evidence", "verify", "empty.jsonl")).toEqual({
      exit: 2,
      out: "",
      err: "tenure: empty.jsonl holds no entries.\n",
    });
    expect((await typed("evidence", "verify", "none.jsonl")).exit).toBe(2);
  });

  it("reports how well people were served, as text, as a page and as data", async () => {
    const text = await typed("evidence", "report");
    expect([text.exit, text.out]).toEqual([0, expect.stringMatching(/^Month by month.*\n.*tickets/)]);
    expect((await typed("evidence", "report", "--html")).out).toMatch(/^<!doctype html>.*Joiners, movers, leavers/s);
    expect(JSON.parse((await typed("evidence", "report", "--json")).out).tickets.length).toBeGreaterThan(0);
  });
});
