import type { DiscoveredField } from "@tenure/service";
import type { GuessedKind } from "./guess-kind.ts";

/** What a field means: a name with a meaning of its own, or an attribute. */
export interface NamedField {
  readonly name: string;
  readonly field: DiscoveredField;
}

type Kinds = readonly DiscoveredField["kind"][];

const PEOPLE: Kinds = ["user"];
const DAYS: Kinds = ["date"];
const WORDS: Kinds = ["short-text"];
const ANY: Kinds = ["short-text", "select", "cascading"];

/** Labels by which people ask for the same thing, best first; each meaning is given to one field of a form. */
const MEANINGS: readonly (readonly [string, RegExp, Kinds, readonly GuessedKind[]])[] = [
  ["givenName", /^(given|first|legal first) ?name/i, WORDS, ["joiner"]],
  ["familyName", /^(family|last|sur|legal last) ?name/i, WORDS, ["joiner"]],
  ["displayName", /name to show|display name|preferred name|known as/i, WORDS, ["joiner"]],
  ["personalEmail", /(personal|private).*mail/i, ["email", "short-text"], ["joiner"]],
  ["employeeNumber", /(employee|personnel|staff) ?(number|id|no)/i, WORDS, ["joiner", "mover", "leaver"]],
  ["start", /start|first (working )?day|joins on/i, DAYS, ["joiner"]],
  ["effective", /effective|changes? on|change date|from when/i, DAYS, ["mover"]],
  ["lastDay", /last (working )?day|leav.*(on|date)|end date|termination date/i, DAYS, ["leaver"]],
  ["immediate", /at once|immediate|urgent/i, ["yes-no"], ["leaver"]],
  ["handOverTo", /hand.?over|successor|takes over/i, PEOPLE, ["leaver"]],
  ["manager", /manager|reports to|line lead|supervisor/i, PEOPLE, ["joiner", "mover", "leaver"]],
  ["login", /^(employee|person|who|user|colleague)/i, PEOPLE, ["mover", "leaver"]],
  ["department", /department|division/i, ANY, ["joiner", "mover"]],
  ["team", /^team/i, ANY, ["joiner", "mover"]],
  ["title", /title|^role$|position/i, ANY, ["joiner", "mover"]],
  ["location", /location|office|site/i, ANY, ["joiner", "mover"]],
  ["employmentType", /employment type|contract type|worker type/i, ANY, ["joiner", "mover"]],
  ["costCenter", /cost (cent|unit)/i, ANY, ["joiner", "mover"]],
  ["applications", /application|access to|systems/i, ["multi-select"], ["joiner", "mover"]],
];

/** What each field of a form means. Fields nobody would guess become attributes, named after their label. */
export function guessNames(fields: readonly DiscoveredField[], kind: GuessedKind): readonly NamedField[] {
  const named = new Map<DiscoveredField, string>();
  for (const [name, pattern, kinds, forms] of MEANINGS) {
    if (!forms.includes(kind)) continue;
    const found = fields.find((field) => !named.has(field) && kinds.includes(field.kind) && pattern.test(field.label));
    if (found !== undefined) named.set(found, name);
  }
  const taken = new Set(named.values());
  return fields.map((field) => {
    const name = named.get(field) ?? free(camelCase(field.label), taken);
    taken.add(name);
    return { name, field };
  });
}

function camelCase(label: string): string {
  const words = label
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N} ]/gu, "")
    .replaceAll(/[^a-z0-9 ]/gi, "")
    .trim()
    .split(/ +/);
  const joined = words
    .map((word, place) =>
      place === 0 ? word.toLowerCase() : `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`,
    )
    .join("");
  return /^[a-z]/.test(joined) ? joined : `field${joined}`;
}

function free(name: string, taken: ReadonlySet<string>, count = 1): string {
  const candidate = count === 1 ? name : `${name}${count}`;
  return taken.has(candidate) ? free(name, taken, count + 1) : candidate;
}
