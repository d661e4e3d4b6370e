/** Where a duration stands on an axis that gives seconds as much room as days: from 1 s at 0 to `most` at 1. */
export function logScale(most: number): (seconds: number) => number {
  const end = Math.log10(Math.max(most, 10));
  return (seconds) => Math.min(1, Math.max(0, Math.log10(Math.max(seconds, 1)) / end));
}
