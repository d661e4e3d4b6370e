import { type Served, serveTenure } from "@tenure/adapter-express";
import type { Tenure } from "@tenure/service";
import { Command } from "commander";
import { ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { portNumber, wholeSeconds } from "../options.ts";
import { rounds } from "../run/rounds.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface ServeOptions extends CommonOptions {
  readonly port: number;
  readonly host: string;
  readonly every: number;
}

/** `tenure serve`: the Express host with a worker beside it. */
export function serveCommand(context: CommandContext): Command {
  return new Command("serve")
    .description("listen for webhooks and work what they bring, until stopped")
    .option("--port <port>", "where to listen", portNumber, 8080)
    .option("--host <name>", "address to listen on; put something that speaks TLS before it", "127.0.0.1")
    .option("--every <seconds>", "sweep this often for what no webhook told", wholeSeconds, 60)
    .addHelpText("after", "\nExamples:\n  tenure serve --port 8080\n  tenure serve --host 0.0.0.0 --every 30 --json")
    .action((_options, command: Command) =>
      answering<ServeOptions>(command, context, (options) =>
        withTenure(context, options.config, (tenure) =>
          listening(tenure, options).andThen((served) =>
            ResultAsync.fromSafePromise(working(tenure, served, context.terminal, options)),
          ),
        ),
      ),
    );
}

function listening(tenure: Tenure, { host, port }: ServeOptions): ResultAsync<Served, Complaint> {
  const serve = ResultAsync.fromThrowable(serveTenure, () => ({
    kind: "not-listening",
    exit: exitCode.badInput,
    sentence: `Nothing can listen on ${host}:${port}: the port is taken, or not ours to take.`,
  }));
  return serve(tenure, { port, hostname: host });
}

async function working(tenure: Tenure, served: Served, terminal: Terminal, options: ServeOptions): Promise<Answer> {
  terminal.err.write(`tenure: listening on ${served.url}; Jira's webhook goes to ${served.url}/webhooks/jira\n`);
  const count = await rounds(tenure, terminal, options);
  await served.stop();
  return { exit: exitCode.done, data: { rounds: count }, text: () => `Stopped after ${count} rounds.\n` };
}
