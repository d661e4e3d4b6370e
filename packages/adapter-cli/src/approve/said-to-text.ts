import { paint, printable } from "@tenure/reports";
import type { KnownPlan, SignedWord, TakenWord } from "@tenure/service";
import { shellWord } from "../outcome/next-words.ts";
import type { Screen } from "../terminal/terminal.ts";

const DONE = { approve: "Approved", decline: "Declined", release: "Released" } as const;

/** What a person's word did, and what is typed next. */
export function saidToText(
  { changes, hash, ticket }: KnownPlan,
  { person }: Pick<SignedWord, "person">,
  { says, stillNeeded }: TakenWord,
  { color }: Pick<Screen, "color">,
  config: string,
): string {
  const colors = paint(color);
  const size = changes === 1 ? "1 change" : `${changes} changes`;
  const said = `${colors.gain("✓")} ${DONE[says]} by ${printable(person)}: ${whatIs(ticket.id, ticket.key)}, ${hash.slice(0, 12)}, ${size}.`;
  const others = stillNeeded === 1 ? "1 more person" : `${stillNeeded} more people`;
  const missing = stillNeeded === 0 ? [] : [`${others} must release it before it goes on.`];
  const file = config === "tenure.config.ts" ? "" : ` --config ${shellWord(config)}`;
  const next = says === "decline" || stillNeeded > 0 ? [] : nextOf(ticket.id, hash, file, colors.name);
  return `${[said, ...missing, ...next].join("\n")}\n`;
}

function whatIs(id: string, key: string): string {
  if (id === "reconcile") return "the reconciliation";
  return id.startsWith("review:") ? `review ${printable(id.slice("review:".length))}` : `the plan of ${printable(key)}`;
}

function nextOf(id: string, hash: string, file: string, bold: (text: string) => string): readonly string[] {
  if (id === "reconcile") return ["To carry it out:", `  ${bold(`tenure reconcile --apply --hash ${hash}${file}`)}`];
  if (id.startsWith("review:")) {
    return ["To carry it out:", `  ${bold(`tenure review apply CAMPAIGN --hash ${hash}${file}`)}`];
  }
  return ["The next `tenure run` goes on with it."];
}
