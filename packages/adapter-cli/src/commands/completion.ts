import { Argument, Command } from "commander";
import { bashCompletion } from "../completion/bash.ts";
import { type CommandWords, commandWords } from "../completion/command-words.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import { exitCode } from "../exit-code.ts";
import type { CommandContext } from "./command-context.ts";

const shells: Readonly<Record<string, (all: readonly CommandWords[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `tenure completion SHELL`: prints the script that teaches a shell our words. */
export function completionCommand({ ends, terminal }: CommandContext): Command {
  return new Command("completion")
    .description("print the completion script of a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(shells)))
    .addHelpText(
      "after",
      "\nExamples:\n  source <(tenure completion bash)\n  tenure completion zsh > ~/.zfunc/_tenure\n  tenure completion fish > ~/.config/fish/completions/tenure.fish",
    )
    .action((shell: string, _options, command: Command) => {
      const root = command.parent ?? command;
      terminal.out.write(shells[shell]?.(commandWords(root)) ?? "");
      ends(exitCode.done);
    });
}
