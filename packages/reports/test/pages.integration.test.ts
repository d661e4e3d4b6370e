import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Instant } from "@tenure/lifecycle-rules";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLargeMatrix, aMove, anImpact, someRecords } from "../scripts/sample-company.ts";
import { impactToHtml, lifecycleToHtml, matrixToHtml, planToHtml } from "../src/html.ts";

const NOW = "2027-02-28T12:00:00.000Z" as Instant;
const PAGES = {
  plan: planToHtml(aMove()),
  matrix: matrixToHtml(aLargeMatrix()),
  impact: impactToHtml(anImpact()),
  lifecycle: lifecycleToHtml(someRecords(), NOW),
};
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;

describe("pages", () => {
  it.each(Object.entries(PAGES))("%s needs nothing but itself, and no script", (_name, page) => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/i);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<html lang="en">');
  });

  it("never lets a name become markup", () => {
    const move = aMove();
    const plan = { ...move, subject: { login: HOSTILE, name: HOSTILE }, ticket: { id: "1", key: HOSTILE } };
    const [first, ...others] = anImpact().changes;
    const impact = {
      ...anImpact(),
      changes: [{ ...first, name: HOSTILE, people: [HOSTILE] }, ...others],
    } as ReturnType<typeof anImpact>;
    const matrix = { attribute: HOSTILE, values: [HOSTILE], lines: aLargeMatrix().lines.slice(0, 2) };
    const records = someRecords().map((record) => ({ ...record, ticketKey: HOSTILE }));
    for (const page of [planToHtml(plan), impactToHtml(impact), matrixToHtml(matrix), lifecycleToHtml(records, NOW)]) {
      expect(page).toContain("&lt;script&gt;");
      expect(page).not.toMatch(/<script|<img/);
    }
  });

  it("is the same bytes every time", () => {
    expect(matrixToHtml(aLargeMatrix())).toBe(PAGES.matrix);
    expect(impactToHtml(anImpact())).toBe(PAGES.impact);
  });
});

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

// Skipped without a browser on the machine; it says so in the name.
describe.skipIf(CHROMIUM === undefined)("pages in a browser (needs Chromium)", () => {
  let browser: Browser;
  let axe: string;
  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    browser = await puppeteer.launch({ executablePath: CHROMIUM ?? "", args: ["--no-sandbox", "--disable-gpu"] });
  }, 60_000);
  afterAll(async () => browser?.close());

  it.each(
    Object.entries(PAGES).flatMap(([name, html]) => ["light", "dark"].map((look) => [name, look, html] as const)),
  )(
    "%s in %s has no barrier that axe can see, and asks nobody for anything",
    async (_name, look, html) => {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look }]);
      await page.setViewport({ width: 1200, height: 900 });
      await page.setContent(html);
      await page.evaluate(axe);
      const violations = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
      );
      await page.close();
      expect(violations).toEqual([]);
      expect(asked.filter((url) => url !== "about:blank")).toEqual([]);
    },
    120_000,
  );

  it.each(Object.entries(PAGES))(
    "%s keeps every text of its pictures inside them",
    async (_name, html) => {
      const page = await browser.newPage();
      await page.setViewport({ width: 1200, height: 900 });
      await page.setContent(html);
      const outside = await page.evaluate(`[...document.querySelectorAll("svg")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1;
      }).map((text) => text.textContent);
    })`);
      await page.close();
      expect(outside).toEqual([]);
    },
    60_000,
  );
});
