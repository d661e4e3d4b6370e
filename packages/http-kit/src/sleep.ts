/** Waits, or stops waiting when the signal fires; the port for time in this package. */
export type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

/** A real timer. */
export const sleep: Wait = async (ms, signal) => {
  if (signal?.aborted === true) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => resolve();
  signal?.addEventListener("abort", stop, { once: true });
  await promise;
  clearTimeout(timer);
  signal?.removeEventListener("abort", stop);
};
