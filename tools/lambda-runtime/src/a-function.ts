import { spawn } from "node:child_process";
import { type RuntimeApi, runtimeApi, type Said } from "./runtime-api.ts";

/** What became of an event. */
export type Outcome =
  | { readonly kind: "answered" | "failed" | "not-started"; readonly body: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "crashed" };

/** A deployed function. */
export interface DeployedFunction {
  /** Gives it an event; starts a process when there is none, as after a time-out or a crash. */
  invoke(event: unknown): Promise<Outcome>;
  /** Milliseconds from the start of each process until it asked for work. */
  readonly starts: readonly number[];
  /** Everything its processes wrote. */
  log(): string;
  stop(): void;
}

/** How a function is deployed. */
export interface Deployment {
  /** The vendor's runtime client. */
  readonly client: string;
  /** Where the bundle is. */
  readonly folder: string;
  /** `entry.web` */
  readonly handler: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Deploys a function on this machine. The environment is what Lambda gives and nothing else of ours. */
export function deploy({ client, env, folder, handler, timeoutMs = 20_000 }: Deployment): DeployedFunction {
  const starts: number[] = [];
  let written = "";
  let running: { readonly api: RuntimeApi; readonly next: () => Promise<Said | "crashed">; kill(): void } | undefined;

  const start = async (): Promise<Outcome | undefined> => {
    const heard = mailbox<Said | "crashed">();
    const api = await runtimeApi(heard.put);
    const began = performance.now();
    const child = spawn(process.execPath, [client, handler], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"] ?? "",
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: handler,
        AWS_LAMBDA_RUNTIME_API: api.address,
        AWS_LAMBDA_FUNCTION_NAME: "tenure",
        AWS_LAMBDA_FUNCTION_VERSION: "1",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
        AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/tenure",
        AWS_LAMBDA_LOG_STREAM_NAME: "here",
        AWS_SESSION_TOKEN: "session",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (written += String(text)));
    child.once("exit", () => heard.put("crashed"));
    running = {
      api,
      next: heard.take,
      kill: () => {
        child.kill("SIGKILL");
        api.close();
      },
    };
    const first = await heard.take();
    if (first !== "crashed" && first.kind === "ready") {
      starts.push(performance.now() - began);
      return undefined;
    }
    end();
    return first === "crashed" ? { kind: "crashed" } : { kind: "not-started", body: bodyOf(first) };
  };
  const end = () => {
    running?.kill();
    running = undefined;
  };
  return {
    starts,
    log: () => written,
    stop: end,
    invoke: async (event) => {
      if (running === undefined) {
        const refused = await start();
        if (refused !== undefined) return refused;
      }
      if (running === undefined) return { kind: "crashed" };
      const { api, next } = running;
      api.give(JSON.stringify(event), Date.now() + timeoutMs);
      const late = Promise.withResolvers<"late">();
      const timer = setTimeout(() => late.resolve("late"), timeoutMs);
      const said = await Promise.race([next(), late.promise]);
      clearTimeout(timer);
      if (said === "late" || said === "crashed") {
        end();
        return { kind: said === "late" ? "timed-out" : "crashed" };
      }
      // It asks for more once it has answered, and is idle from then on.
      if ((await next()) === "crashed") end();
      return { kind: said.kind === "ready" ? "failed" : said.kind, body: bodyOf(said) };
    },
  };
}

const bodyOf = (said: Said) => ("body" in said ? said.body : "");

/** What was put in comes out in order, whenever it is asked for. */
function mailbox<T>() {
  const kept: T[] = [];
  const waiting: ((item: T) => void)[] = [];
  return {
    put: (item: T) => {
      const taker = waiting.shift();
      if (taker === undefined) kept.push(item);
      else taker(item);
    },
    take: () =>
      new Promise<T>((settle) => {
        const item = kept.shift();
        if (item === undefined) waiting.push(settle);
        else settle(item);
      }),
  };
}
