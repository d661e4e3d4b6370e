import { Command } from "commander";
import { appsApplyCommand } from "./apps/apply.ts";
import { appsDriftCommand } from "./apps/drift.ts";
import { appsInstructionsCommand } from "./apps/instructions.ts";
import { appsPlanCommand } from "./apps/plan.ts";
import { appsVerifyCommand } from "./apps/verify.ts";
import type { CommandContext } from "./command-context.ts";

/** `tenure apps …`: what people sign on to, as the configuration declares it. */
export function appsCommand(context: CommandContext): Command {
  const apps = new Command("apps").description("make and check the applications people sign on to, as declared");
  for (const make of [
    appsPlanCommand,
    appsApplyCommand,
    appsVerifyCommand,
    appsDriftCommand,
    appsInstructionsCommand,
  ]) {
    apps.addCommand(make(context));
  }
  return apps;
}
