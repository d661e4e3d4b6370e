import { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { impactCommand } from "./table/impact.ts";
import { lintCommand } from "./table/lint.ts";
import { matrixCommand } from "./table/matrix.ts";
import { snapshotCommand } from "./table/snapshot.ts";
import { testCommand } from "./table/test.ts";

/** `tenure table …`: the policy's own checks and pictures; those about people look at Okta's, or at a snapshot. */
export function tableCommand(context: CommandContext): Command {
  const table = new Command("table").description("check the policy, draw it, and say what a change of it does");
  for (const make of [lintCommand, testCommand, impactCommand, matrixCommand, snapshotCommand])
    table.addCommand(make(context));
  return table;
}
