import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const IMPORTED = ["@tenure/lifecycle-rules", "@tenure/service"];

/** The packages a written configuration imports that would not be found from where it lies. */
export function missingPackages(folder: string, config: string): readonly string[] {
  const home = dirname(resolve(folder, config));
  return IMPORTED.filter((name) => !isInstalled(name, home));
}

// Node's own resolver also looks into NODE_PATH, which an import does not.
function isInstalled(name: string, folder: string): boolean {
  if (existsSync(join(folder, "node_modules", name, "package.json"))) return true;
  return dirname(folder) !== folder && isInstalled(name, dirname(folder));
}
