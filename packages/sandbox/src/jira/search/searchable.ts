import type { Issue } from "../issues/issue.ts";
import type { Site } from "../site.ts";

/** What a field of JQL is compared as. */
export interface Searchable {
  readonly kind: "names" | "text" | "instant" | "day" | "number";
  /**
   * The values of an issue. For names: every word that means the value, ids included, one list for each value. For
   * instants and days: epoch milliseconds and `YYYY-MM-DD`.
   */
  readonly read: (issue: Issue, site: Site) => readonly (readonly (string | number)[])[];
  /** What it is sorted by. */
  readonly rank?: (issue: Issue, site: Site) => string | number;
  /** What a word stands for; itself when left out. */
  readonly means?: (text: string, site: Site) => string;
  /** Whether a name means anything on this site; checked before the search. */
  readonly knows?: (name: string, site: Site) => boolean;
}

/** What has an id and a name. */
export type Named = { readonly id: string; readonly name: string };

/** One value, by all the words that mean it. */
export const one = (...words: readonly (string | number | undefined)[]) => [words.filter((word) => word !== undefined)];
/** A thing by its id and its name. */
export const named = (thing: Named | undefined) => (thing === undefined ? [] : one(thing.id, thing.name));
/** Somebody by id, e-mail and name. */
export const user = (site: Site, id: unknown) => {
  const found = typeof id === "string" ? site.users.get(id) : undefined;
  // E-mails are understood in queries whether or not answers show them.
  return found === undefined ? [] : one(found.accountId, found.email, found.name);
};
