import { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { impactCommand } from "./table/impact.ts";
import { lintCommand } from "./table/lint.ts";
import { matrixCommand } from "./table/matrix.ts";
import { testCommand } from "./table/test.ts";

/** `tenure table …`: the policy's own checks and pictures; none of them needs Okta or Jira. */
export function tableCommand(context: CommandContext): Command {
  const table = new Command("table").description("check the policy and draw it; needs neither Okta nor Jira");
  for (const make of [lintCommand, testCommand, impactCommand, matrixCommand]) table.addCommand(make(context));
  return table;
}
