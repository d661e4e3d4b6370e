import { causeWords, paint, printable } from "@tenure/reports";
import type { Explanation } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { moment } from "./moment.ts";

/** What the ledger and the directory know beside the table: how it is held now, and how it came to be. */
export function explanationToText(found: Explanation, screen: Pick<Screen, "color">): string {
  const colors = paint(screen.color);
  const { chain, exception, now } = found;
  const held = now === undefined ? [] : [HELD[now]];
  const owned =
    exception === undefined
      ? []
      : [`${printable(exception.owner)} answers for it as an exception until ${moment(exception.until)}.`];
  if (chain === undefined) {
    return lines(...held, ...owned, colors.quiet("The ledger knows of no step that gave or took it."));
  }
  const { approvals, at, causes, direction, runId, seen, tableCommit, tableVersion, ticket } = chain;
  const commit = tableCommit === undefined ? "" : `, commit ${printable(tableCommit)}`;
  const table = tableVersion === undefined ? "not known" : `version ${tableVersion.slice(0, 12)}${commit}`;
  const yes = approvals.map(({ by, email, at: when }) => `${printable(email ?? by)} at ${moment(when)}`);
  return lines(
    ...held,
    ...owned,
    `${direction === "given" ? colors.gain("+ given") : colors.loss("− taken")} at ${moment(at)} by ${colors.name(printable(ticket.key))}`,
    ...causes.map((cause) => `    because    ${printable(causeWords(cause))}`),
    `    table      ${table}`,
    `    approved   ${yes.length === 0 ? colors.quiet("no approval was needed, or none is known") : yes.join("; ")}`,
    `    read back  ${printable(seen)}`,
    `    run        ${colors.quiet(printable(runId))}`,
  );
}

const HELD: Readonly<Record<NonNullable<Explanation["now"]>, string>> = {
  ours: "Held right now, given by us.",
  "by-hand": "Held right now, given by somebody by hand.",
  rule: "Held right now, given by a group rule.",
  imported: "Held right now; it comes from an application, a group or an import.",
  no: "Not held right now.",
};

const lines = (...all: readonly string[]) => all.map((line) => `  ${line}\n`).join("");
