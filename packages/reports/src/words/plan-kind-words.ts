import type { Plan } from "@tenure/lifecycle-rules";
import { sentenceCase } from "./sentence-case.ts";

/** What a plan is for, as a headline: `Joiner`, `Leave of absence`. */
export function planKindWords(kind: Plan["kind"]): string {
  return sentenceCase(kind.replaceAll("-", " "));
}
