import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../src/sqlite/open-database.ts";
import { sqliteLedger } from "../src/sqlite/sqlite-ledger.ts";

const program = fileURLToPath(new URL("./spool-process.ts", import.meta.url));

function run(env: Readonly<Record<string, string>>): Promise<NodeJS.Signals | number | null> {
  const child = spawn(process.execPath, ["--conditions=@tenure/source", program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((settle) => child.once("close", (code, signal) => settle(signal ?? code)));
}

describe("two processes with one spool", () => {
  it("lose and double no evidence, although both drain it and one dies in the middle", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tenure-spool-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [STORE, SPOOL, ANSWERED] = ["store.db", "spool", "answered"].map((name) => join(folder, name));
    const env = { STORE: STORE ?? "", SPOOL: SPOOL ?? "", ANSWERED: ANSWERED ?? "" };

    // Dies between entering and dropping, between putting and entering, and in the middle of a drain.
    for (const [index, kill] of [4, 12, 23].entries()) {
      const ended = await Promise.all([
        run({ ...env, WHO: `dies-${index}`, DRAFTS: "12", KILL_AT: String(kill) }),
        run({ ...env, WHO: `lives-${index}`, DRAFTS: "12" }),
      ]);
      expect(ended).toEqual(["SIGKILL", 0]);
    }
    expect(await run({ ...env, WHO: "last" })).toBe(0);

    const database = openDatabase(env.STORE)._unsafeUnwrap();
    onTestFinished(() => database.close());
    const ledger = sqliteLedger(database);
    const entered = (await ledger.read({}))._unsafeUnwrap().map(({ runId }) => runId);
    const answered = readFileSync(env.ANSWERED, "utf8").trim().split("\n");
    expect(entered).toHaveLength(new Set(entered).size);
    // One that died before it was answered may have been kept all the same.
    expect(answered.filter((id) => !entered.includes(id))).toEqual([]);
    expect(readdirSync(env.SPOOL).filter((name) => name.endsWith(".json"))).toEqual([]);
    expect((await ledger.verify())._unsafeUnwrap()).toMatchObject({ kind: "intact", entries: entered.length });
  }, 60_000);
});
