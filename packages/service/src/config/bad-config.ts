/** The configuration does not hold together: every mistake at once, one sentence each, without a secret. */
export interface BadConfig {
  readonly kind: "bad-config";
  readonly sentence: string;
  readonly problems: readonly string[];
}

/** The mistakes as one complaint. */
export function badConfig(problems: readonly string[]): BadConfig {
  const [first = "It is empty."] = problems;
  const sentence =
    problems.length === 1
      ? `The configuration has a mistake: ${first}`
      : `The configuration has ${problems.length} mistakes; the first: ${first}`;
  return { kind: "bad-config", sentence, problems };
}
