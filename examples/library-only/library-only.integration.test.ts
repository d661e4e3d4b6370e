import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage } from "./build-page.ts";

let folder: string;
let weight: { readonly minified: number; readonly gzip: number };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenure-page-"));
  weight = await buildPage(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("the page", () => {
  it("weighs less than 60 KB, the whole planner included", () => {
    console.info(`the page's script: ${weight.minified} bytes, ${weight.gzip} gzip`);
    expect(weight.gzip).toBeLessThan(60_000);
  });

  it("asks for nothing from elsewhere", () => {
    expect(readFileSync(join(folder, "index.html"), "utf8")).not.toMatch(/https?:\/\//);
  });
});

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

// Skipped without a browser on the machine; it says so in the name.
describe.skipIf(CHROMIUM === undefined)("the page in a browser (needs Chromium)", () => {
  let browser: Browser;
  let server: Server;
  let page: Page;
  const trouble: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = join(folder, request.url === "/" ? "index.html" : (request.url ?? ""));
      readFile(file).then(
        (body) => response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    browser = await puppeteer.launch({ executablePath: CHROMIUM ?? "", args: ["--no-sandbox", "--disable-gpu"] });
    page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 900 });
    page.on("pageerror", (error) => trouble.push(String(error)));
    page.on("console", (message) => void (message.type() === "error" && trouble.push(message.text())));
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => trouble.push("a dialog")));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const output = () => page.$eval("output", (element) => element.innerText);

  it("says what is missing, and plans as soon as nothing is", async () => {
    expect(await output()).toMatch(/Still missing\n+First day/);

    await page.type("[name=start]", "01042099");

    expect(await output()).toMatch(/^Noémi Okafor noemi\.okafor@jupiter\.example/);
    expect(await output()).toContain("dept-data");
    expect(await output()).toMatch(/plan [0-9a-f]{64}/);
  }, 30_000);

  it("follows the form: another department, an application, a zone", async () => {
    const before = /plan ([0-9a-f]{64})/.exec(await output())?.[1];
    await page.select("[name=department]", "Engineering");
    await page.select("[name=location]", "London");
    await page.click("[value=Figma]");

    const text = await output();
    expect(text).toContain("gitlab-engineering");
    expect(text).toContain("figma-editors");
    expect(text).toContain("Europe/London");
    expect(text).not.toContain("dept-data");
    expect(/plan ([0-9a-f]{64})/.exec(text)?.[1]).not.toBe(before);
  }, 30_000);

  it("takes what is typed for text", async () => {
    await page.$eval("[name=given-name]", (input) => {
      (input as HTMLInputElement).value = "<img src=x onerror=alert(1)>";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(await page.$$("output img")).toEqual([]);
    expect(trouble).toEqual([]);
  }, 30_000);

  it("has no barrier that axe can see, light or dark", async () => {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    for (const look of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look }]);
      const found = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
      );
      expect(found).toEqual([]);
    }
  }, 60_000);
});
