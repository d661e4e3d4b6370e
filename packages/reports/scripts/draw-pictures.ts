// Draws the pictures that the documentation shows, light and dark. Needs Chromium; its name may be given.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Instant } from "@tenure/lifecycle-rules";
import { impactToHtml, lifecycleToHtml, matrixToHtml, planToHtml } from "../src/html.ts";
import { aLargeMatrix, aMove, anImpact, someRecords } from "./sample-company.ts";

const over = { kind: "max-removals-per-row", count: 142, limit: 50 };
const sentence = "Row data-science would have taken 282 groups and applications within 24 hours; the table allows 50.";
const pictures = [
  { name: "plan", height: 900, page: planToHtml(aMove()) },
  { name: "matrix", height: 1500, page: matrixToHtml(aLargeMatrix()) },
  { name: "impact", height: 760, page: impactToHtml(anImpact(), { brakes: [{ ...over, sentence }] }) },
  {
    name: "lifecycle",
    height: 2300,
    page: lifecycleToHtml(someRecords().slice(-180), "2027-02-28T12:00:00.000Z" as Instant),
  },
];

const folder = await mkdtemp(join(tmpdir(), "tenure-pictures-"));
const chromium = process.argv[2] ?? "chromium";
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
for (const { height, name, page } of pictures) {
  const file = join(folder, `${name}.html`);
  await writeFile(file, page);
  for (const [look, setting] of [
    ["light", 1],
    ["dark", 0],
  ] as const) {
    const picture = new URL(`../pictures/${name}-${look}.png`, import.meta.url).pathname;
    await promisify(execFile)(chromium, [
      ...flags,
      `--window-size=1200,${height}`,
      `--blink-settings=preferredColorScheme=${setting}`,
      `--screenshot=${picture}`,
      `file://${file}`,
    ]);
  }
}
await rm(folder, { recursive: true });
