import type { Kept } from "@tenure/lifecycle-rules";

/** Says why something the person has was left alone. */
export function keptWords(why: Kept["why"]): string {
  switch (why) {
    case "by-hand":
      return "given by hand: not ours to take";
    case "not-in-table":
      return "the table does not manage it";
    case "rule":
      return "granted by an Okta group rule";
    case "imported":
      return "belongs to an import or is built in";
    case "granted-by-row":
      return "a row still grants it";
    case "extra-access":
      return "an access ticket gave it for a time";
    case "comes-with-group":
      return "comes and goes with a group";
  }
}
