import { Command } from "commander";
import { applicationsComplaint } from "../../apps/applications-complaint.ts";
import { plannedData } from "../../apps/plan-data.ts";
import { applicationsPlanToText } from "../../apps/plan-to-text.ts";
import { withApplications } from "../../apps/with-applications.ts";
import { exitCode } from "../../exit-code.ts";
import { shellWord } from "../../outcome/next-words.ts";
import { answering, type CommandContext } from "../command-context.ts";

/** `tenure apps plan`: what has to be written so that Okta holds what is declared. */
export function appsPlanCommand(context: CommandContext): Command {
  return new Command("plan")
    .description("show what has to be written so that Okta holds the declared applications; writes nothing")
    .argument("[app...]", "only these, by blueprint or label; all of them by default")
    .addHelpText(
      "after",
      "\nExamples:\n  tenure apps plan\n  tenure apps plan snowflake\n  tenure apps plan --json | jq -r .hash",
    )
    .action((names: readonly string[], _options, command: Command) =>
      answering(command, context, ({ config }) =>
        withApplications(context, config, (applications) =>
          applications
            .plan(names)
            .mapErr(applicationsComplaint)
            .map((plan) => ({
              exit: exitCode.done,
              data: { hash: plan.hash, applications: plan.applications.map(plannedData) },
              text: (screen) => applicationsPlanToText(plan, applyWords(command, names, plan.hash, config), screen),
            })),
        ),
      ),
    );
}

/** The command that carries out this plan and no other. */
function applyWords(command: Command, names: readonly string[], hash: string, config: string): string {
  const named = command.getOptionValueSourceWithGlobals("config") === "default" ? [] : ["--config", shellWord(config)];
  return ["tenure apps apply", ...names.map(shellWord), "--hash", hash, ...named].join(" ");
}
