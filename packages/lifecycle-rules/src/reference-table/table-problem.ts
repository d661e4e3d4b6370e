/** Something wrong with a table as it is written. All of a table's problems come back at once. */
export interface TableProblem {
  readonly kind:
    | "not-yaml"
    | "no-header"
    | "missing-directive"
    | "missing-column"
    | "missing-cell"
    | "cell-count"
    | "unknown-value"
    | "duplicate-id"
    | "unclosed-quote"
    | "contradiction"
    | "reserved-name"
    | "unmapped-attribute";
  readonly file: string;
  /** Id of the row, or its line (`line 12`). */
  readonly row?: string;
  readonly column?: string;
  readonly value?: string;
  /** The nearest allowed value, where one is near. */
  readonly nearest?: string;
  /** The whole in one sentence. */
  readonly sentence: string;
}
