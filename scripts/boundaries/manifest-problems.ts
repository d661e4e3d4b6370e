import type { Arrows } from "./allowed-arrows.ts";
import { type Manifest, shippedDependencies } from "./manifest.ts";

const isOurs = (name: string) => name.startsWith("@tenure/") || name.startsWith("@tenure-");

/** Libraries whose types stand in our signatures: two copies of them in one program do not unify. */
const PEERS_ONLY = ["neverthrow", "express"];

/**
 * What is wrong with a package's manifest, one sentence each.
 *
 * @param files - the names that lie in the package's folder
 */
export function manifestProblems(
  folder: string,
  manifest: Manifest,
  arrows: Arrows | undefined,
  files: readonly string[],
): readonly string[] {
  return [
    ...(arrows === undefined ? ["is not in scripts/boundaries/allowed-arrows.ts: say what it may know"] : []),
    ...identityProblems(folder, manifest),
    ...["README.md", "LICENSE", "tsconfig.json"]
      .filter((file) => !files.includes(file))
      .map((file) => `has no ${file}`),
    ...exportProblems(manifest),
    ...(arrows === undefined ? [] : arrowProblems(manifest, arrows)),
  ];
}

function identityProblems(folder: string, manifest: Manifest): readonly string[] {
  const expected: readonly (readonly [string, unknown, unknown])[] = [
    ["name", manifest.name, `@tenure/${folder}`],
    ["license", manifest.license, "Apache-2.0"],
    ["repository.directory", manifest.repository?.directory, `packages/${folder}`],
    ["type", manifest.type, "module"],
    ["sideEffects", manifest.sideEffects, false],
    ["engines.node", manifest.engines?.node, ">=22.18"],
    ["private", manifest.private ?? false, false],
    ["scripts.build", manifest.scripts?.["build"], "tsup"],
  ];
  const wrong = expected
    .filter(([, found, wanted]) => found !== wanted)
    .map(
      ([field, found, wanted]) => `"${field}" is ${JSON.stringify(found) ?? "missing"}, not ${JSON.stringify(wanted)}`,
    );
  const described = (manifest.description ?? "").length >= 20 ? [] : ['"description" says too little'];
  const missing = ["dist", "README.md", "LICENSE"].filter((file) => !(manifest.files ?? []).includes(file));
  return [...wrong, ...described, ...missing.map((file) => `"files" leaves out ${file}`)];
}

function exportProblems(manifest: Manifest): readonly string[] {
  const inside = manifest.exports ?? {};
  const published = manifest.publishConfig?.exports ?? {};
  const entries = Object.keys(inside);
  const problems = [".", "./package.json"]
    .filter((entry) => !(entry in inside))
    .map((entry) => `"exports" has no "${entry}"`);
  if (entries.join() !== Object.keys(published).join()) {
    return [...problems, '"publishConfig.exports" has other entries than "exports": users would get something else'];
  }
  for (const entry of entries) {
    if (entry.endsWith(".json")) {
      // Data is published as it lies there.
      if (inside[entry] !== entry || published[entry] !== entry) problems.push(`the entry "${entry}" is not that file`);
      continue;
    }
    const name = entry === "." ? "index" : entry.replace("./", "");
    const built = { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` };
    const wanted = { "@tenure/source": `./src/${name}.ts`, ...built };
    if (JSON.stringify(inside[entry]) !== JSON.stringify(wanted))
      problems.push(`"exports" of "${entry}" is not ${JSON.stringify(wanted)}`);
    if (JSON.stringify(published[entry]) !== JSON.stringify(built)) {
      problems.push(`"publishConfig.exports" of "${entry}" is not ${JSON.stringify(built)}`);
    }
  }
  return problems;
}

function arrowProblems(manifest: Manifest, arrows: Arrows): readonly string[] {
  const shipped = shippedDependencies(manifest).filter(isOurs);
  const dev = Object.keys(manifest.devDependencies ?? {}).filter(isOurs);
  const all = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies };
  const known = [...arrows.source, ...arrows.tests, ...arrows.bundled];
  return [
    ...shipped.filter((name) => !arrows.source.includes(name)).map((name) => `may not depend on ${name}`),
    ...dev.filter((name) => !known.includes(name)).map((name) => `may not depend on ${name}, not even in tests`),
    ...[...shipped, ...dev]
      .filter((name) => all[name] !== "workspace:^")
      .map((name) => `depends on ${name} as "${all[name]}", not "workspace:^"`),
    // A program is the end of the line: nobody's types meet its own.
    ...Object.keys(manifest.bin === undefined ? (manifest.dependencies ?? {}) : {})
      .filter((name) => PEERS_ONLY.includes(name))
      .map((name) => `has ${name} as its own dependency; as a peer, there is one copy of its types`),
  ];
}
