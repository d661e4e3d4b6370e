import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The vendor's runtime client, or why it is not here. */
export type Client =
  | { readonly kind: "installed"; readonly file: string }
  | { readonly kind: "missing"; readonly why: string };

const TOOLS = ["cmake", "make", "g++", "python3"];

/** Installs the runtime client, unless it is there: compiled, apart from the workspace, with the versions of its lockfile. */
export function installClient(): Client {
  const folder = fileURLToPath(new URL("../ric", import.meta.url));
  const installed = join(folder, "node_modules/aws-lambda-ric");
  const file = join(installed, "index.mjs");
  const isThere = () => existsSync(file) && existsSync(join(installed, "rapid-client.node"));
  if (isThere()) return { kind: "installed", file };
  const absent = TOOLS.filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
  if (absent.length > 0) return { kind: "missing", why: `its client cannot be compiled without ${absent.join(", ")}.` };
  // Headers of the Node that runs this, which came with it: nothing is fetched for them.
  const node = dirname(dirname(realpathSync(process.execPath)));
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: folder,
    env: { ...process.env, ...(existsSync(join(node, "include")) ? { npm_config_nodedir: node } : {}) },
    stdio: "ignore",
    timeout: 600_000,
  });
  return status === 0 && isThere()
    ? { kind: "installed", file }
    : { kind: "missing", why: "its client could not be installed; run npm ci in tools/lambda-runtime/ric to see why." };
}
