import { writeCsvTable } from "@tenure/lifecycle-rules";
import { printable } from "@tenure/reports";
import { peopleOf } from "@tenure/service";
import { Command } from "commander";
import type { Complaint } from "../answer.ts";
import { readSettings } from "../config/read-settings.ts";
import { exitCode } from "../exit-code.ts";
import { type MinePolicyOptions, minePolicy } from "../init/mine-policy.ts";
import { minedWords } from "../init/mined-words.ts";
import { mailAddress } from "../options.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface MineOptions extends CommonOptions {
  readonly owner: string;
}

/** `tenure mine`: infers a table from who is in which group today. */
export function mineCommand(context: CommandContext): Command {
  const { err: notes } = context.terminal;
  return new Command("mine")
    .description("infer a table from who is in which group in Okta, as CSV; changes nothing")
    .option("--owner <address>", "who answers for rows that nobody is known for", mailAddress, "it@example.com")
    .addHelpText(
      "after",
      "\nA pattern is not a policy: read it before anybody follows it. With --json also the evidence for each row and every\nmembership that fits none.\n\nExamples:\n  tenure mine > mined.csv\n  tenure mine --json | jq '.exceptions | length'",
    )
    .action((_options, command: Command) =>
      answering<MineOptions>(command, context, ({ config, owner }) =>
        readSettings(config, context.terminal).andThen(({ okta, table: { name, org, rules } }) => {
          notes.write("tenure: reading people and groups …\n");
          return peopleOf(okta)
            .workforce()
            .mapErr(({ kind, sentence }): Complaint => ({ kind, exit: exitCode.remoteFailed, sentence }))
            .andThen((workforce) =>
              minePolicy(workforce, { name, org, owner, rules, onProgress: progressOn(notes) }).mapErr((problems) => ({
                kind: "not-a-table",
                exit: exitCode.badInput,
                sentence: "What Okta suggests is no table.",
                details: problems.map(({ sentence }) => sentence),
              })),
            )
            .map(({ mined, table }) => {
              notes.write(`tenure: ${minedWords(mined)}. They are listed with --json.\n`);
              return {
                exit: exitCode.done,
                data: { rows: table.rows, evidence: mined.evidence, exceptions: mined.exceptions },
                // A group's name may steer a terminal; its id is what counts.
                text: () => writeCsvTable(table).split("\n").map(printable).join("\n"),
              };
            });
        }),
      ),
    );
}

/** Says how far it has come where somebody is looking, and goes on. */
function progressOn(screen: Screen): NonNullable<MinePolicyOptions["onProgress"]> {
  return ({ done, groups }) => {
    if (screen.live) screen.write(`\r\u001b[2K${done === groups ? "" : `${done} of ${groups} groups explained`}`);
    return true;
  };
}
