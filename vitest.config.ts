import { defineConfig } from "vitest/config";

const conditions = ["@tenure/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "tenure",
          include: ["packages/*/{src,test}/**/*.test.ts", "examples/*/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          env: { NO_COLOR: "1" },
        },
      },
    ],
  },
});
