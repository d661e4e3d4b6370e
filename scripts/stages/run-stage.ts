import { spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Stage } from "./stage.ts";

/** How a stage went. */
export interface StageOutcome {
  readonly stage: Stage;
  readonly passed: boolean;
  readonly seconds: number;
  /** All it printed, both streams in order. */
  readonly output: string;
}

/** Runs a stage's commands in the repository's root, with its own programs first on the path. */
export async function runStage(stage: Stage, root: string, color: boolean): Promise<StageOutcome> {
  const started = performance.now();
  const chunks: Buffer[] = [];
  let passed = true;
  for (const [program = "", ...args] of stage.commands) {
    passed = (await exitCode(program, args, root, color, chunks)) === 0;
    if (!passed) break;
  }
  const seconds = (performance.now() - started) / 1000;
  return { stage, passed, seconds, output: Buffer.concat(chunks).toString("utf8") };
}

function exitCode(
  program: string,
  args: readonly string[],
  root: string,
  color: boolean,
  chunks: Buffer[],
): Promise<number> {
  const path = `${resolve(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`;
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const env = { ...inherited, PATH: path, ...(color ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) };
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${program} does not start: ${error.message}\n`));
      done(127);
    });
    child.on("close", (code) => done(code ?? 1));
  });
}
