import { execFileSync } from "node:child_process";
import { Result } from "neverthrow";

/**
 * The commit a folder's repository stands at, for `tableCommit` in the settings: 40 hex digits, and `-dirty` where
 * something was changed since. `undefined` outside of a repository, or where git is not installed.
 *
 * @example
 * ```ts
 * export default defineConfig({ ...settings, tableCommit: tableCommit(import.meta.dirname) });
 * ```
 */
export function tableCommit(folder: string): string | undefined {
  const described = Result.fromThrowable(() =>
    execFileSync("git", ["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim(),
  );
  return described().unwrapOr(undefined);
}
