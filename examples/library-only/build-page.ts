import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

/** Builds the page into a folder and answers what its script weighs, in bytes. */
export async function buildPage(outDir: string): Promise<{ readonly minified: number; readonly gzip: number }> {
  await build({
    root: import.meta.dirname,
    base: "./",
    logLevel: "error",
    // From source here; from the published packages the condition is not needed.
    resolve: { conditions: ["@tenure/source", "browser", "module", "import", "default"] },
    build: { outDir, emptyOutDir: true, modulePreload: false, assetsInlineLimit: 0, target: "es2022" },
  });
  const scripts = readdirSync(join(outDir, "assets")).filter((name) => name.endsWith(".js"));
  const texts = scripts.map((name) => readFileSync(join(outDir, "assets", name)));
  return {
    minified: texts.reduce((sum, { length }) => sum + length, 0),
    gzip: texts.reduce((sum, text) => sum + gzipSync(text).length, 0),
  };
}
