import { Command } from "commander";
import { err } from "neverthrow";
import type { Answer } from "../answer.ts";
import type { Chapter } from "../demo/chapter.ts";
import { openWorld } from "../demo/open-world.ts";
import { scenes } from "../demo/scenes.ts";
import { summaryToText } from "../demo/summary-to-text.ts";
import { tell } from "../demo/tell.ts";
import { workOn } from "../demo/work-on.ts";
import type { ExitCode } from "../exit-code.ts";
import { give } from "../give.ts";
import { progressExit, worstExit } from "../outcome/progress-exit.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { CommandContext, CommonOptions } from "./command-context.ts";

interface DemoOptions extends CommonOptions {
  readonly keep?: true;
}

/** `tenure demo`: a hire, a move and a termination on the sandbox, each from webhook to verified end. */
export function demoCommand({ ends, terminal }: CommandContext): Command {
  return new Command("demo")
    .description("live through a hire, a move and a termination on a local Okta, Jira and mail server")
    .option("--keep", "keep everything running afterwards, with a desk in the browser, and work what is filed there")
    .addHelpText(
      "after",
      "\nNeeds no accounts and no network.\n\nExamples:\n  tenure demo\n  tenure demo --json | jq '.chapters[].after.okta'",
    )
    .action(async (_options, command: Command) => {
      const { json, keep } = command.optsWithGlobals<DemoOptions>();
      ends(await demo(terminal, { json: json === true, keep: keep === true }));
    });
}

async function demo(terminal: Terminal, { json, keep }: { json: boolean; keep: boolean }): Promise<ExitCode> {
  const began = performance.now();
  const opened = await openWorld(terminal);
  if (opened.isErr()) return give(err(opened.error), { json }, terminal);
  const world = opened.value;
  try {
    const told = await tell(scenes(world), terminal, json);
    const seconds = (performance.now() - began) / 1000;
    const exit = give(
      told.map((chapters) => answer(chapters, seconds)),
      { json },
      terminal,
    );
    if (keep) await workOn(world, terminal, json ? terminal.err : terminal.out);
    return exit;
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
