import { dirname, join } from "node:path";

/** The files that are loaded when one of `entries` is: themselves and all they import by relative path. */
export function reachable(
  entries: readonly string[],
  imports: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const next = [...entries];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (seen.has(file) || !imports.has(file)) continue;
    seen.add(file);
    for (const specifier of imports.get(file) ?? []) {
      if (specifier.startsWith(".")) next.push(join(dirname(file), specifier));
    }
  }
  return seen;
}
