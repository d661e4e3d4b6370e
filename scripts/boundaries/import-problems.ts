import { isBuiltin } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import type { Arrows } from "./allowed-arrows.ts";
import { type Manifest, shippedDependencies } from "./manifest.ts";

/** One file and the module names it imports. */
export interface Imports {
  /** From the package's folder, `src/plan/plan.ts`. */
  readonly file: string;
  readonly specifiers: readonly string[];
  /** Whether an entry that users import, or the program, loads this file. */
  readonly published: boolean;
}

/** `@scope/name/deep` → `@scope/name`. */
const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

const isForTests = (file: string) => /\.test\.ts$|^src\/testing(\.ts|\/)|^(test|bench|scripts)\//.test(file);

/**
 * What is wrong with the imports of one file: an arrow that does not exist, a reach into another package's inside,
 * a package that is not declared.
 *
 * @param entries - of each package of ours, the entries it exports: `"@tenure/sandbox"` → `[".", "./msw"]`
 * @param shared - what every test may use: the root's devDependencies
 */
export function importProblems(
  imports: Imports,
  manifest: Manifest,
  arrows: Arrows,
  entries: ReadonlyMap<string, readonly string[]>,
  shared: readonly string[],
): readonly string[] {
  const test = !imports.published;
  const ours = [...arrows.source, ...arrows.bundled, ...(test ? arrows.tests : [])];
  const declared = [
    ...shippedDependencies(manifest),
    ...arrows.bundled.filter((name) => manifest.devDependencies?.[name] !== undefined),
    ...(test ? [...Object.keys(manifest.devDependencies ?? {}), ...shared] : []),
  ];

  const problemOf = (specifier: string): string | undefined => {
    if (specifier.startsWith(".")) {
      const inside = relative(".", join(dirname(imports.file), specifier));
      if (inside.split(sep)[0] === "..") return leavesPackage(inside, test);
      return !test && isForTests(inside) ? "what is published may not import what is only for tests" : undefined;
    }
    if (isBuiltin(specifier)) return specifier.startsWith("node:") ? undefined : `write it as "node:${specifier}"`;
    const name = packageOf(specifier);
    if (name === manifest.name && imports.file.startsWith("src/"))
      return "a package does not import itself by name; import the file";
    const exported = entries.get(name);
    if (exported !== undefined) {
      if (name !== manifest.name && !ours.includes(name)) return `this package may not know ${name}`;
      const entry = `.${specifier.slice(name.length)}`;
      if (!exported.includes(entry)) return `${name} exports no "${entry}"; its inside is its own`;
    }
    // `aws-lambda` is nothing but types, and they show in what we export.
    return [name, `@types/${name}`].some((one) => one === manifest.name || declared.includes(one))
      ? undefined
      : `${name} is not declared in package.json`;
  };

  return imports.specifiers.flatMap((specifier) => {
    const problem = problemOf(specifier);
    return problem === undefined ? [] : [`${imports.file}: "${specifier}": ${problem}`];
  });
}

/** A test may look at shared fixtures and build settings beside the packages, never at another package. */
function leavesPackage(inside: string, test: boolean): string | undefined {
  const [, ...beyond] = inside.split(sep);
  const atRoot = beyond[0] === ".." && beyond[1] !== "packages";
  return test && atRoot ? undefined : "a relative path may not leave the package";
}
