/** Waits, or stops waiting when the signal fires. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** A real timer. */
export const sleep: Wait = (ms, signal) =>
  new Promise((settle) => {
    if (signal.aborted) return settle();
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      settle();
    }
  });
