import { type Instant, parseInstant, parseTimeZone } from "@tenure/lifecycle-rules";
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

/** A hash as it was shown, or enough of its beginning to be no other's. */
export function startOfHash(text: string): string {
  if (!/^[0-9a-f]{8,64}$/.test(text)) throw new InvalidArgumentError("Give the hash, or at least 8 hex digits of it.");
  return text;
}

/** A whole hash: what is carried out must be what was read. */
export function wholeHash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new InvalidArgumentError("Give the whole hash: 64 hex digits, as the plan shows it.");
  }
  return text;
}

/** A time zone's name, as an option takes it. */
export function zoneName(text: string): string {
  if (parseTimeZone(text).isErr()) {
    throw new InvalidArgumentError("It is no time zone: write a name such as Europe/Zurich.");
  }
  return text;
}

/** One person's or team's mail address, as an option takes it: it becomes a cell of the table. */
export function mailAddress(text: string): string {
  if (!/^[^\s"',;|<>@]+@[^\s"',;|<>@]+\.[^\s"',;|<>@.]+$/.test(text)) {
    throw new InvalidArgumentError("Give one mail address, such as it@acme.example.");
  }
  return text;
}

/** An instant, as an option takes it. */
export function instant(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError("Write an instant such as 2027-01-04T08:00:00Z.");
  return text;
}

/** An instant of the past, with its offset, as an option takes it. Of what is to come the ledger knows nothing. */
export function pastInstant(text: string): Instant {
  const at = parseInstant(text).unwrapOr(undefined);
  if (at === undefined) throw new InvalidArgumentError("Write an instant such as 2027-01-04T08:00:00Z.");
  if (Date.parse(at) > Date.now()) throw new InvalidArgumentError("It is still to come: give an instant of the past.");
  return at;
}

/** How many people, as an option takes it. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Give a whole number, 0 or more.");
  return Number(text);
}
