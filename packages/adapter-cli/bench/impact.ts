import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { aChange, type Company } from "./a-change.ts";

/**
 * What `tenure table impact` takes over a snapshot, the whole process from start to end, and whether its answers are the
 * same bytes whatever the order of people and rows. Run: `pnpm --filter @tenure/adapter-cli bench:impact [people] [rows]`.
 */
const [size = "10000", rowCount = "500"] = process.argv.slice(2);
/** A process that says at its end how many microseconds of the processor it took: a busy machine's clock says little. */
const TELLING = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs"; process.on("exit", () => { const { user, system } = process.cpuUsage(); writeSync(3, String(user + system)); });`,
)}`;
const main = resolve(import.meta.dirname, "../src/main.ts");
const folder = mkdtempSync(join(tmpdir(), "tenure-bench-"));

try {
  const { after, before, people } = aChange(Number(size), Number(rowCount));
  const orders: readonly (readonly [string, Company])[] = [
    ["as-is", { after, before, people }],
    ["turned-round", { after: turned(after), before: turned(before), people: people.toReversed() }],
  ];
  for (const [name, company] of orders) write(name, company);
  console.log(
    `${people.length} people, ${before.rows.length} rows, ${after.rows.length} after; node ${process.version}`,
  );
  for (const picture of ["--json", "--markdown", "--html", "text"]) {
    const told = orders.map(([name]) => impact(name, picture === "text" ? [] : [picture]));
    const digests = new Set(told.map(({ digest }) => digest));
    const seconds = told.map((one) => one.seconds.toFixed(1)).join(" and ");
    const processor = told.map((one) => one.processor.toFixed(1)).join(" and ");
    const bytes = told[0]?.bytes ?? 0;
    console.log(
      `${picture.padEnd(10)} ${seconds} s, of the processor ${processor} s; ${bytes} bytes, ${digests.size === 1 ? "the same whatever the order" : "NOT THE SAME"}`,
    );
    if (digests.size !== 1) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

function turned(table: Company["before"]): Company["before"] {
  return { ...table, rows: table.rows.toReversed() };
}

function write(name: string, { after, before, people }: Company): void {
  writeFileSync(join(folder, `${name}.people.json`), JSON.stringify(people));
  writeFileSync(join(folder, `${name}.before.csv`), csvOf(before));
  writeFileSync(join(folder, `${name}.after.csv`), csvOf(after));
  const rules = JSON.stringify({
    login: { template: "{givenName}.{familyName}@jupiter.example" },
    profile: { department: "department", team: "team", location: "city" },
    intentAttribute: "tenureTicket",
    closed: [],
    zones: { otherwise: "Europe/Zurich" },
    protected: [],
    brakes: {},
  });
  const source = [
    `import { readFileSync } from "node:fs";`,
    `import { readCsvTable } from ${JSON.stringify(import.meta.resolve("@tenure/lifecycle-rules"))};`,
    `const text = readFileSync(${JSON.stringify(join(folder, `${name}.after.csv`))}, "utf8");`,
    `export default { table: readCsvTable(text, ${rules}), forms: [] };`,
  ];
  writeFileSync(join(folder, `${name}.config.mjs`), source.join("\n"));
}

function csvOf({ org, rows }: Company["before"]): string {
  const lines = rows.map(({ department, group, id, location, team }) =>
    [id, "it@jupiter.example", "bench", "birthright", department, team, location, group, group].join(","),
  );
  const header = "id,owner,reason,class,department,team,location,group,groupName";
  return ["#name,bench", `#org,${org}`, header, ...lines, ""].join("\n");
}

function impact(name: string, options: readonly string[]) {
  const args = ["table", "impact", "--base", `${name}.before.csv`, "--people", `${name}.people.json`];
  const from = process.hrtime.bigint();
  const { output, status, stderr, stdout } = spawnSync(
    process.execPath,
    ["--conditions=@tenure/source", "--import", TELLING, main, ...args, "--config", `${name}.config.mjs`, ...options],
    { cwd: folder, maxBuffer: 2 ** 30, encoding: "utf8", stdio: ["ignore", "pipe", "pipe", "pipe"] },
  );
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  if (status !== 1) throw new Error(`ended with ${status}: ${stderr}`);
  const processor = Number(output[3]) / 1e6;
  return {
    seconds,
    processor,
    bytes: Buffer.byteLength(stdout),
    digest: createHash("sha256").update(stdout).digest("hex"),
  };
}
