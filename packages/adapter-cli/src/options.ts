import { InvalidArgumentError } from "commander";

/** A port, as an option takes it. */
export function portNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError("A port is a number up to 65535.");
  }
  return value;
}

/** A pause, as an option takes it. */
export function wholeSeconds(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Give whole seconds, at least 1.");
  return value;
}

/** An instant, as an option takes it. */
export function instant(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError("Write an instant such as 2027-01-04T08:00:00Z.");
  return text;
}
