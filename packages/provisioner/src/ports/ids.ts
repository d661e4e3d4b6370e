/** Names for runs: unique, without meaning. */
export interface Ids {
  next(): string;
}
