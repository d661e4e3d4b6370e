import { paint } from "@tenure/reports";
import type { ApplicationsPlan, PlannedApplication } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { headingLine, leftLines, stepLines } from "./application-lines.ts";

/** A plan for the terminal: application by application, then the command that carries out exactly this. */
export function applicationsPlanToText({ applications }: ApplicationsPlan, command: string, screen: Screen): string {
  const { heading, quiet } = paint(screen.color);
  const [loud, silent] = [applications.filter(isLoud), applications.filter((one) => !isLoud(one))];
  const parts = loud.map((one) => [
    headingOf(one, screen),
    ...one.steps.flatMap((step) => stepLines(step, screen)),
    ...leftLines(one, screen),
  ]);
  const steps = applications.reduce((sum, one) => sum + one.steps.length, 0);
  const rest = silent.length === 0 ? [] : [[quiet(`As declared: ${silent.map(({ label }) => label).join(", ")}.`)]];
  const end =
    steps === 0
      ? ["Nothing has to be written."]
      : [
          `${steps === 1 ? "1 step" : `${steps} steps`} for ${count(applications.filter((one) => one.steps.length > 0).length)}. Nothing was changed. To carry out exactly this plan:`,
          `  ${heading(command)}`,
        ];
  return `${[...parts, ...rest, end].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const isLoud = ({ extras, steps, userName, waiting }: PlannedApplication): boolean =>
  steps.length + extras.length + waiting.length > 0 || userName !== undefined;

function headingOf({ application, appId, label }: PlannedApplication, screen: Screen): string {
  return headingLine(label, [application, appId ?? "not in Okta yet"], screen);
}

const count = (applications: number): string => (applications === 1 ? "1 application" : `${applications} applications`);
