const PLACEHOLDERS = new Set([
  "tbd",
  "tba",
  "tbc",
  "n/a",
  "n.a.",
  "?",
  "??",
  "???",
  "-",
  "--",
  "–",
  "—",
  ".",
  "..",
  "...",
  "…",
  "xxx",
  "todo",
]);

const PROMISE = /^to be (announced|confirmed|decided|defined|determined)$/;

/** Whether a text only holds a place: common in hiring waves, and no name, department or number of anybody. */
export function isPlaceholder(text: string): boolean {
  const word = text.toLowerCase();
  return PLACEHOLDERS.has(word) || PROMISE.test(word);
}
