import type { Action } from "@tenure/lifecycle-rules";
import { type ActionWords, actionWords } from "../words/action-words.ts";
import { printable } from "./printable.ts";

/** An action in words that are safe on a terminal; of a profile each change has a line. */
export function shownAction(action: Action, login: string): ActionWords {
  const words = actionWords(action, login);
  const target = printable(words.target);
  return { ...words, target: action.kind === "update-profile" ? target.replaceAll("; ", "\n") : target };
}
