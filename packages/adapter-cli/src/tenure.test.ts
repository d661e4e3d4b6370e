import { describe, expect, it } from "vitest";
import { aTerminal } from "../test/a-terminal.ts";
import { tenure } from "./tenure.ts";

async function typed(...args: readonly string[]) {
  const terminal = aTerminal();
  const exit = await tenure(args, terminal);
  return { exit, ...terminal.written() };
}

describe("tenure", () => {
  it("suggests the nearest command for one it does not know", async () => {
    const { err, exit, out } = await typed("aply", "PPL-1");

    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toBe("tenure: unknown command 'aply'\n(Did you mean apply?)\n");
  });

  it("asks for what is missing", async () => {
    expect(await typed("plan")).toEqual({ exit: 2, out: "", err: "tenure: missing required argument 'key'\n" });
  });

  it("says where the configuration should be", async () => {
    expect(await typed("plan", "PPL-1")).toEqual({
      exit: 2,
      out: "",
      err: 'tenure: There is no configuration at tenure.config.ts: give one with --config FILE, or make one with "tenure init".\n',
    });
  });

  it.each([["--help"], ["plan", "--help"], ["help", "sandbox"]])("helps with exit code 0: %s", async (...args) => {
    const { err, exit, out } = await typed(...args);

    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toContain("Usage: tenure");
  });
});
