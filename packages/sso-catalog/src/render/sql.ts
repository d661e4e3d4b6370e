/** A text as an SQL literal; Snowflake reads backslashes in it too. */
export function literal(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** A name in double quotes: taken as it is written, and nothing else. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Statements, each with its explanation above it. */
export function statements(...list: readonly (readonly [why: string, sql: string])[]): string {
  return `${list.map(([why, sql]) => `-- ${why.replaceAll(/\s+/g, " ")}\n${sql};`).join("\n\n")}\n`;
}
