/**
 * The share in percent where it is over a limit, `undefined` where it is not. Judged before it is rounded: 5.04 % is over
 * 5 %. Shown with as few decimals as tell it from the limit. Of nobody, everybody is lost.
 */
export function shareOver(part: number, whole: number, limit: number): number | undefined {
  if (whole <= 0) return limit < 100 ? 100 : undefined;
  if (part * 100 <= limit * whole) return undefined;
  const share = (part / whole) * 100;
  const shown = [10, 100, 1000].map((by) => Math.round(share * by) / by);
  return shown.find((one) => one > limit) ?? share;
}
