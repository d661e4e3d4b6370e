/** The ids of a store in order, sorted again only after one came or went. */
export interface IdOrder {
  ids(): readonly string[];
  /** Tells that an id came or went. */
  changed(): void;
}

/** The order of a store's ids. */
export function createIdOrder(store: ReadonlyMap<string, unknown>): IdOrder {
  let known: readonly string[] | undefined;
  return {
    ids() {
      known ??= [...store.keys()].sort();
      return known;
    },
    changed() {
      known = undefined;
    },
  };
}
