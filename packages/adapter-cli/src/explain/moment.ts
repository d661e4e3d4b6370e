/** An instant to the minute, in UTC: `2027-03-01 12:00 UTC`. */
export function moment(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC`;
}
