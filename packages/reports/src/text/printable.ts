// Control characters, and the marks that turn reading direction: both can make a terminal or a page show
// something other than what is there.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text from a ticket or a directory, safe to print: what would steer a terminal is shown as `\u{…}`. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (mark) => (mark === "\n" || mark === "\t" ? " " : escaped(mark)));
}

function escaped(mark: string): string {
  return `\\u{${mark.codePointAt(0)?.toString(16)}}`;
}
