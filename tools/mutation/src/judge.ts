import { createVitest } from "vitest/node";
import type { Mutant } from "./mutants.ts";

/** Runs tests against a file as it stands, or with a mutant in its place. One process serves all mutants. */
export interface Judge {
  /** Whether all tests pass. */
  passes(tests: readonly string[], file: string, mutant: Mutant | undefined): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts vitest over a workspace; `root` is its folder. */
export async function startJudge(root: string): Promise<Judge> {
  const served = new Map<string, string>();
  const conditions = ["@tenure/source"];
  const vitest = await createVitest(
    "test",
    {
      config: false,
      root,
      watch: false,
      include: ["packages/lifecycle-rules/src/**/*.test.ts"],
      // A mutant must never be answered with what was remembered of the file as it stands.
      fsModuleCache: false,
      reporters: [{}],
      testTimeout: 20_000,
      maxWorkers: Number(process.env["MUTATION_WORKERS"] ?? 2),
      env: { TENURE_LAW_RUNS: "40", TENURE_SEED: "7", NO_COLOR: "1" },
    },
    {
      resolve: { conditions },
      ssr: { resolve: { conditions } },
      plugins: [{ name: "tenure-mutant", enforce: "pre", load: (id) => served.get(id.split("?")[0] ?? id) }],
    },
  );
  await vitest.standalone();
  return {
    async passes(tests, file, mutant) {
      served.clear();
      if (mutant !== undefined) served.set(file, mutant.text);
      vitest.invalidateFile(file);
      const all = await vitest.globTestSpecifications([...tests]);
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(all, true);
      vitest.invalidateFile(file);
      // What vitest remembers of other files is about other mutants.
      const judged = testModules.filter(({ moduleId }) => all.some((one) => one.moduleId === moduleId));
      return judged.length === all.length && unhandledErrors.length === 0 && judged.every((one) => one.ok());
    },
    close: () => vitest.close(),
  };
}
