import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "tsup";

/** Bundles an entry with everything it needs, minified, as for a Lambda; sizes in bytes. */
export async function bundleSize(entry: string): Promise<{ readonly bytes: number; readonly gzip: number }> {
  const outDir = mkdtempSync(join(tmpdir(), "bench-"));
  const source = fileURLToPath(new URL(`./${entry}.ts`, import.meta.url));
  await build({
    entry: { bundle: source },
    outDir,
    format: ["esm"],
    target: "node22",
    platform: "node",
    minify: true,
    splitting: false,
    noExternal: [/.*/],
    // The Okta SDK's dependencies are CommonJS and ask for Node's own modules by `require`.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    config: false,
    silent: true,
    dts: false,
    removeNodeProtocol: false,
    outExtension: () => ({ js: ".mjs" }),
  });
  const bundle = readFileSync(join(outDir, "bundle.mjs"));
  rmSync(outDir, { recursive: true });
  return { bytes: bundle.length, gzip: gzipSync(bundle).length };
}
