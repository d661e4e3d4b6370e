import { paint } from "@tenure/reports";
import type { AppliedApplication, AppliedApplications } from "@tenure/service";
import { Command } from "commander";
import { headingLine, leftLines, stepLine } from "../../apps/application-lines.ts";
import { applicationsComplaint } from "../../apps/applications-complaint.ts";
import { appliedData } from "../../apps/plan-data.ts";
import { withApplications } from "../../apps/with-applications.ts";
import { exitCode } from "../../exit-code.ts";
import { wholeHash } from "../../options.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface AppsApplyOptions extends CommonOptions {
  readonly hash?: string;
}

/** `tenure apps apply`: writes what is declared, and reads every step back. */
export function appsApplyCommand(context: CommandContext): Command {
  return new Command("apply")
    .description("make and change the declared applications in Okta, and read every step back")
    .argument("[app...]", "only these, by blueprint or label; all of them by default")
    .option("--hash <hash>", "only if this is still the plan's hash; needed where something is taken away", wholeHash)
    .addHelpText(
      "after",
      '\nEnds with 1 when something is left to people: groups nobody declared, pushes that wait for a console.\nCut short, it is finished by running it again.\n\nExamples:\n  tenure apps apply\n  tenure apps apply --hash "$(tenure apps plan --json | jq -r .hash)"',
    )
    .action((names: readonly string[], _options, command: Command) =>
      answering<AppsApplyOptions>(command, context, ({ config, hash }) =>
        withApplications(context, config, (applications) =>
          applications
            .apply(names, hash === undefined ? {} : { hash })
            .mapErr(applicationsComplaint)
            .map((applied) => ({
              exit: applied.applications.some(isLeft) ? exitCode.findings : exitCode.done,
              data: { hash: applied.hash, applications: applied.applications.map(appliedData) },
              text: (screen) => appliedToText(applied, screen),
            })),
        ),
      ),
    );
}

/** Whether something is left that only people can decide or do. */
function isLeft({ done, extras, waiting }: AppliedApplication): boolean {
  const taken = new Set(done.map(({ step }) => ("groupId" in step ? step.groupId : "")));
  return waiting.length > 0 || extras.some(({ groupId }) => !taken.has(groupId));
}

function appliedToText({ applications }: AppliedApplications, screen: Screen): string {
  const { gain } = paint(screen.color);
  const parts = applications
    .filter((one) => one.done.length > 0 || isLeft(one))
    .map((one) =>
      [
        headingLine(one.label, [one.application, one.appId ?? ""], screen),
        ...one.done.flatMap(({ step }) => stepLine(step, screen)),
        ...leftLines(one, screen),
      ].join("\n"),
    );
  const steps = applications.reduce((sum, { done }) => sum + done.length, 0);
  const end =
    steps === 0
      ? "Nothing had to be written."
      : `${gain("✓")} ${steps === 1 ? "1 step is" : `${steps} steps are`} done and read back.`;
  return `${[...parts, end].join("\n\n")}\n`;
}
