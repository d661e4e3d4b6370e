// The Lambda example in the vendor's own runtime client: cold start, invocations, time-out, crash, failed start, and what
// a dump of the environment shows. `--report FILE` writes { passed, failed } for a machine.
import { createHmac } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { aWebhook } from "@tenure/service/testing";
import { build } from "tsup";
import { deploy, type Outcome } from "./a-function.ts";
import { installClient } from "./install-client.ts";

const { values } = parseArgs({ options: { report: { type: "string" } } });
const client = installClient();
if (client.kind === "missing") {
  console.log(`The Lambda runtime was not tested: ${client.why}`);
  report(0, 0);
  process.exit(0);
}

/** What the secret holds; none of it may be seen anywhere else. */
const secret = {
  OKTA_API_TOKEN: "an-okta-token-nobody-may-see",
  JIRA_EMAIL: "tenure@jupiter.example",
  JIRA_API_TOKEN: "a-jira-token-nobody-may-see",
  JIRA_WEBHOOK_SECRET: "a-webhook-secret-nobody-may-see",
  TENURE_STORE: ":memory:",
};
const folders = { web: await bundle("web"), worker: await bundle("worker") };
const extension = createServer((_, res) => res.end(JSON.stringify({ SecretString: JSON.stringify(secret) })));
await new Promise<void>((listening) => extension.listen(0, "127.0.0.1", listening));
const extensionUrl = `http://127.0.0.1:${(extension.address() as AddressInfo).port}`;
const env = {
  TENURE_SECRET: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:tenure",
  QUEUE_URL: "https://sqs.example/tenure.fifo",
  OKTA_ORG_URL: "https://jupiter.okta.com",
  JIRA_BASE_URL: "https://jupiter.atlassian.net",
  SECRETS_EXTENSION: extensionUrl,
};
const of = (handler: string, changed: { timeoutMs?: number; env?: Readonly<Record<string, string>> } = {}) =>
  deploy({ client: client.file, folder: folders.web, handler: `web-entry.${handler}`, env, ...changed });

const notes: string[] = [];
let passed = 0;
let failed = 0;
const web = of("web");
const worker = deploy({ client: client.file, folder: folders.worker, handler: "worker-entry.worker", env });
const dump = of("dump");
const sleepy = of("sleepy", { timeoutMs: 500 });
const crashing = of("crashing");
const throwing = of("throwing");
const unlucky = of("web", { env: { ...env, SECRETS_EXTENSION: "http://127.0.0.1:1" } });

await row("cold start: asks for work, and takes a webhook", async () => {
  const answer = answered(await web.invoke(eventOf(signed())));
  note(`${Math.round(web.starts[0] ?? 0)} ms until the process asks for work`);
  return answer.statusCode === 202 && answer.body.includes("PPL-10042");
});
await row("warm: answers from the process that runs", async () => {
  const times = [];
  for (let at = 0; at < 50; at += 1) {
    const began = performance.now();
    const answer = answered(await web.invoke(eventOf(signed(`warm-${at}`))));
    if (answer.statusCode !== 202) return false;
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [median = 0, slowest = 0] = [sorted[25], sorted.at(-1)];
  note(
    `${median.toFixed(1)} ms for a webhook, median of ${times.length}; the slowest ${slowest.toFixed(1)} ms, of 50 that are allowed`,
  );
  return web.starts.length === 1;
});
await row("worker: starts, and says which messages of a batch come again", async () => {
  const batch = { Records: [{ messageId: "1", body: "not one of ours", attributes: { MessageGroupId: "1" } }] };
  const outcome = await worker.invoke(batch);
  note(`${Math.round(worker.starts[0] ?? 0)} ms until the process asks for work`);
  return outcome.kind === "answered" && outcome.body === '{"batchItemFailures":[]}';
});
await row("bad signature: refuses", async () => {
  const webhook = aWebhook();
  const forged = { ...webhook, headers: { ...webhook.headers, "x-hub-signature": `sha256=${"0".repeat(64)}` } };
  return answered(await web.invoke(eventOf(forged))).statusCode === 401;
});
await row("time-out: the process is ended, and the next event gets another", async () => {
  const outcomes = [await sleepy.invoke({}), await sleepy.invoke({})];
  return outcomes.every(({ kind }) => kind === "timed-out") && sleepy.starts.length === 2;
});
await row("crash: the event is lost to the sender, the next gets another process", async () => {
  const outcomes = [await crashing.invoke({}), await crashing.invoke({})];
  return outcomes.every(({ kind }) => kind === "crashed") && crashing.starts.length === 2;
});
await row("mistake: is told to the platform, and the process goes on", async () => {
  const outcomes = [await throwing.invoke({}), await throwing.invoke({})];
  return outcomes.every(({ kind }) => kind === "failed") && throwing.starts.length === 1;
});
await row("failed start: one sentence to the platform, and nothing secret", async () => {
  const outcome = await unlucky.invoke(eventOf(signed()));
  return outcome.kind === "not-started" && !holdsSecret(outcome.body) && !holdsSecret(unlucky.log());
});
await row("dump of the environment: shows no secret", async () => {
  const outcome = await dump.invoke({});
  return outcome.kind === "answered" && outcome.body.includes("TENURE_SECRET") && !holdsSecret(outcome.body);
});
await row("logs: hold no secret", async () => [web, worker, dump, throwing].every((one) => !holdsSecret(one.log())));

for (const one of [web, worker, dump, sleepy, crashing, throwing, unlucky]) one.stop();
extension.close();
for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
console.log(`${passed} hold, ${failed} fail`);
report(passed, failed);
process.exitCode = failed === 0 ? 0 : 1;

async function row(name: string, holds: () => Promise<boolean>): Promise<void> {
  const good = await holds();
  if (good) passed += 1;
  else failed += 1;
  console.log(`  ${good ? "holds" : "FAILS"}  ${name}`);
  for (const line of notes.splice(0)) console.log(`         ${line}`);
  if (!good) for (const one of [web, worker, unlucky]) console.log(one.log().trimEnd());
}

function note(line: string): void {
  notes.push(line);
}

function holdsSecret(text: string): boolean {
  return Object.entries(secret).some(([name, value]) => /TOKEN|SECRET/.test(name) && text.includes(value));
}

function answered(outcome: Outcome): { readonly statusCode: number; readonly body: string } {
  return outcome.kind === "answered" ? JSON.parse(outcome.body) : { statusCode: 0, body: "" };
}

/** A webhook signed with the secret that only the secret holds. */
function signed(delivery = "delivery-1"): ReturnType<typeof aWebhook> {
  const webhook = aWebhook({ delivery });
  const signature = createHmac("sha256", secret.JIRA_WEBHOOK_SECRET)
    .update(webhook.body ?? "")
    .digest("hex");
  return { ...webhook, headers: { ...webhook.headers, "x-hub-signature": `sha256=${signature}` } };
}

function eventOf({ body, headers, method, path }: ReturnType<typeof aWebhook>) {
  return {
    version: "2.0",
    rawPath: path,
    rawQueryString: "",
    headers,
    requestContext: { http: { method, path } },
    body: Buffer.from(body ?? []).toString("base64"),
    isBase64Encoded: true,
  };
}

async function bundle(name: "web" | "worker"): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "tenure-lambda-"));
  await build({
    entry: [fileURLToPath(new URL(`./${name}-entry.ts`, import.meta.url))],
    outDir,
    format: ["esm"],
    target: "node24",
    platform: "node",
    minify: true,
    splitting: true,
    noExternal: [/.*/],
    external: ["pg-native"],
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    esbuildOptions: (options) => {
      options.conditions = ["@tenure/source"];
    },
    config: false,
    silent: true,
    dts: false,
    removeNodeProtocol: false,
    outExtension: () => ({ js: ".mjs" }),
  });
  const table = import.meta.resolve("@tenure-examples/jupiter/reference-table.csv");
  copyFileSync(fileURLToPath(table), join(outDir, "reference-table.csv"));
  return outDir;
}

function report(good: number, bad: number): void {
  if (values.report === undefined) return;
  mkdirSync(dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify({ passed: good, failed: bad }));
}
