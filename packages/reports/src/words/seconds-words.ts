/** A duration as short as a picture needs it: `0.4 s`, `42 s`, `4 min`, `2.5 h`, `3 d`. */
export function secondsWords(seconds: number): string {
  if (seconds < 60) return `${short(seconds)} s`;
  if (seconds < 3600) return `${short(seconds / 60)} min`;
  return seconds < 86_400 ? `${short(seconds / 3600)} h` : `${short(seconds / 86_400)} d`;
}

function short(amount: number): string {
  return String(amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount));
}
