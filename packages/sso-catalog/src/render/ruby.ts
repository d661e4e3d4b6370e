/** A value as a Ruby literal: strings in single quotes, in which nothing is evaluated. */
export function ruby(value: RubyValue, indent = ""): string {
  const inner = `${indent}  `;
  if (typeof value === "string") return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return `[${value.map((entry) => ruby(entry, indent)).join(", ")}]`;
  const pairs = Object.entries(value).map(([name, entry]) => `${inner}${symbol(name)} ${ruby(entry, inner)}`);
  return `{\n${pairs.join(",\n")}\n${indent}}`;
}

/** What can be written as a literal. */
export type RubyValue = string | number | boolean | readonly RubyValue[] | { readonly [name: string]: RubyValue };

const symbol = (name: string): string => (/^[a-z_]\w*$/.test(name) ? `${name}:` : `${JSON.stringify(name)}:`);
