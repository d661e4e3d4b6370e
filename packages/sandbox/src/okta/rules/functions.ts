/** A value inside a condition. */
export type Value = string | number | boolean | null | readonly unknown[];

/** What a condition may ask about the person beyond the profile. */
export interface GroupsAsked {
  readonly ids: ReadonlySet<string>;
  readonly names: readonly string[];
}

type Fn = (args: readonly Value[], groups: GroupsAsked) => Value;

const text = (value: Value | undefined): string => (value === null || value === undefined ? "" : String(value));
const list = (value: Value | undefined): readonly unknown[] => (Array.isArray(value) ? value : []);

const functions: Readonly<Record<string, Fn>> = {
  "String.startsWith": ([a, b]) => text(a).startsWith(text(b)),
  "String.stringContains": ([a, b]) => text(a).includes(text(b)),
  "String.toUpperCase": ([a]) => text(a).toUpperCase(),
  "String.toLowerCase": ([a]) => text(a).toLowerCase(),
  "String.len": ([a]) => text(a).length,
  "String.append": ([a, b]) => text(a) + text(b),
  "String.join": ([separator, ...parts]) => parts.map(text).join(text(separator)),
  "String.removeSpaces": ([a]) => text(a).replaceAll(/\s/g, ""),
  "String.replace": ([a, from, to]) => text(a).replaceAll(text(from), text(to)),
  "String.substring": ([a, from, to]) => text(a).substring(Number(from), Number(to)),
  "String.substringBefore": ([a, mark]) => text(a).split(text(mark))[0] ?? "",
  "String.substringAfter": ([a, mark]) => text(a).split(text(mark)).slice(1).join(text(mark)),
  "Arrays.contains": ([array, one]) => list(array).includes(one),
  "Arrays.isEmpty": ([array]) => list(array).length === 0,
  "Arrays.size": ([array]) => list(array).length,
  "Convert.toInt": ([a]) => Math.trunc(Number(text(a))),
  isMemberOfGroup: ([id], groups) => groups.ids.has(text(id)),
  isMemberOfAnyGroup: (ids, groups) => ids.some((id) => groups.ids.has(text(id))),
  isMemberOfGroupName: ([name], groups) => groups.names.includes(text(name)),
  isMemberOfGroupNameStartsWith: ([start], groups) => groups.names.some((name) => name.startsWith(text(start))),
  isMemberOfGroupNameContains: ([part], groups) => groups.names.some((name) => name.includes(text(part))),
};

/** Functions a rule may call. */
export const knownFunctions: ReadonlySet<string> = new Set(Object.keys(functions));

/** Calls one of {@link knownFunctions}. */
export function callFunction(name: string, args: readonly Value[], groups: GroupsAsked): Value {
  return functions[name]?.(args, groups) ?? null;
}
