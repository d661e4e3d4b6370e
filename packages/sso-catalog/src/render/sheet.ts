import type { Artefact } from "../blueprint/artefact.ts";

/** A form of a provider's console, field by field, for a person who copies values into it. */
export function settingsSheet(sheet: {
  readonly fileName: string;
  readonly title: string;
  /** Where the form is. */
  readonly where: string;
  readonly fields: readonly (readonly [field: string, value: string])[];
  /** What to heed, after the fields. */
  readonly notes?: readonly string[];
}): Artefact {
  const rows = sheet.fields.map(([field, value]) => `| ${cell(field)} | ${code(value)} |`);
  const notes = (sheet.notes ?? []).map((note) => `- ${note}`);
  return {
    fileName: sheet.fileName,
    language: "markdown",
    text: `${[
      `# ${sheet.title}`,
      "",
      `Where: ${sheet.where}`,
      "",
      "| field | value |",
      "| --- | --- |",
      ...rows,
      ...(notes.length === 0 ? [] : ["", ...notes]),
    ].join("\n")}\n`,
    apply: `Copy the values into ${sheet.where}.`,
  };
}

const cell = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");

/** In enough backticks that none of the value's own ends them. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${cell(text)}${pad}${fence}`;
}
