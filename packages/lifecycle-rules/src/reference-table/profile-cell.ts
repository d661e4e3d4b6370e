import { err, ok, type Result } from "neverthrow";
import { clipped } from "./clipped.ts";

/** What an application is assigned with, by the application's own attribute names. */
export type ApplicationProfile = Readonly<Record<string, string>>;

/** How a cell with several applications says that one of them is assigned without a profile. */
export const NO_PROFILE = "(none)";

/**
 * Reads a profile cell: `role=Developer; region=eu`, or `(none)`. A semicolon or equals sign inside a name or value is
 * written `\;` or `\=`, and a backslash `\\`. The error says what is wrong, without the cell.
 */
export function readProfile(cell: string): Result<ApplicationProfile | undefined, string> {
  if (cell === NO_PROFILE) return ok(undefined);
  const pairs = parts(cell, ";").map((pair) => parts(pair, "=").map(plain));
  const wrong = pairs.find(([name = "", value, ...more]) => name === "" || value === undefined || more.length > 0);
  if (wrong !== undefined) return err(`"${clipped(wrong.join("="))}" is not name=value`);
  const entries = pairs.map(([name = "", value = ""]) => [name, value] as const);
  return new Set(entries.map(([name]) => name)).size === entries.length
    ? ok(Object.fromEntries(entries))
    : err("an attribute is given twice");
}

/** A profile as a cell: the inverse of {@link readProfile}, attributes sorted by name. */
export function showProfile(profile: ApplicationProfile | undefined): string {
  const entries = Object.entries(profile ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0
    ? NO_PROFILE
    : entries.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("; ");
}

const escaped = (text: string) => text.replaceAll(/[;=\\]/g, "\\$&");

const plain = (text: string) => text.trim().replaceAll(/\\([;=\\])/g, "$1");

/** A text at every mark that no backslash stands before. */
function parts(text: string, mark: ";" | "="): readonly string[] {
  const found = [""];
  for (const [piece] of text.matchAll(/\\[;=\\]|[\s\S]/gu)) {
    if (piece === mark) found.push("");
    else found.push(`${found.pop()}${piece}`);
  }
  return found;
}
