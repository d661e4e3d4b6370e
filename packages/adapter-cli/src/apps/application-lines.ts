import { columns, paint, printable } from "@tenure/reports";
import { type PlannedApplication, type PlannedStep, userNameSentence } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { type StepMark, stepWords } from "./step-words.ts";

type Look = Pick<Screen, "color" | "width">;

/** The line above what is said of an application. */
export function headingLine(label: string, more: readonly string[], { color }: Look): string {
  const { heading, quiet } = paint(color);
  return [heading(printable(label)), ...more.map((word) => quiet(printable(word)))].join(" · ");
}

/** A sentence behind a mark, wrapped beside it. */
export function markedLines(
  mark: string,
  sentence: string,
  { width }: Look,
  { indent = 2, tint = asItIs }: { readonly indent?: number; readonly tint?: (text: string) => string } = {},
): readonly string[] {
  return columns(
    { text: "", width: indent },
    { text: mark, width: 2 },
    { text: tint(printable(sentence)), width: Math.max(20, width - indent - 3) },
  );
}

const asItIs = (text: string): string => text;

/** A step in one line. */
export function stepLine(step: PlannedStep, look: Look): readonly string[] {
  const colors = paint(look.color);
  const tints: Readonly<Record<StepMark, (text: string) => string>> = {
    "+": colors.gain,
    "~": colors.change,
    "-": colors.loss,
  };
  const { mark, sentence } = stepWords(step);
  return markedLines(tints[mark](mark), sentence, look);
}

/** A step, what it changes, and what it takes away. */
export function stepLines(step: PlannedStep, look: Look): readonly string[] {
  const { loss } = paint(look.color);
  return [
    ...stepLine(step, look),
    ...stepWords(step).more.flatMap((line) => markedLines("", line, look, { indent: 4 })),
    ...(step.danger === undefined ? [] : markedLines(loss("!"), step.danger, look, { indent: 4 })),
  ];
}

/** What is left to people: groups nobody declared, and groups that wait for a console. */
export function leftLines({ extras, steps, userName, waiting }: PlannedApplication, look: Look): readonly string[] {
  const { notice } = paint(look.color);
  const taken = new Set(steps.flatMap((step) => (isTaking(step) ? [step.groupId] : [])));
  return [
    ...extras
      .filter(({ groupId }) => !taken.has(groupId))
      .flatMap(({ groupName, held }) => {
        const how = held === "assigned" ? "gives it to its members" : "is pushed";
        return markedLines(notice("?"), `left alone: the group ${groupName} ${how}, and is not declared`, look);
      }),
    ...(userName === undefined ? [] : markedLines(notice("?"), `left alone: ${userNameSentence(userName)}`, look)),
    ...byReason(waiting).flatMap(([reason, names]) => [
      ...markedLines(
        notice("…"),
        `waits for a person: ${names.length === 1 ? "the group" : "the groups"} ${names.join(", ")} to be pushed`,
        look,
      ),
      ...markedLines("", reason, look, { indent: 4 }),
    ]),
  ];
}

type Taking = Extract<PlannedStep, { kind: "unassign-group" | "end-push" }>;
const isTaking = (step: PlannedStep): step is Taking => step.kind === "unassign-group" || step.kind === "end-push";

function byReason(waiting: PlannedApplication["waiting"]): readonly (readonly [string, readonly string[]])[] {
  return [...new Set(waiting.map(({ sentence }) => sentence))].map(
    (reason) =>
      [reason, waiting.filter(({ sentence }) => sentence === reason).map(({ groupName }) => groupName)] as const,
  );
}
