/** What people should know, on stderr. */
export function logAlert(sentence: string): void {
  console.error(`tenure: ${sentence}`);
}

/** A mistake of ours, on stderr, with where it was made. */
export function logBug(cause: unknown): void {
  console.error("tenure: a mistake of ours:", cause instanceof Error ? cause.stack : String(cause));
}
