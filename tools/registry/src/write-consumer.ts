import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "./published-package.ts";
import type { Registry } from "./start-registry.ts";

/** What a consumer needs besides our packages, with the versions this workspace is built with. */
export interface Toolbox {
  /** Name to version, for peers and the compiler. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Writes a small project, outside the workspace, that imports everything we publish. */
export function writeConsumer(
  folder: string,
  packages: readonly PublishedPackage[],
  { url, token }: Registry,
  { versions }: Toolbox,
): void {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const dependencies = { ...versions, ...Object.fromEntries(packages.map(({ name, version }) => [name, version])) };
  const entries = packages.flatMap((one) => one.entries);

  write(".npmrc", `@tenure:registry=${url}\n//${new URL(url).host}/:_authToken=${token}\n`);
  write(
    "package.json",
    JSON.stringify({ name: "consumer", private: true, type: "module", dependencies }, undefined, 2),
  );
  // A workspace of its own: whatever lies above this folder has no say.
  write("pnpm-workspace.yaml", "packages: []\nautoInstallPeers: false\nallowBuilds: { esbuild: false, msw: false }\n");
  write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        module: "nodenext",
        target: "es2024",
        strict: true,
        noEmit: true,
        types: ["node"],
        skipLibCheck: false,
      },
      files: ["everything.ts"],
    }),
  );
  write("everything.ts", everything(entries));
  write("required.cjs", entries.map((entry) => `require(${JSON.stringify(entry)});`).join("\n"));
}

/** Imports each entry, says how much it exports, and proves that nothing behind the entries can be reached. */
function everything(entries: readonly string[]): string {
  return [
    ...entries.map((entry, at) => `import * as entry${at} from ${JSON.stringify(entry)};`),
    ...entries.map((entry, at) => `console.log(${JSON.stringify(entry)}, Object.keys(entry${at}).length);`),
    'const deep: string = "@tenure/lifecycle-rules/dist/index.js";',
    "const reached = await import(deep).then(() => true, () => false);",
    'if (reached) throw new Error("a package can be reached behind its entries");',
    "",
  ].join("\n");
}
