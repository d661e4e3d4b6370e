import type { Options } from "tsup";

/** How every package is built: ESM, types beside it, `node:` imports kept. */
export const shared: Options = {
  entry: ["src/index.ts"],
  format: ["esm"],
  target: "node22",
  platform: "node",
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: false,
  // tsup's default strips the prefix, and `node:sqlite` does not load without it.
  removeNodeProtocol: false,
};
