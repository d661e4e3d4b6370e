import type { Progress, StepProgress } from "@tenure/lifecycle-rules";
import { instantWords } from "../words/due-words.ts";

/** How a state is shown at a glance. */
export type Tone = "good" | "busy" | "warning" | "bad";

/** A state in a word for a lozenge, and its tone. */
export interface StateWords {
  readonly word: string;
  readonly tone: Tone;
}

/** The word for where a ticket stands. */
export function stateWords(state: Progress["state"]): StateWords {
  switch (state) {
    case "form-incomplete":
      return { word: "form needs mending", tone: "warning" };
    case "refused":
      return { word: "refused", tone: "bad" };
    case "held":
      return { word: "held by a brake", tone: "bad" };
    case "awaiting-approval":
      return { word: "awaiting approval", tone: "warning" };
    case "waiting":
      return { word: "on time", tone: "busy" };
    case "failed":
      return { word: "not finished", tone: "bad" };
    case "done":
      return { word: "done", tone: "good" };
  }
}

/** The word for how far a step has come. */
export function stepStateWords(state: StepProgress["state"]): StateWords {
  switch (state) {
    case "planned":
      return { word: "planned", tone: "busy" };
    case "done":
      return { word: "done", tone: "good" };
    case "due-later":
      return { word: "later", tone: "busy" };
    case "failed":
      return { word: "failed", tone: "bad" };
    case "blocked":
      return { word: "blocked", tone: "warning" };
  }
}

/** Where a ticket stands, in one sentence. */
export function progressSentence({ brakes, nextDue, plan, problems, refusals, state, steps }: Progress): string {
  const done = steps.filter((step) => step.state === "done").length;
  const counted = `${done} of ${steps.length} steps are done and read back`;
  switch (state) {
    case "form-incomplete":
      return `Nothing was done: ${problems.length === 1 ? "one answer" : `${problems.length} answers`} on the form must be mended first.`;
    case "refused":
      return `Nothing was done: ${refusals.map(({ sentence }) => sentence).join(" ")}`;
    case "held":
      return `Nothing was done: ${brakes.map(({ sentence }) => sentence).join(" ")}`;
    case "awaiting-approval":
      return [
        `${counted}; the rest waits for an approval of the plan.`,
        ...refusals.map(({ sentence }) => sentence),
      ].join(" ");
    case "waiting":
      return `${counted}; the next is due ${nextDue === undefined ? "later" : instantWords(nextDue, plan?.zone ?? "UTC")}.`;
    case "failed":
      return steps.some(({ state }) => state === "failed" || state === "blocked")
        ? `${counted}; what failed is tried again, and the table says why it failed.`
        : `${counted}; something is left that only people can end: the details say what.`;
    case "done":
      return steps.length === 0 ? "There was nothing left to do." : `Everything is done: ${counted}.`;
  }
}
