/** Ids that fit into one address Okta accepts. */
const AT_ONCE = 40;

/** Ids, so many at a time as one search can name; none makes no batch. */
export function inBatches(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
