import type { Kept, Plan } from "@tenure/lifecycle-rules";
import { type Page, page } from "../text/page.ts";
import { printable } from "../text/printable.ts";
import { shownAction } from "../text/shown-action.ts";
import type { TextOptions } from "../text/text-options.ts";
import type { Effect } from "../words/action-words.ts";
import { causesWords } from "../words/cause-words.ts";
import { dueWords } from "../words/due-words.ts";
import { keptWords } from "../words/kept-words.ts";
import { planKindWords } from "../words/plan-kind-words.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { fieldsRead, originWords } from "./fields-read.ts";
import { type NumberedStep, stepsByDue } from "./steps-by-due.ts";

/**
 * A plan for a terminal: every step with its target, its due time (local and UTC) and why it is there,
 * then what is kept, what should be known before, and which fields it all was read from.
 */
export function planToText(plan: Plan, options: TextOptions): string {
  const on = page(
    options,
    plan.steps.map(({ action }) => shownAction(action, plan.subject.login)),
  );
  return [
    ...header(on, plan),
    ...steps(on, plan),
    ...kept(on, plan),
    ...findings(on, plan),
    ...fields(on, plan),
    "",
  ].join("\n");
}

function header(on: Page, { hash, kind, steps, subject, table, ticket }: Plan): readonly string[] {
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  return [
    ...on.paragraph(
      `${on.paint.heading(`${planKindWords(kind)} ${printable(ticket.key)}`)}  ${printable(subject.name)} <${printable(subject.login)}>`,
    ),
    ...on.paragraph(
      on.paint.quiet(
        `${count} · table ${printable(table.name)} ${table.version.slice(0, 12)} · org ${printable(table.org)}`,
      ),
    ),
    on.paint.quiet(`plan ${hash}`),
  ];
}

function steps(on: Page, plan: Plan): readonly string[] {
  if (plan.steps.length === 0) return ["", "Nothing to do: everything is as the table says."];
  return stepsByDue(plan.steps).flatMap(({ due, steps: group }) => [
    "",
    ...on.paragraph(on.paint.heading(sentenceCase(dueWords(due, plan.zone)))),
    ...group.flatMap((numbered) => stepLines(on, plan, numbered)),
  ]);
}

function stepLines(on: Page, plan: Plan, { number, step }: NumberedStep): readonly string[] {
  const { effect, target, verb } = shownAction(step.action, plan.subject.login);
  const note = causesWords(step.causes)
    .map((words) => on.paint.quiet(printable(words)))
    .join("\n");
  return on.item({ number, mark: effectMark(on, effect), verb, target: on.paint.name(target), note });
}

function effectMark({ paint }: Page, effect: Effect): string {
  switch (effect) {
    case "gives":
      return paint.gain("+");
    case "takes":
      return paint.loss("-");
    case "changes":
      return paint.change("~");
    case "tells":
      return paint.notice(">");
  }
}

/** What is left alone, by reason: what somebody gave by hand first, because that is what an approver looks at. */
function kept(on: Page, plan: Plan): readonly string[] {
  if (plan.kept.length === 0) return [];
  const byReason = Map.groupBy(plan.kept, ({ why }) => why);
  const lines = KEPT_ORDER.flatMap((why) => {
    const those = byReason.get(why) ?? [];
    if (those.length === 0) return [];
    const names = those.map(({ name }) => on.paint.name(printable(name))).join(", ");
    return on.point(on.paint.notice("="), `${names}  ${on.paint.quiet(keptWords(why))}`);
  });
  return ["", on.paint.heading("Kept"), ...lines];
}

const KEPT_ORDER: readonly Kept["why"][] = [
  "by-hand",
  "extra-access",
  "not-in-table",
  "rule",
  "granted-by-row",
  "comes-with-group",
  "imported",
];

function findings(on: Page, plan: Plan): readonly string[] {
  if (plan.findings.length === 0) return [];
  const lines = plan.findings.flatMap(({ sentence }) => on.point(on.paint.change("!"), printable(sentence)));
  return ["", on.paint.heading("To know before"), ...lines];
}

function fields(on: Page, plan: Plan): readonly string[] {
  const places = fieldsRead(plan.steps).map((origin) => printable(originWords(origin)));
  return places.length === 0 ? [] : ["", ...on.paragraph(on.paint.quiet(`Read from: ${places.join(" · ")}`))];
}
