import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTenure, readConfig } from "@tenure/service";
import { aWebhook, SECRET } from "@tenure/service/testing";
import { forms, table } from "@tenure-examples/jupiter";
import { expect, it, onTestFinished } from "vitest";

const program = fileURLToPath(new URL("../bench/server-process.ts", import.meta.url));
/** Webhooks on their way at once. */
const SENDERS = 20;
/** Taken before the host is killed, and again after it is back. */
const TAKEN = 100;

it("loses no webhook it answered, although it is killed with kill -9 under full load", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tenure-kill-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = `sqlite:${join(folder, "tenure.db")}`;
  const accepted = new Set<string>();
  let sent = 0;

  const first = await host(store);
  await shoot(
    first.url,
    () => accepted.size < TAKEN,
    () => first.child.kill("SIGKILL"),
  );
  const beforeDeath = accepted.size;
  const second = await host(store);
  await shoot(
    second.url,
    () => accepted.size < beforeDeath + TAKEN,
    () => second.child.kill("SIGKILL"),
  );

  const lookedAt = await ticketsInQueue(store);
  expect([...accepted].filter((id) => !lookedAt.has(id))).toEqual([]);
  console.log(
    `kill -9 under load, twice: ${sent} webhooks sent, ${accepted.size} answered with 202, every one of them still in the queue`,
  );

  /** Sends at full speed while it goes on, then kills, and lets what is on its way come to its end. */
  async function shoot(url: string, goesOn: () => boolean, kill: () => void): Promise<void> {
    let killed = false;
    const sender = async () => {
      while (!killed) {
        sent += 1;
        const ticketId = String(20_000 + sent);
        const status = await send(url, ticketId);
        if (status === undefined) return;
        if (status === 202) accepted.add(ticketId);
        if (goesOn() || killed) continue;
        kill();
        killed = true;
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, sender));
  }
});

async function host(store: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ["--conditions=@tenure/source", program, "durable", store], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { url: line.toString().trim(), child };
}

/** The status, or `undefined` where nobody answered. */
async function send(url: string, issueId: string): Promise<number | undefined> {
  const { body = new Uint8Array(), headers, method, path } = aWebhook({ delivery: `delivery-${issueId}`, issueId });
  try {
    const response = await fetch(url + path, { method, headers, body: Uint8Array.from(body) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

/** What a worker over this store asks Jira for, before it has nothing left to do. */
async function ticketsInQueue(store: string): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  const nothingThere: typeof fetch = async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const id = /\/issue\/(\d+)/.exec(pathname)?.[1];
    if (id !== undefined) asked.add(id);
    if (pathname.endsWith("/field")) return Response.json([]);
    return Response.json({ errorMessages: [], errors: {} }, { status: 404 });
  };
  const settings = {
    table,
    forms,
    store,
    okta: { orgUrl: "https://okta.invalid", auth: { apiToken: "x" } },
    jira: { baseUrl: "https://jira.invalid", auth: { accessToken: "x" }, webhookSecrets: [SECRET] },
  };
  const opened = await readConfig(settings).asyncAndThen((config) =>
    createTenure(config, { calls: { fetch: nothingThere, wait: async () => {} } }),
  );
  const tenure = opened._unsafeUnwrap();
  onTestFinished(() => tenure.close());
  (await tenure.work())._unsafeUnwrap();
  return asked;
}
