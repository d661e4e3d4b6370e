import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A worker in a process of its own. */
export interface OwnWorker {
  /** Where it serves Restate, if it does, as soon as it is ready; rejects where it ends before that. */
  readonly url: Promise<string>;
  /** Asks it to end, where it does not by itself. */
  stop(): void;
  kill(): void;
  /** How it ended, and what it did in all; a killed one cannot tell. */
  readonly ended: Promise<{
    readonly signal: NodeJS.Signals | null;
    readonly said: { readonly calls: number; readonly done: number } | undefined;
  }>;
}

const program = fileURLToPath(new URL("./queue-worker-process.ts", import.meta.url));

/** Starts a worker; the environment says what it does. */
export function aWorker(env: Readonly<Record<string, string>>): OwnWorker {
  const child = spawn(process.execPath, ["--conditions=@tenure/source", program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = Promise.withResolvers<string>();
  url.promise.catch(() => {});
  let said: { readonly calls: number; readonly done: number } | undefined;
  createInterface(child.stdout).on("line", (line) => {
    const told = JSON.parse(line);
    if ("url" in told) url.resolve(told.url ?? "");
    else said = told;
  });
  return {
    url: url.promise,
    stop: () => void child.kill("SIGTERM"),
    kill: () => void child.kill("SIGKILL"),
    ended: new Promise((settle) => {
      child.once("close", (_code, signal) => {
        url.reject(new Error(`a worker ended before it was ready (${signal})`));
        settle({ signal, said });
      });
    }),
  };
}
