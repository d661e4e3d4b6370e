/** How long a server asks us to wait, in milliseconds on the server's own clock; `undefined` when it does not say. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const serverNow = Date.parse(headers.get("date") ?? "");
  const clock = Number.isNaN(serverNow) ? now : serverNow;
  const retryAfter = headers.get("retry-after");
  if (retryAfter !== null) {
    const seconds = Number(retryAfter);
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
    const until = Date.parse(retryAfter);
    if (!Number.isNaN(until)) return Math.max(0, until - clock);
  }
  const reset = headers.get("x-rate-limit-reset") ?? headers.get("x-ratelimit-reset");
  if (reset === null) return undefined;
  // Proxies have been seen to join two of them; the smaller is the bucket we ran into.
  const instants = reset.split(",").map((part) => {
    const text = part.trim();
    return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  });
  const earliest = Math.min(...instants.filter((instant) => !Number.isNaN(instant)));
  // One second on top: the header is in whole seconds, and the window opens after it.
  return Number.isFinite(earliest) ? Math.max(0, earliest - clock + 1000) : undefined;
}
