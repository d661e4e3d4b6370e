import { answerPart, shown } from "./raw.ts";

/** What a name was expected to be, and what stands there instead. */
export interface NameProblem {
  readonly expected: string;
  readonly found: string;
}

// A second line would become part of the name as soon as the line break is taken for a space.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being looked for
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/;
const NO_NAME = /[<>@=/]|\bwww\./i;
/** "Son of", "daughter of", "wife of" and their Malay sisters stand in passports. */
const PARENTAGE = /(?<!\S)(?:[sdw]\/o|a\/[lp])(?!\S)/giu;

/** Why a name field's raw value is no name: markup, an address, several lines. Everything people are called passes. */
export function nameProblem(raw: unknown): NameProblem | undefined {
  const text = answerPart(raw, "text");
  if (typeof text !== "string") return undefined;
  if (CONTROL.test(text.trim())) return { expected: "a name on one line", found: shown(text) };
  const stranger = NO_NAME.exec(text.replaceAll(PARENTAGE, ""))?.[0];
  if (stranger === undefined) return undefined;
  return { expected: `a name, which has no ${stranger}`, found: shown(text) };
}
