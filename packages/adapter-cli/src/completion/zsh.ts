import type { CommandWords, Word } from "./command-words.ts";

/** A completion script for zsh: `tenure completion zsh > ~/.zfunc/_tenure`. */
export function zshCompletion(all: readonly CommandWords[]): string {
  return `#compdef tenure
# zsh completion for tenure
${all.map(completer).join("\n")}
if [ "$funcstack[1]" = "_tenure" ]; then _tenure "$@"; else compdef _tenure tenure; fi
`;
}

function completer({ commands, options, path }: CommandWords): string {
  const specs = options.map(
    (option) => `    ${quoted(`${option.word}[${brackets(option.help)}]${valueSpec(option)}`)}`,
  );
  if (commands.length === 0) {
    return `${nameOf(path)}() {\n  _arguments -s \\\n${[...specs, "    '*:file:_files'"].join(" \\\n")}\n}`;
  }
  const choices = commands.map(({ help, word }) => `    ${quoted(`${word}:${help}`)}`);
  const cases = commands.map(({ word }) => `        ${word}) ${nameOf([...path, word])} ;;`);
  return `${nameOf(path)}() {
  local -a commands=(
${choices.join("\n")}
  )
  local state line
  _arguments -C \\
${specs.join(" \\\n")} \\
    '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${cases.join("\n")}
      esac ;;
  esac
}`;
}

function nameOf(path: readonly string[]): string {
  return ["_tenure", ...path].join("_").replaceAll("-", "_");
}

function valueSpec({ values }: Word): string {
  if (values === undefined) return "";
  return values === "file" ? ":file:_files" : `:value:(${values.join(" ")})`;
}

function brackets(text: string): string {
  return text.replaceAll("[", "\\[").replaceAll("]", "\\]").replaceAll(":", "\\:");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
