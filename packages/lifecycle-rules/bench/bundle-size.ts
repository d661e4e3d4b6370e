import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "tsup";

/**
 * Bundles the built package for a browser and prints what each entry costs, with all it depends on; then plans a hire in
 * a context that has nothing of Node's and nothing of a page's. Run `pnpm build` first, then `pnpm bundle-size`.
 */
const bundled = async (entry: string, format: "esm" | "iife") => {
  const outDir = mkdtempSync(join(tmpdir(), "bundle-"));
  await build({
    entry: { bundle: fileURLToPath(new URL(`../dist/${entry}.js`, import.meta.url)) },
    outDir,
    format: [format],
    globalName: "tenure",
    target: "es2022",
    platform: "browser",
    minify: true,
    splitting: false,
    noExternal: [/.*/],
    config: false,
    silent: true,
    dts: false,
    outExtension: () => ({ js: ".mjs" }),
  });
  const bundle = readFileSync(join(outDir, "bundle.mjs"), "utf8");
  rmSync(outDir, { recursive: true });
  return bundle;
};

const LIMIT = 60 * 1024;
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
const sizes = new Map<string, number>();
console.log("entry       minified       gzip");
for (const entry of ["planner", "index"]) {
  const bundle = await bundled(entry, "esm");
  sizes.set(entry, gzipSync(bundle).length);
  console.log(`${entry.padEnd(10)}${kib(Buffer.byteLength(bundle))} ${kib(sizes.get(entry) ?? 0)}`);
}

const page = { TextEncoder, result: "" };
runInNewContext(
  `${await bundled("planner", "iife")}
  const rules = {
    login: { template: "{givenName}@jupiter.example", reserved: [] }, profile: { department: "department" },
    intentAttribute: "tenureTicket", closed: [], protected: [], brakes: { maxRemovals: 5 },
    zones: { attribute: "location", byValue: {}, otherwise: "Europe/Zurich" },
  };
  const grants = [{ kind: "group", groupId: "00g1", name: "Engineers" }];
  const rows = [{ id: "eng", owner: "o", reason: "r", when: { department: "Engineering" }, grants }];
  const table = tenure.defineTable({ name: "t", org: "o", rules, rows })._unsafeUnwrap();
  const given = (value) => ({ value, origin: { source: "field", id: "f", label: "f" } });
  const request = {
    kind: "joiner", ticket: { id: "1", key: "A-1" }, zone: given("Europe/Zurich"), givenName: given("Ana"),
    start: given("2027-03-01"), attributes: { department: given("Engineering") },
  };
  const seen = {
    org: "o", accounts: [], takenLogins: [], groups: [{ id: "00g1", name: "Engineers", type: "OKTA_GROUP" }],
    applications: [], openedTasks: [], sentNotifications: [],
  };
  result = tenure.plan(request, table, seen, "2027-02-01T09:00:00.000Z")._unsafeUnwrap().steps.map((s) => s.id).join();`,
  page,
);
console.log(`\nplanned in a bare context: ${page.result}`);
if ((sizes.get("planner") ?? 0) > LIMIT || page.result !== "create-account,add-to-group:00g1,activate-account") {
  console.error("the planner must stay below 60 KB gzip and run without Node");
  process.exitCode = 1;
}
