import { parseInstant } from "@tenure/lifecycle-rules";
import { localWords } from "@tenure/reports";

/** A moment as the people of the demo see it on the wall. */
export function moment(at: string): string {
  return parseInstant(at).match(
    (instant) => localWords(instant, "Europe/Zurich"),
    () => at,
  );
}
