import type { Command } from "commander";

/** What may follow a command, such as `tenure table`. */
export interface CommandWords {
  /** The words of the command without `tenure`: `["table", "lint"]`; empty for the root. */
  readonly path: readonly string[];
  readonly commands: readonly Word[];
  readonly options: readonly Word[];
}

/** A word to complete, and what it is for. */
export interface Word {
  readonly word: string;
  readonly help: string;
  /** The values it takes; `file` asks the shell for one; `undefined` where it takes none we could know. */
  readonly values?: readonly string[] | "file";
}

/** Every command below a root with the words that may follow it. */
export function commandWords(root: Command, path: readonly string[] = []): readonly CommandWords[] {
  const shared = path.length === 0 ? [] : optionsOf(topOf(root)).filter(({ word }) => word !== "--version");
  return [
    {
      path,
      commands: root.commands.map((one) => ({ word: one.name(), help: one.description() })),
      options: [...optionsOf(root), ...shared, { word: "--help", help: "display help" }],
    },
    ...root.commands.flatMap((one) => commandWords(one, [...path, one.name()])),
  ];
}

function topOf(command: Command): Command {
  return command.parent === null ? command : topOf(command.parent);
}

function optionsOf({ options }: Command): readonly Word[] {
  return options.flatMap(({ argChoices, description, flags, long }) =>
    long === undefined || long === null
      ? []
      : [
          {
            word: long,
            help: description,
            ...(argChoices === undefined ? {} : { values: argChoices }),
            ...(/<(file|folder)>/.test(flags) ? { values: "file" as const } : {}),
          },
        ],
  );
}
