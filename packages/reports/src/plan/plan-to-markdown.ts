import type { Plan, Step } from "@tenure/lifecycle-rules";
import { markdownText } from "../text/markdown-text.ts";
import { actionWords } from "../words/action-words.ts";
import { causesWords } from "../words/cause-words.ts";
import { dueWords } from "../words/due-words.ts";
import { keptWords } from "../words/kept-words.ts";
import { planKindWords } from "../words/plan-kind-words.ts";

/** A plan as GitHub-flavoured Markdown: for a pull request, a chat, a page. Text of the ticket stays text. */
export function planToMarkdown(plan: Plan): string {
  const { hash, kept, findings, steps, subject, table, ticket } = plan;
  return [
    `## ${planKindWords(plan.kind)} ${markdownText(ticket.key)}: ${markdownText(subject.name)}`,
    `Table ${markdownText(table.name)} \`${table.version.slice(0, 12)}\` · org ${markdownText(table.org)} · plan \`${hash.slice(0, 12)}\``,
    steps.length === 0 ? "Nothing to do: everything is as the table says." : stepTable(plan, steps),
    ...(kept.length === 0
      ? []
      : [`**Kept:**\n\n${kept.map(({ name, why }) => `- ${markdownText(name)}: ${keptWords(why)}`).join("\n")}`]),
    ...(findings.length === 0
      ? []
      : [`**To know before:**\n\n${findings.map(({ sentence }) => `- ${markdownText(sentence)}`).join("\n")}`]),
  ]
    .join("\n\n")
    .concat("\n");
}

function stepTable(plan: Plan, steps: readonly Step[]): string {
  const rows = steps.map(({ action, causes, due }, index) => {
    const { verb, target } = actionWords(action, plan.subject.login);
    const cells = [verb, target, dueWords(due, plan.zone), causesWords(causes).join("; ")].map(markdownText);
    return `| ${index + 1} | ${cells.join(" | ")} |`;
  });
  return ["| # | Step | Target | Due | Because |", "| --: | --- | --- | --- | --- |", ...rows].join("\n");
}
