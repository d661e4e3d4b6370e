import type { ApplicationInstructions } from "@tenure/service";

/** The file a checklist is written to. */
export const CHECKLIST = "checklist.md";

/** What only a person can do, in Markdown: each step with why no program does it, and what cannot be taken back. */
export function checklist({ checklist, destructive, label, name, warning }: ApplicationInstructions): string {
  const steps = checklist.map(
    ({ reason, step, where }) =>
      `- [ ] ${where === "okta" ? "In Okta" : `At ${name}`}: ${step}\n      Why by hand: ${reason}`,
  );
  const warnings = destructive.map(({ instead, what, when }) => `- ${what}, when ${when}. Instead: ${instead}.`);
  return `${[
    `# ${label}: what only a person can do`,
    "",
    ...(warning === undefined ? [] : [`**Before all else:** ${warning}`, ""]),
    ...(steps.length === 0 ? ["Nothing: no step needs a console."] : steps),
    ...(warnings.length === 0 ? [] : ["", "## What cannot be taken back", "", ...warnings]),
  ].join("\n")}\n`;
}
