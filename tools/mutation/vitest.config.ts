import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** One mutant at a time: the file it is in is served with the change, everything else as it stands. */
const mutant: { readonly file: string; readonly text: string } | undefined =
  process.env["TENURE_MUTANT"] === undefined
    ? undefined
    : JSON.parse(readFileSync(process.env["TENURE_MUTANT"], "utf8"));

const conditions = ["@tenure/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [
    {
      name: "tenure-mutant",
      enforce: "pre",
      load: (id) => (mutant !== undefined && id.split("?")[0] === mutant.file ? mutant.text : undefined),
    },
  ],
  // A mutant must never be answered with what was remembered of the file as it stands.
  test: {
    fsModuleCache: false,
    include: ["packages/lifecycle-rules/src/**/*.test.ts"],
    env: { NO_COLOR: "1" },
    fileParallelism: false,
  },
});
