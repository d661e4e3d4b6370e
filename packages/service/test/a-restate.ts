import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { aFreePort } from "./a-free-port.ts";

/** A Restate server of one's own. */
export interface OwnRestate {
  readonly ingressUrl: string;
  /** Tells the server where a worker is. With `http11`, that it speaks no HTTP/2. */
  register(url: string, options?: { readonly http11?: boolean }): Promise<void>;
  /** What the server says of itself, asked in SQL. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Resolves when every call that was handed over is made, those that wait for their time excepted. */
  quiet(): Promise<void>;
  /** Ends the server as a power cut does, and starts it again over what it kept. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the real server on free ports; its files end with it. */
export async function aRestate(): Promise<OwnRestate> {
  const folder = mkdtempSync(join(tmpdir(), "tenure-restate-"));
  const [ingress, admin, node] = [await aFreePort(), await aFreePort(), await aFreePort()];
  const adminUrl = `http://127.0.0.1:${admin}`;
  const start = async () => {
    const server = spawn(program(), [], {
      cwd: folder,
      stdio: "ignore",
      env: {
        ...process.env,
        RESTATE_DISABLE_TELEMETRY: "true",
        RESTATE_BASE_DIR: join(folder, "data"),
        RESTATE_NODE_NAME: "own",
        RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
        RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
        RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
        RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
        RESTATE_DEFAULT_NUM_PARTITIONS: "4",
        RESTATE_ROCKSDB_TOTAL_MEMORY_SIZE: "128MB",
        RESTATE_LOG_FILTER: "off",
      },
    });
    const ended = new Promise<void>((settle) => server.once("exit", () => settle()));
    for (const url of [`${adminUrl}/health`, `http://127.0.0.1:${ingress}/restate/health`]) {
      while (!(await isUp(url))) {
        if (server.exitCode !== null) throw new Error(`Restate ended by itself (${server.exitCode})`);
        await rest(20);
      }
    }
    return { server, ended };
  };
  let running = await start();
  const end = async (signal: NodeJS.Signals) => {
    running.server.kill(signal);
    await running.ended;
  };
  const query = async (sql: string) => {
    const response = await fetch(`${adminUrl}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query: sql }),
    });
    const { rows = [] } = (await response.json()) as { readonly rows?: readonly Readonly<Record<string, unknown>>[] };
    return rows;
  };
  return {
    ingressUrl: `http://127.0.0.1:${ingress}`,
    query,
    register: async (uri, { http11 = false } = {}) => {
      const response = await fetch(`${adminUrl}/deployments`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ uri, use_http_11: http11, force: true }),
      });
      if (!response.ok) throw new Error(`Restate did not register the worker: ${await response.text()}`);
    },
    quiet: async () => {
      const open = "SELECT id FROM sys_invocation WHERE status NOT IN ('completed', 'scheduled') LIMIT 1";
      // A call that was taken is shown a moment later: once the log it was written to has been read.
      for (let silent = 0; silent < 25; silent += 1) {
        if ((await query(open)).length > 0) silent = 0;
        await rest(20);
      }
    },
    cut: async () => {
      await end("SIGKILL");
      running = await start();
    },
    stop: async () => {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's program, as the package for this machine brings it. */
function program(): string {
  const wrapper = createRequire(import.meta.url).resolve("@restatedev/restate-server/package.json");
  return createRequire(wrapper).resolve(
    `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`,
  );
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
