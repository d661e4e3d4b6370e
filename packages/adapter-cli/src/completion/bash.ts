import type { CommandWords } from "./command-words.ts";

/** A completion script for bash: `source <(tenure completion bash)`. */
export function bashCompletion(all: readonly CommandWords[]): string {
  const words = all.map(({ commands, options, path }) => {
    const follow = [...commands, ...options].map(({ word }) => word).join(" ");
    return `    "${path.join(" ")}") words="${follow}" ;;`;
  });
  const paths = all.filter(({ path }) => path.length > 0).map(({ path }) => `"${path.join(" ")}"`);
  return `# bash completion for tenure
_tenure() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" word words
  case "$previous" in
${valueCases(all)}
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${paths.join("|")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${words.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _tenure tenure
`;
}

function valueCases(all: readonly CommandWords[]): string {
  const options = new Map(all.flatMap(({ options }) => options).map((option) => [option.word, option]));
  return [...options.values()]
    .flatMap(({ values, word }) => {
      if (values === undefined) return [];
      const reply = values === "file" ? 'compgen -f -- "$current"' : `compgen -W "${values.join(" ")}" -- "$current"`;
      return [`    ${word}) COMPREPLY=($(${reply})); return ;;`];
    })
    .join("\n");
}
