import { CERTIFICATE_DAYS } from "@tenure/service";
import { Command } from "commander";
import { applicationsComplaint } from "../../apps/applications-complaint.ts";
import { verifiedToText } from "../../apps/verified-to-text.ts";
import { withApplications } from "../../apps/with-applications.ts";
import { exitCode } from "../../exit-code.ts";
import { answering, type CommandContext } from "../command-context.ts";

/** `tenure apps verify`: how each application stands. */
export function appsVerifyCommand(context: CommandContext): Command {
  const { soon } = CERTIFICATE_DAYS;
  return new Command("verify")
    .description("check settings, groups, pushes, certificates, and who has each application past its groups")
    .argument("[app...]", "only these, by blueprint or label; all of them by default")
    .addHelpText(
      "after",
      `\nEnds with 1 when something differs, or a certificate ends within ${soon} days.\n\nExamples:\n  tenure apps verify\n  tenure apps verify --json | jq '.applications[] | {label, certificate}'`,
    )
    .action((names: readonly string[], _options, command: Command) =>
      answering(command, context, ({ config }) =>
        withApplications(context, config, (applications) =>
          applications
            .verify(names)
            .mapErr(applicationsComplaint)
            .map((verified) => ({
              exit: verified.some(({ findings }) => findings.length > 0) ? exitCode.findings : exitCode.done,
              data: { applications: verified },
              text: (screen) => verifiedToText(verified, screen),
            })),
        ),
      ),
    );
}
