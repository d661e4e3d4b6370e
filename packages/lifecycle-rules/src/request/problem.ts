/** Something on the form a person must fix. All of a form's problems come back at once. */
export interface Problem {
  readonly kind: "missing" | "wrong-type" | "unknown-value" | "not-a-day" | "not-an-address" | "not-allowed";
  /** Field or question id, and its label as people see it. */
  readonly field: string;
  readonly label: string;
  readonly expected: string;
  /** What was found, shortened; `undefined` when nothing was. */
  readonly found: string | undefined;
  /** The nearest allowed value, where one is near. */
  readonly nearest?: string;
  /** The whole in one sentence. */
  readonly sentence: string;
}
