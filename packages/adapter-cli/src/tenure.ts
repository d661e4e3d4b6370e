import { Command, CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { adoptCommand } from "./commands/adopt.ts";
import { applyCommand } from "./commands/apply.ts";
import { appsCommand } from "./commands/apps.ts";
import type { CommandContext } from "./commands/command-context.ts";
import { completionCommand } from "./commands/completion.ts";
import { demoCommand } from "./commands/demo.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { evidenceCommand } from "./commands/evidence.ts";
import { forgetCommand } from "./commands/forget.ts";
import { initCommand } from "./commands/init.ts";
import { mineCommand } from "./commands/mine.ts";
import { planCommand } from "./commands/plan.ts";
import { reconcileCommand } from "./commands/reconcile.ts";
import { reviewCommand } from "./commands/review.ts";
import { runCommand } from "./commands/run.ts";
import { sandboxCommand } from "./commands/sandbox.ts";
import { approveCommand, declineCommand, releaseCommand } from "./commands/say.ts";
import { serveCommand } from "./commands/serve.ts";
import { tableCommand } from "./commands/table.ts";
import { whoCommand } from "./commands/who.ts";
import { whyCommand, whyNotCommand } from "./commands/why.ts";
import { type OpenTenure, openTenure } from "./config/open-tenure.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** What a command line may be given another of, in tests for instance. */
export interface TenureOptions {
  /** @defaultValue reads the configuration file, and the credentials of the environment */
  readonly open?: OpenTenure;
}

type MakeCommand = (context: CommandContext) => Command;

/** Every command, in the order and under the headings of the help. */
const commands: readonly (readonly [string, readonly MakeCommand[]])[] = [
  ["Try it:", [demoCommand, sandboxCommand, initCommand]],
  ["Tickets:", [planCommand, applyCommand, runCommand, serveCommand]],
  ["Yes and no:", [approveCommand, declineCommand, releaseCommand]],
  ["The policy:", [whyCommand, whyNotCommand, whoCommand, tableCommand, mineCommand]],
  ["Everybody:", [reconcileCommand, adoptCommand, reviewCommand]],
  ["Applications:", [appsCommand]],
  ["Proof and set-up:", [evidenceCommand, forgetCommand, doctorCommand, completionCommand]],
];

/** Runs one command line, without the words `node` and `tenure`, and answers its exit code. Throws only for a bug. */
export async function tenure(
  args: readonly string[],
  terminal: Terminal,
  { open = openTenure }: TenureOptions = {},
): Promise<ExitCode> {
  let exit: ExitCode = exitCode.done;
  const ends = (code: ExitCode) => {
    exit = code;
  };
  const program = rootCommand(terminal);
  for (const [heading, makers] of commands) {
    for (const make of makers) program.addCommand(make({ terminal, ends, open }).helpGroup(heading));
  }
  inherit(program);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (cause) {
    // Help and version end here too, with commander's own code 0; it has printed what there is to say.
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode === 0) return exitCode.done;
    if (args.includes("--json")) terminal.out.write(badUsage(cause.message));
    return exitCode.badInput;
  }
  return exit;
}

/** A command line that cannot be read, for whoever asked for JSON. */
function badUsage(message: string): string {
  return `${JSON.stringify({ error: { kind: "bad-usage", sentence: plainly(message), details: [] } }, undefined, 2)}\n`;
}

/** Commander's complaint in our words: what was typed, and what for. */
function plainly(message: string): string {
  return message
    .replace(/^error: /, "")
    .replace(/^command-argument value '(.*)' is invalid for argument '(.*)'\./s, "'$1' is no <$2>.")
    .trimEnd();
}

/** Commands made elsewhere behave as the root does: how they write, and that they do not end the process. */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inherit(command);
  }
}

function rootCommand({ err, out }: Terminal): Command {
  return new Command("tenure")
    .description("From a Jira ticket to verified access in Okta: joiners, movers and leavers.")
    .version(manifest.version, "--version", "print the version")
    .addHelpCommand(
      new Command("help")
        .argument("[command]")
        .description("display help for a command")
        .helpGroup("Proof and set-up:"),
    )
    .addHelpText("after", "\nEvery command has --help with examples. Begin with: tenure demo")
    .option("--json", "print one JSON document on stdout, and nothing else")
    .option("--config <file>", "the configuration", "tenure.config.ts")
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: out.write,
      writeErr: err.write,
      getOutHelpWidth: () => out.width,
      getErrHelpWidth: () => err.width,
      getOutHasColors: () => out.color,
      getErrHasColors: () => err.color,
      outputError: (text, write) => write(`tenure: ${plainly(text)}\n`),
    });
}
