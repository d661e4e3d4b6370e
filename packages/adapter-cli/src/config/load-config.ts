import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { err, errAsync, ok, ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** Loads what a configuration file exports as its default. TypeScript runs as it is: types are stripped, nothing is built. */
export function loadConfig(folder: string, file: string): ResultAsync<unknown, Complaint> {
  const path = resolve(folder, file);
  if (!existsSync(path))
    return errAsync(
      complaint(`There is no configuration at ${file}: give one with --config FILE, or make one with "tenure init".`),
    );
  const load = ResultAsync.fromThrowable(
    async () => (await import(pathToFileURL(path).href)) as { readonly default?: unknown },
    (cause) => complaint(`The configuration ${file} does not load: ${firstLine(cause)}`),
  );
  return load().andThen((module) =>
    module.default === undefined
      ? err(complaint(`The configuration ${file} has no default export: write "export default defineConfig({ … })".`))
      : ok(module.default),
  );
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-config", exit: exitCode.badInput, sentence };
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split("\n")[0] ?? "";
}
