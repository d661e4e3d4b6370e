import { Command, Option } from "commander";
import { err } from "neverthrow";
import { openWorld } from "../demo/open-world.ts";
import { workOn } from "../demo/work-on.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { give } from "../give.ts";
import { instant, portNumber } from "../options.ts";
import { openSandbox } from "../sandbox/open-sandbox.ts";
import { readSeed } from "../sandbox/read-seed.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { CommandContext, CommonOptions } from "./command-context.ts";

interface SandboxCommandOptions extends CommonOptions {
  readonly oktaPort?: number;
  readonly jiraPort?: number;
  readonly smtpPort?: number;
  readonly seed?: string;
  readonly clock: "real" | "virtual";
  readonly startAt?: string;
  readonly open?: true;
}

/** `tenure sandbox`: serves a local Okta, Jira and mail server until stopped. */
export function sandboxCommand({ ends, terminal }: CommandContext): Command {
  return new Command("sandbox")
    .description(
      "serve a local Okta, Jira and mail server, and print one JSON line with their addresses and credentials",
    )
    .option("--okta-port <port>", "where Okta listens; a free port by default", portNumber)
    .option("--jira-port <port>", "where Jira listens", portNumber)
    .option("--smtp-port <port>", "where the mail server listens", portNumber)
    .option("--seed <file>", "JSON with what they start with; the demo company by default")
    .addOption(
      new Option("--clock <kind>", "whether time runs or stands still").choices(["real", "virtual"]).default("real"),
    )
    .option("--start-at <instant>", "the first instant, ISO 8601; now by default", instant)
    .option("--open", "open a desk in the browser, with Tenure at work on what is filed there (demo company only)")
    .addHelpText(
      "after",
      "\nExamples:\n  tenure sandbox --okta-port 8081 --jira-port 8082\n  tenure sandbox | tee sandbox.json\n  tenure sandbox --open",
    )
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<SandboxCommandOptions>();
      const json = options.json === true;
      if (options.open !== true) return ends(await serve(options, terminal));
      if (options.seed === undefined) return ends(await serveCompany(options, terminal));
      const sentence = "A desk with Tenure at work behind it needs the demo company: leave out --seed, or --open.";
      ends(give(err({ kind: "open-with-seed", exit: exitCode.badInput, sentence }), { json }, terminal));
    });
}

/** The servers alone, for a Tenure or a test that runs elsewhere. */
async function serve(options: SandboxCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const stopped = terminal.stopped();
  const opened = await readSeed(terminal.folder, options.seed).asyncAndThen(({ org, seed }) =>
    openSandbox(seed, options).map((sandbox) => ({ org, sandbox })),
  );
  if (opened.isErr()) return give(err(opened.error), { json: options.json === true }, terminal);
  const { org, sandbox } = opened.value;
  terminal.out.write(`${JSON.stringify(sandboxLine(sandbox, org))}\n`);
  terminal.err.write(`tenure: ready; a desk to file requests at is on ${sandbox.deskUrl}; Ctrl-C stops everything\n`);
  await stopped;
  await sandbox.close();
  return exitCode.done;
}

/** The demo company with Tenure at work, and its desk in the browser: file a request, and watch the plan and the run. */
async function serveCompany(options: SandboxCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = await openWorld(terminal, options);
  if (opened.isErr()) return give(err(opened.error), { json: options.json === true }, terminal);
  const world = opened.value;
  try {
    terminal.out.write(`${JSON.stringify(world.line)}\n`);
    await terminal.browse(world.deskUrl);
    await workOn(world, terminal, terminal.err);
    return exitCode.done;
  } finally {
    await world.close();
  }
}
