import { planToMarkdown, planToText } from "@tenure/reports";
import { planToHtml } from "@tenure/reports/html";
import type { Preview } from "@tenure/service";
import { err, ok, type Result } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import type { Screen } from "../terminal/terminal.ts";
import { nextWords } from "./next-words.ts";

/** How a plan is drawn. */
export type Picture = "text" | "markdown" | "html";

/** What `tenure plan` says: the plan, or why there is none. A plan over a brake is shown, and ends as refused. */
export function previewAnswer(
  preview: Preview,
  key: string,
  picture: Picture = "text",
  config?: string,
): Result<Answer, Complaint> {
  switch (preview.kind) {
    case "planned":
      return ok({
        exit: preview.brakes.length > 0 ? exitCode.refused : exitCode.done,
        data: preview,
        text: (screen: Screen) => {
          if (picture === "html") return planToHtml(preview.plan);
          if (picture === "markdown") return planToMarkdown(preview.plan);
          return `${planToText(preview.plan, screen)}\n${nextWords(preview, screen, config)}`;
        },
      });
    case "form-incomplete":
      return err({
        kind: preview.kind,
        exit: exitCode.badInput,
        sentence: `The form of ${key} has ${preview.problems.length === 1 ? "a mistake" : `${preview.problems.length} mistakes`}, so there is no plan.`,
        details: preview.problems.map(({ sentence }) => sentence),
      });
    case "refused":
      return err({
        kind: preview.kind,
        exit: exitCode.refused,
        sentence: `There must be no plan for ${key} as things stand.`,
        details: preview.refusals.map(({ sentence }) => sentence),
      });
  }
}
