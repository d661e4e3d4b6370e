import { copyFile } from "node:fs/promises";
import { defineConfig } from "tsup";

/** One bundle for all three functions; the AWS SDK is in the runtime already. */
export default defineConfig({
  entry: ["handlers.ts"],
  format: ["esm"],
  target: "node22",
  platform: "node",
  minify: true,
  splitting: true,
  noExternal: [/.*/],
  external: [/^@aws-sdk\//, "pg-native"],
  banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  outExtension: () => ({ js: ".mjs" }),
  removeNodeProtocol: false,
  esbuildOptions: (options) => {
    options.conditions = ["@tenure/source"];
  },
  // The policy is read from beside the code.
  onSuccess: () => copyFile("../jupiter/reference-table.csv", "dist/reference-table.csv"),
});
