import { Command } from "commander";
import { err, type Result } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import type { Chapter } from "../demo/chapter.ts";
import { openWorld } from "../demo/open-world.ts";
import { scenes } from "../demo/scenes.ts";
import { summaryToText } from "../demo/summary-to-text.ts";
import { tell } from "../demo/tell.ts";
import { give } from "../give.ts";
import { progressExit, worstExit } from "../outcome/progress-exit.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { CommandContext, CommonOptions } from "./command-context.ts";

/** `tenure demo`: a hire, a move and a termination on the sandbox, each from webhook to verified end. */
export function demoCommand({ ends, terminal }: CommandContext): Command {
  return new Command("demo")
    .description("live through a hire, a move and a termination on a local Okta, Jira and mail server")
    .addHelpText(
      "after",
      "\nNeeds no accounts and no network.\n\nExamples:\n  tenure demo\n  tenure demo --json | jq '.chapters[].after.okta'",
    )
    .action(async (_options, command: Command) => {
      const json = command.optsWithGlobals<CommonOptions>().json === true;
      ends(give(await demo(terminal, json), { json }, terminal));
    });
}

async function demo(terminal: Terminal, json: boolean): Promise<Result<Answer, Complaint>> {
  const began = performance.now();
  const opened = await openWorld(terminal);
  if (opened.isErr()) return err(opened.error);
  const world = opened.value;
  try {
    const told = await tell(scenes(world), terminal, json);
    return told.map((chapters) => answer(chapters, (performance.now() - began) / 1000));
  } finally {
    await world.close();
  }
}

function answer(chapters: readonly Chapter[], seconds: number): Answer {
  const states = chapters.map(({ runs }) => runs.at(-1)?.progress.state ?? "failed");
  return {
    exit: worstExit(states.map(progressExit)),
    data: { chapters, seconds },
    text: (screen) => summaryToText(chapters, seconds, screen),
  };
}
