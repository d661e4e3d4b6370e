/** The server's clock seen from ours, learned from `Date` headers. */
export interface ServerClock {
  /** Takes an answer's `Date` into account. `now` is ours, when it came. */
  observe(headers: Headers, now: number): void;
  /** Translates an instant of the server's clock to ours. */
  toOurs(serverInstant: number): number;
}

/** Makes one that believes our clock until it has heard the server's. */
export function createServerClock(): ServerClock {
  let ahead: number | undefined;
  return {
    observe(headers, now) {
      const said = Date.parse(headers.get("date") ?? "");
      if (Number.isNaN(said)) return;
      const sample = said - now;
      // The header drops fractions and the answer travels, so every sample is too small: the largest is the best.
      // A much smaller one means that one of the clocks was set.
      if (ahead === undefined || sample > ahead || sample < ahead - 2_000) ahead = sample;
    },
    toOurs: (serverInstant) => serverInstant - (ahead ?? 0),
  };
}
