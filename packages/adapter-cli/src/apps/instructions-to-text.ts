import { paint, printable } from "@tenure/reports";
import type { ApplicationInstructions } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { headingLine, markedLines } from "./application-lines.ts";

/** What an operator reads: each file with where it goes, then what only a person can do. */
export function instructionsToText(told: ApplicationInstructions, screen: Screen): string {
  const { heading, loss, notice, quiet } = paint(screen.color);
  const { appId, application, artefacts, checklist, destructive, label, live, name, warning } = told;
  const until = live.protocol === "saml" ? [`certificate until ${live.certificateEndsAt.slice(0, 10)}`] : [];
  const files = artefacts.map(({ apply, fileName, text }) => [
    heading(`── ${fileName} ${"─".repeat(Math.max(2, Math.min(60, screen.width) - fileName.length - 4))}`),
    ...markedLines("→", apply, screen, { indent: 0 }),
    "",
    // Whatever the file holds is copied as it is; what would steer a terminal is not.
    ...text.trimEnd().split("\n").map(printable),
  ]);
  const steps = checklist.flatMap(({ reason, step, where }) => [
    ...markedLines(notice("☐"), `${where === "okta" ? "In Okta" : `At ${name}`}: ${step}`, screen),
    ...markedLines("", `Why by hand: ${reason}`, screen, { tint: quiet }),
  ]);
  const byHand = steps.length === 0 ? ["No step needs a console."] : [heading("Only a person can:"), ...steps];
  const warnings = destructive.flatMap(({ instead, what, when }) =>
    markedLines(loss("!"), `${what}, when ${when}. Instead: ${instead}.`, screen),
  );
  const lost = warnings.length === 0 ? [] : [[heading("Cannot be taken back:"), ...warnings]];
  const first = warning === undefined ? [] : markedLines(loss("!"), warning, screen);
  return `${[[headingLine(label, [application, appId, ...until], screen), ...first], ...files, byHand, ...lost]
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
