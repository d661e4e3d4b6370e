import { globSync, readFileSync } from "node:fs";

/** A package as users will see it. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  /** What can be imported: `@tenure/sandbox`, `@tenure/sandbox/msw`. */
  readonly entries: readonly string[];
  /** What users must bring, with the range from the catalog. */
  readonly peers: readonly string[];
  readonly programs: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Every package of the workspace that is not private. */
export function publishedPackages(root: string): readonly PublishedPackage[] {
  return globSync(`${root}/packages/*/package.json`)
    .sort()
    .map((path) => JSON.parse(readFileSync(path, "utf8")) as Manifest)
    .filter((manifest) => manifest.private !== true)
    .map(({ name, version, exports, bin, peerDependencies }) => ({
      name,
      version,
      entries: Object.keys(exports ?? {})
        .filter((entry) => !entry.endsWith(".json"))
        .map((entry) => name + entry.slice(1)),
      peers: Object.keys(peerDependencies ?? {}),
      programs: Object.keys(bin ?? {}),
    }));
}
