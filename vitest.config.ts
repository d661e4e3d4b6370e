import { defineConfig } from "vitest/config";

const conditions = ["@tenure/source"];
const everywhere = "{packages/*/{src,test},examples/*,tools/*,scripts}/**";
const notOurs = ["**/node_modules/**", "**/dist/**"];
const integration = `${everywhere}/*.integration.test.ts`;

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Numbers for CI beside the text for people.
    reporters:
      process.env["CI"] === undefined
        ? ["default"]
        : ["default", ["json", { outputFile: "node_modules/.tenure/tests.json" }]],
    env: { NO_COLOR: "1" },
    setupFiles: process.env["TENURE_SEED"] === undefined ? [] : ["scripts/testing/seed-properties.ts"],
    // A busy machine is not a failure: no test asserts how long something takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: [`${everywhere}/*.test.ts`], exclude: [...notOurs, integration] },
      },
      // These open sockets on loopback, and nothing else.
      { extends: true, test: { name: "integration", include: [integration], exclude: notOurs } },
    ],
  },
});
