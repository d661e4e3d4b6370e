// Webhooks a second: bare Express with the same check of signatures, ours, and ours with every webhook on the disk
// before it is answered. In turns, so that a busy machine is busy for all.
// `node --conditions=@tenure/source packages/adapter-express/bench/load.ts`
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aWebhook } from "@tenure/service/testing";
import autocannon from "autocannon";

const KINDS = ["bare", "ours", "durable"] as const;
const ROUNDS = 3;
const SECONDS = 4;

const folder = mkdtempSync(join(tmpdir(), "tenure-load-"));
const servers = await Promise.all(KINDS.map(serve));
const measured = new Map<string, { readonly perSecond: number; readonly p99: number; readonly refused: number }[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { kind, url } of servers) {
    const result = await shoot(url, `${kind}-${round}`);
    measured.set(kind, [...(measured.get(kind) ?? []), result]);
  }
}
for (const { stop } of servers) stop();
rmSync(folder, { recursive: true });

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rate = (kind: string) => median((measured.get(kind) ?? []).map(({ perSecond }) => perSecond));
for (const kind of KINDS) {
  const runs = measured.get(kind) ?? [];
  const refused = runs.reduce((sum, run) => sum + run.refused, 0);
  const ratio = rate(kind) / rate("bare");
  console.log(
    `${kind.padEnd(8)} ${Math.round(rate(kind))} accepted a second, p99 ${median(runs.map(({ p99 }) => p99))} ms, ${refused} refused, ${ratio.toFixed(2)} of bare Express`,
  );
}

async function serve(kind: (typeof KINDS)[number]) {
  const script = fileURLToPath(new URL("./server-process.ts", import.meta.url));
  const store = kind === "durable" ? `sqlite:${join(folder, "tenure.db")}` : ":memory:";
  const child = spawn(process.execPath, ["--conditions=@tenure/source", script, kind, store], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { kind, url: line.toString().trim(), stop: () => child.stdin.end() };
}

async function shoot(url: string, run: string) {
  let sent = 0;
  const result = await autocannon({
    url,
    connections: 20,
    duration: SECONDS,
    requests: [
      {
        setupRequest: (request) => {
          sent += 1;
          const { body, headers, method, path } = aWebhook({ delivery: `${run}-${sent}`, issueId: String(sent % 500) });
          return { ...request, method: method as "POST", path, headers, body: Buffer.from(body ?? []) };
        },
      },
    ],
  });
  return { perSecond: result["2xx"] / result.duration, p99: result.latency.p99, refused: result.non2xx };
}
