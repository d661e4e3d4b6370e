/** One thing about a set-up that was looked at. */
export interface Diagnosis {
  readonly area: "policy" | "store" | "okta" | "jira" | "mail";
  /** `warning`: works, and will hurt some day. `unchecked`: could not be seen from here. */
  readonly state: "good" | "warning" | "bad" | "unchecked";
  /** What was found, in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Makes diagnoses of one area. */
export function diagnosing(area: Diagnosis["area"]) {
  const make =
    (state: Diagnosis["state"]) =>
    (sentence: string, remedy?: string): Diagnosis => ({
      area,
      state,
      sentence,
      ...(remedy === undefined ? {} : { remedy }),
    });
  return { good: make("good"), warning: make("warning"), bad: make("bad"), unchecked: make("unchecked") };
}
