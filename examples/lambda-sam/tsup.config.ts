import { copyFile } from "node:fs/promises";
import { defineConfig, type Options } from "tsup";

/** A folder for each function, with what that one needs and no other; the AWS SDK is in the runtime already. */
const bundle = (name: string): Options => ({
  entry: { index: `handlers/${name}.ts` },
  outDir: `dist/${name}`,
  clean: true,
  format: ["esm"],
  target: "node24",
  platform: "node",
  minify: true,
  splitting: true,
  noExternal: [/.*/],
  external: ["pg-native"],
  banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  outExtension: () => ({ js: ".mjs" }),
  removeNodeProtocol: false,
  esbuildOptions: (options) => {
    options.conditions = ["@tenure/source"];
    // Here, as the rule above that bundles everything would win.
    options.external = [...(options.external ?? []), "@aws-sdk/*"];
  },
  // The policy is read from beside the code.
  onSuccess: () => copyFile("../jupiter/reference-table.csv", `dist/${name}/reference-table.csv`),
});

export default defineConfig(["web", "worker", "sweep", "tickets"].map(bundle));
