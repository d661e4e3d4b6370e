// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being taken out
const BREAKS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text on one line, without control characters: it can end no header and turn no reading direction. */
export function oneLine(text: string): string {
  return text.replaceAll(DIRECTION_MARKS, "").replaceAll(BREAKS, " ").trim();
}
