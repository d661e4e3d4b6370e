// What a webhook costs: Express that only reads it, Express that checks its signature too, ours in memory, and ours with
// every webhook on the disk before it is answered. In turns, so that a busy machine is busy for all; processor time is
// the server's own, which a busy machine changes least.
// `node --conditions=@tenure/source packages/adapter-express/bench/load.ts`
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { aWebhook } from "@tenure/service/testing";
import autocannon from "autocannon";

const KINDS = {
  bare: "Express that reads the webhook",
  signed: "Express that checks the signature",
  memory: "ours, store in memory",
  durable: "ours, on the disk before the answer",
};
const ROUNDS = Number(process.env["ROUNDS"] ?? 5);
const SECONDS = Number(process.env["SECONDS"] ?? 3);
const CONNECTIONS = 50;
/** More than are sent in a round, made beforehand: whoever sends must not be slower than who is measured. */
const PREPARED = 60_000;

interface Round {
  readonly perSecond: number;
  readonly micros: number;
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
}

const folder = mkdtempSync(join(tmpdir(), "tenure-load-"));
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
const servers = await Promise.all(kinds.map(serve));
const measured = new Map<string, Round[]>();
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const server of servers) {
    const result = await shoot(server, `${server.kind}-${round}`);
    // The first round warms up.
    if (round > 0) measured.set(server.kind, [...(measured.get(server.kind) ?? []), result]);
  }
}
for (const { stop } of servers) stop();
rmSync(folder, { recursive: true });

const rounds = (kind: string, member: keyof Round) => (measured.get(kind) ?? []).map((one) => one[member]);
console.log(
  "                                     accepted/s   of signed   CPU µs each   of signed   p50 ms   p99 ms   refused",
);
for (const kind of kinds) {
  const [rate, micros] = [median(rounds(kind, "perSecond")), median(rounds(kind, "micros"))];
  const cells = [
    Math.round(rate),
    (rate / median(rounds("signed", "perSecond"))).toFixed(2),
    Math.round(micros),
    (median(rounds("signed", "micros")) / micros).toFixed(2),
    median(rounds(kind, "p50")),
    median(rounds(kind, "p99")),
    rounds(kind, "refused").reduce((sum, count) => sum + count, 0),
  ];
  const widths = [13, 12, 14, 12, 9, 9, 10];
  console.log(KINDS[kind].padEnd(36) + cells.map((cell, at) => String(cell).padStart(widths[at] ?? 0)).join(""));
}

async function serve(kind: (typeof kinds)[number]) {
  const script = fileURLToPath(new URL("./server-process.ts", import.meta.url));
  const store = kind === "durable" ? `sqlite:${join(folder, "tenure.db")}` : ":memory:";
  const child = spawn(process.execPath, ["--conditions=@tenure/source", script, kind, store], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const said = async () => ((await once(child.stdout, "data")) as [Buffer])[0].toString().trim();
  return {
    kind,
    url: await said(),
    cpu: async () => {
      child.stdin.write("\n");
      return Number(await said());
    },
    stop: () => child.stdin.end(),
  };
}

async function shoot({ cpu, url }: Awaited<ReturnType<typeof serve>>, run: string): Promise<Round> {
  const prepared = Array.from({ length: PREPARED }, (_, at) => {
    const { body, headers, method, path } = aWebhook({ delivery: `${run}-${at}`, issueId: String(at % 500) });
    return { method: method as "POST", path, headers, body: Buffer.from(body ?? []) };
  });
  let sent = 0;
  const before = await cpu();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [
      {
        setupRequest: (request) => {
          sent += 1;
          return { ...request, ...prepared[sent % PREPARED] };
        },
      },
    ],
  });
  return {
    perSecond: result["2xx"] / result.duration,
    micros: ((await cpu()) - before) / result["2xx"],
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
