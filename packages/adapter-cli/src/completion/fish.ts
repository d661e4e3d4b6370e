import type { CommandWords, Word } from "./command-words.ts";

/** A completion script for fish: `tenure completion fish > ~/.config/fish/completions/tenure.fish`. */
export function fishCompletion(all: readonly CommandWords[]): string {
  return `# fish completion for tenure
complete -c tenure -f
${all.flatMap(lines).join("\n")}
`;
}

function lines({ commands, options, path }: CommandWords): readonly string[] {
  const names = commands.map(({ word }) => word);
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  // Words of a command are offered only while none of its own commands was chosen.
  const open = names.length === 0 ? [] : [`not __fish_seen_subcommand_from ${names.join(" ")}`];
  const when = (conditions: readonly string[]) =>
    conditions.length === 0 ? "" : ` -n ${quoted(conditions.join("; and "))}`;
  return [
    ...commands.map(({ help, word }) => `complete -c tenure${when([...seen, ...open])} -a ${word} -d ${quoted(help)}`),
    ...options.map(
      (option) =>
        `complete -c tenure${when(seen)} -l ${option.word.slice(2)}${values(option)} -d ${quoted(option.help)}`,
    ),
  ];
}

function values({ values }: Word): string {
  if (values === undefined) return "";
  return values === "file" ? " -r -F" : ` -x -a ${quoted(values.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
