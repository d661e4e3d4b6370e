// Spaces that look like a space and are none: Word and web forms put them between names.
const ODD_SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\uFEFF]/g;
// Invisible marks that turn the reading direction round can make one name look like another.
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being taken out
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

/** One line of text as a person meant it: whole characters in NFC, plain spaces, trimmed. Never split or re-cased. */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(DIRECTION_MARKS, "")
    .replaceAll(ODD_SPACES, " ")
    .replaceAll(CONTROLS, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** Several lines of text: as {@link cleanLine}, but the line breaks stay. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(cleanLine)
    .join("\n")
    .trim();
}
