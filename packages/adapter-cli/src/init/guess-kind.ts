import type { DiscoveredForm } from "@tenure/service";

/** What a request type is probably for, by its words and by what it asks. */
export type GuessedKind = "joiner" | "mover" | "leaver";

/** Guesses what a form is for; `undefined` where it is probably about no person's coming, changing or going. */
export function guessKind({ fields, name }: DiscoveredForm): GuessedKind | undefined {
  if (/off-?board|terminat|leav(er|ing)|resign|exit/i.test(name)) return "leaver";
  if (/mover|change of role|role change|transfer|promotion|department change|internal move/i.test(name)) return "mover";
  if (/on-?board|new (hire|starter|joiner|employee)|joiner|hiring/i.test(name)) return "joiner";
  const asks = (pattern: RegExp) => fields.some(({ label }) => pattern.test(label));
  if (asks(/last (working )?day/i)) return "leaver";
  return asks(/(given|first) name/i) && asks(/start/i) ? "joiner" : undefined;
}
