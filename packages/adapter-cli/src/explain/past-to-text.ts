import type { Instant } from "@tenure/lifecycle-rules";
import { printable, whyNotToText } from "@tenure/reports";
import type { TablePast } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { moment } from "./moment.ts";

/** What kept somebody from something at an instant of the past, as far as it can be told, and how far that is. */
export function pastToText({ changed, madeAt, not }: TablePast, at: Instant, screen: Screen): string {
  if (madeAt !== undefined) return `  There was no account yet: it was made at ${moment(madeAt)}.\n`;
  const undone =
    changed.length === 0
      ? "no ticket has changed any since"
      : `without what tickets have changed since: ${changed.map(printable).join(", ")}`;
  const known = `Today's table on their attributes at ${moment(at)} (today's, ${undone}).`;
  return `${known}\nWhat was changed by hand since then, and what the table said then, is not known.\n${whyNotToText(not, screen)}`;
}
