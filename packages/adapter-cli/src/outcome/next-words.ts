import { printable } from "@tenure/reports";
import type { Preview } from "@tenure/service";
import pc from "picocolors";
import type { Screen } from "../terminal/terminal.ts";

/** What stands between a plan and its being carried out, and the command that does it. */
export function nextWords(
  { approval, brakes, plan }: Extract<Preview, { kind: "planned" }>,
  { color }: Pick<Screen, "color">,
  config?: string,
): string {
  const paint = pc.createColors(color);
  const stopped = brakes.map(({ sentence }) => `${paint.red("‖")} ${printable(sentence)}\n`).join("");
  if (plan.steps.length === 0) return stopped;
  const apply = `tenure apply ${printable(plan.ticket.key)} --hash ${plan.hash}${config === undefined ? "" : ` --config ${shellWord(config)}`}`;
  const asked = approval === "needed" ? `${paint.yellow("!")} Nothing is done before this plan is approved.\n` : "";
  return `${stopped}${asked}Nothing was changed. To carry out exactly this plan:\n  ${paint.bold(apply)}\n`;
}

/** A word as a shell reads it back. */
export function shellWord(text: string): string {
  const word = printable(text);
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
