import type { Instant } from "@tenure/lifecycle-rules";
import { type Json, list, member, text } from "../json.ts";
import type { AlertArea, Sightings } from "./alert.ts";

/** One lasting state that people were told of. */
export interface Standing {
  readonly id: string;
  /** When a sweep saw it first. */
  readonly since: Instant;
  /** When people were told of it last. */
  readonly told: Instant;
  readonly over: string;
  /** That it ended is what was told last. */
  readonly ended?: true;
}

/** What people were told, as of one entry. */
export interface AlertBook {
  /** Number of the newest entry whose news were passed on. */
  readonly heard: number;
  readonly standing: readonly Standing[];
}

/** What is to be told now, and the book as it is after that. */
export interface Page {
  readonly book: AlertBook;
  /** For people, one sentence each. */
  readonly sentences: readonly string[];
  /** For the ledger: which states, and what about them. */
  readonly said: readonly { readonly id: string; readonly what: "begun" | "reminded" | "ended" }[];
}

/** A state that is back so soon after its end is not told anew: something is swinging, and the next hour tells. */
const SETTLES = 3_600_000;

/**
 * What people are told of states that last: when one begins, again when the last word about it is `remindAfter`
 * milliseconds old, and when it has ended.
 */
export function turnPage(
  { heard, standing }: AlertBook,
  { alerts, judged }: Sightings,
  now: Instant,
  remindAfter: number,
): Page {
  // A clock that was set back must not keep anybody silent.
  const age = ({ told }: Standing) => Math.abs(Date.parse(now) - Date.parse(told));
  const known = new Map(standing.map((one) => [one.id, one]));
  const seen = new Map(alerts.map((alert) => [alert.id as string, alert]));
  const next: Standing[] = [];
  const sentences: string[] = [];
  const said: Page["said"][number][] = [];
  for (const { id, over, sentence } of seen.values()) {
    const before = known.get(id);
    if (before === undefined || (before.ended === true && age(before) >= SETTLES)) {
      next.push({ id, since: now, told: now, over });
      sentences.push(sentence);
      said.push({ id, what: "begun" });
    } else if (before.ended === undefined && age(before) >= remindAfter) {
      next.push({ ...before, told: now, over });
      sentences.push(`Since ${before.since}: ${sentence}`);
      said.push({ id, what: "reminded" });
    } else next.push(before);
  }
  for (const one of standing.filter(({ id }) => !seen.has(id))) {
    if (one.ended === true) {
      if (age(one) < SETTLES) next.push(one);
    } else if (judged.has(one.id.slice(0, one.id.indexOf(":")) as AlertArea)) {
      next.push({ ...one, told: now, ended: true });
      sentences.push(`Over: ${one.over}`);
      said.push({ id: one.id, what: "ended" });
    } else next.push(one);
  }
  return { book: { heard, standing: next }, sentences, said };
}

/** The book as an entry keeps it; what cannot be read was never told. */
export function readBook(body: Json): AlertBook {
  const heard = member(body, "heard");
  return {
    heard: typeof heard === "number" ? heard : 0,
    standing: list(body, "standing").flatMap((one): readonly Standing[] => {
      const [id, since, told, over] = ["id", "since", "told", "over"].map((name) => text(one, name));
      if (id === undefined || since === undefined || told === undefined || over === undefined) return [];
      const instants = { since: since as Instant, told: told as Instant };
      return [{ id, ...instants, over, ...(member(one, "ended") === true ? { ended: true } : {}) }];
    }),
  };
}
