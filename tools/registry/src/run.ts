import { spawn } from "node:child_process";

/**
 * Runs a program to its end and answers what it printed; when it fails, throws with all of it.
 * Never blocks: the registry it may talk to lives in this process.
 */
export async function run(
  folder: string,
  env: NodeJS.ProcessEnv,
  program: string,
  ...args: readonly string[]
): Promise<string> {
  const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed: Buffer[] = [];
  const all: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk) && all.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => all.push(chunk));
  const code = await new Promise<number>((done, failed) =>
    child.on("error", failed).on("close", (exit) => done(exit ?? 1)),
  );
  if (code === 0) return Buffer.concat(printed).toString("utf8");
  throw new Error(`${program} ${args.join(" ")} failed\n${Buffer.concat(all).toString("utf8")}`);
}
