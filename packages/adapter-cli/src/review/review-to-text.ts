import type { Campaign, ReviewList } from "@tenure/lifecycle-rules";
import { columns, paint, printable } from "@tenure/reports";
import type { ClosedReview } from "@tenure/service";
import { type BatchCommands, standingWords } from "../reconcile/standing-words.ts";
import { columnFor } from "../terminal/column-for.ts";
import type { Screen } from "../terminal/terminal.ts";

/** How much each reviewer has to decide. */
export function campaignToText({ id, lists, unassigned }: Campaign, file: string | undefined): string {
  const items = lists.reduce((sum, list) => sum + list.items.length, 0);
  return [
    `Review ${printable(id)}: ${items === 1 ? "1 membership or assignment" : `${items} memberships and assignments`} before ${lists.length === 1 ? "1 reviewer" : `${lists.length} reviewers`}.`,
    ...lists.map(({ reviewer, items: own }) => {
      const unexplained = own.filter(({ rows }) => rows.length === 0).length;
      return `  ${printable(reviewer)}: ${own.length}${unexplained === 0 ? "" : `, ${unexplained} that no row explains`}`;
    }),
    ...(unassigned.length === 0
      ? []
      : [`${unassigned.length} before nobody: name somebody with --otherwise, or the review cannot end.`]),
    ...(file === undefined ? [] : [`Written to ${printable(file)}. Keep it: the ledger knows it by its digest alone.`]),
    "",
  ].join("\n");
}

/** One reviewer's list, as a table. */
export function listToText({ reviewer, items }: ReviewList, screen: Screen): string {
  const colors = paint(screen.color);
  const room = Math.max(60, screen.width) - 1;
  const login = columnFor(
    items.map((item) => item.login),
    room * 0.5,
  );
  const name = columnFor(
    items.map((item) => item.name),
    room * 0.28,
  );
  return [
    `${colors.heading(printable(reviewer))} is asked about ${items.length}:`,
    ...items.flatMap((item) =>
      columns(
        { text: "", width: 2 },
        { text: printable(item.login), width: login },
        { text: "", width: 2 },
        { text: printable(item.name), width: name },
        { text: "", width: 2 },
        {
          text:
            item.rows.length === 0
              ? colors.change(`no row explains it (${HOW[item.how]})`)
              : item.rows.map(printable).join(", "),
          width: room - login - name - 6,
        },
      ),
    ),
    "",
  ].join("\n");
}

/** What a closed review comes to, and what is typed to carry it out. */
export function closedToText(closed: ClosedReview, { color }: Screen, commands: BatchCommands): string {
  const colors = paint(color);
  const { approval, atTheSource, batch, brakes, kept, revoked } = closed;
  const steps = batch.plans.reduce((sum, plan) => sum + plan.steps.length, 0);
  return [
    `${kept} kept, ${revoked} revoked.`,
    ...batch.plans.flatMap(({ steps: own, subject }) =>
      own.map(({ action }) => {
        const name = "name" in action ? action.name : "label" in action ? action.label : "";
        return `  ${colors.loss("−")} ${printable(subject.login)}  ${printable(name)}`;
      }),
    ),
    ...atTheSource.map(
      ({ how, login, name }) =>
        `  ${colors.change("!")} ${printable(login)}  ${printable(name)}: ${HOW[how]}; end it there`,
    ),
    ...(steps === 0
      ? ["Nothing is left to be taken."]
      : standingWords(
          { hash: batch.hash, brakes, approval },
          steps === 1 ? "1 step" : `${steps} steps`,
          commands,
          colors,
        )),
    "",
  ].join("\n");
}

const HOW = {
  ours: "given by us",
  "by-hand": "given by hand",
  rule: "given by a group rule",
  imported: "comes from an application or an import",
} as const;
