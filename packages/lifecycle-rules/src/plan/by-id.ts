/** In an order that does not depend on the directory's. */
export function byId<T>(items: readonly T[], id: (item: T) => string): readonly T[] {
  return items.toSorted((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}
