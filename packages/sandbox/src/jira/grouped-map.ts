/** A map that also knows its values by what they belong to, so that nobody has to look through all of them. */
export class GroupedMap<V> extends Map<string, V> {
  readonly #groupsOf: (value: V) => readonly (string | undefined)[];
  readonly #groups = new Map<string, Set<string>>();

  constructor(groupsOf: (value: V) => readonly (string | undefined)[]) {
    super();
    this.#groupsOf = groupsOf;
  }

  /** The values of a group, in the order they came in. */
  group(name: string): readonly V[] {
    const values: V[] = [];
    for (const key of this.#groups.get(name) ?? []) {
      const value = this.get(key);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  override set(key: string, value: V): this {
    const names = this.#groupsOf(value);
    this.#forget(key, names);
    for (const name of names) {
      if (name === undefined) continue;
      const group = this.#groups.get(name) ?? new Set();
      this.#groups.set(name, group.add(key));
    }
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    this.#forget(key, []);
    return super.delete(key);
  }

  /** A value that stays in its group keeps its place there. */
  #forget(key: string, staysIn: readonly (string | undefined)[]): void {
    const before = this.get(key);
    if (before === undefined) return;
    for (const name of this.#groupsOf(before)) {
      if (!staysIn.includes(name)) this.#groups.get(name ?? "")?.delete(key);
    }
  }
}
