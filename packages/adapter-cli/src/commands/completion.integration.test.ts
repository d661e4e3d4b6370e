import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

async function script(shell: string): Promise<string> {
  const terminal = aTerminal();
  expect(await tenure(["completion", shell], terminal)).toBe(0);
  return terminal.written().out;
}

/** What bash offers after these words; the last one is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const asked = `${await script("bash")}
COMP_WORDS=(${["tenure", ...words].map((word) => `"${word}"`).join(" ")}); COMP_CWORD=${words.length}
_tenure; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", asked], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.split("\n").filter((line) => line !== "");
}

describe("tenure completion", () => {
  it("offers commands to bash", async () => {
    expect(await offered("ap")).toEqual(["apply", "approve", "apps"]);
    expect(await offered("apps", "v")).toEqual(["verify"]);
    expect(await offered("table", "")).toEqual(expect.arrayContaining(["lint", "test", "impact", "matrix"]));
  });

  it("offers the options of the command that was typed, and those of all", async () => {
    expect(await offered("apply", "PPL-1", "--")).toEqual(["--hash", "--json", "--config", "--help"]);
  });

  it("offers the values an option takes", async () => {
    expect(await offered("sandbox", "--clock", "v")).toEqual(["virtual"]);
  });

  it("gives zsh and fish every command with its help", async () => {
    expect(await script("zsh")).toContain("_tenure_table_lint()");
    expect(await script("fish")).toContain("-a why-not -d 'say what keeps somebody from a group or application'");
  });

  it("knows three shells", async () => {
    const terminal = aTerminal();

    expect(await tenure(["completion", "tcsh"], terminal)).toBe(2);
    expect(terminal.written().err).toContain("Allowed choices are bash, zsh, fish.");
  });
});
