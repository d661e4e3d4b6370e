import type { AdfDate, AdfInline, AdfMark, AdfStatus, AdfStatusColor, AdfText } from "./adf-document.ts";
import { cleanLine, cleanText, safeHref } from "./clean-text.ts";

/** What builders take for a line: pieces, plain strings, and `undefined` for a piece that is not there. */
export type AdfInlineInput = string | AdfInline | undefined;

function marked(text: string, marks: readonly AdfMark[]): AdfText | undefined {
  const clean = cleanLine(text);
  if (clean === "") return undefined;
  return marks.length === 0 ? { type: "text", text: clean } : { type: "text", text: clean, marks };
}

/** Plain text on one line; `undefined` when nothing visible is left, because Jira refuses empty text. */
export const text = (value: string): AdfText | undefined => marked(value, []);

/** Bold text. */
export const strong = (value: string): AdfText | undefined => marked(value, [{ type: "strong" }]);

/** Italic text. */
export const em = (value: string): AdfText | undefined => marked(value, [{ type: "em" }]);

/** Text struck through. */
export const strike = (value: string): AdfText | undefined => marked(value, [{ type: "strike" }]);

/** Text in a fixed-width face: ids, names of groups. */
export const code = (value: string): AdfText | undefined => marked(value, [{ type: "code" }]);

/** Text that leads to an address. An address that is neither web nor mail gives the text alone. */
export function link(label: string, address: string): AdfText | undefined {
  const href = safeHref(address);
  return marked(label === "" ? address : label, href === undefined ? [] : [{ type: "link", attrs: { href } }]);
}

/** A smart link, which Jira shows as the title of the page it leads to; plain text when it is no web address. */
export function inlineCard(address: string): AdfInline | undefined {
  const url = safeHref(address);
  return url?.startsWith("http") ? { type: "inlineCard", attrs: { url } } : text(address);
}

/** A lozenge. Without visible text it shows a dash. */
export function status(label: string, color: AdfStatusColor = "neutral"): AdfStatus {
  return { type: "status", attrs: { text: cleanLine(label).trim() || "–", color } };
}

/** A day in the reader's language, from epoch milliseconds, a `Date` or an ISO text; Jira shows the UTC day. */
export function date(at: number | Date | string): AdfDate | AdfText | undefined {
  const instant = new Date(at).getTime();
  if (Number.isNaN(instant)) return text(String(at));
  return { type: "date", attrs: { timestamp: String(instant) } };
}

/** Names a person by account id, which notifies them: only when somebody has to act. */
export function mention(accountId: string, name?: string): AdfInline {
  const shown = name === undefined ? "" : cleanLine(name).trim();
  return { type: "mention", attrs: shown === "" ? { id: accountId } : { id: accountId, text: `@${shown}` } };
}

/** An emoji by its short name, with or without colons. */
export function emoji(shortName: string): AdfInline {
  return { type: "emoji", attrs: { shortName: `:${cleanLine(shortName).replaceAll(":", "")}:` } };
}

/** A line break. */
export const hardBreak = (): AdfInline => ({ type: "hardBreak" });

/** Gathers a line: strings become text with their line breaks kept, absent pieces vanish. */
export function toInline(pieces: readonly AdfInlineInput[]): readonly AdfInline[] {
  return pieces.flatMap((piece): readonly AdfInline[] => {
    if (piece === undefined) return [];
    return typeof piece === "string" ? lines(piece) : [piece];
  });
}

function lines(value: string): readonly AdfInline[] {
  return cleanText(value)
    .split("\n")
    .flatMap((line, index) => {
      const shown = text(line);
      return [...(index === 0 ? [] : [hardBreak()]), ...(shown === undefined ? [] : [shown])];
    });
}
