import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/**
 * The folder with the vendors' specifications, which lies beside the repository and is never copied into it.
 * `undefined` where it is absent.
 */
export const sharedFolder: string | undefined = findShared();

/** Prints why tests are skipped where the folder is absent; true when it is there. */
export function haveShared(whatFor: string): boolean {
  if (sharedFolder !== undefined) return true;
  console.info(`skipped: ${whatFor} (no shared folder beside the repository; set TENURE_SHARED)`);
  return false;
}

/** A text file of the shared folder, unpacked where it is packed. */
export function readShared(path: string): string {
  const bytes = readFileSync(join(sharedFolder ?? "", path));
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function findShared(): string | undefined {
  const named = process.env["TENURE_SHARED"];
  if (named !== undefined) return named;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const candidate = join(folder, "..", "shared");
    if (existsSync(join(folder, "pnpm-workspace.yaml")) && existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  return undefined;
}
