/** How many calls may be on the way at once; learned downwards from refusals, upwards from success. */
export interface Concurrency {
  /** Whether one more may go. The last place is kept for urgent calls. */
  hasRoom(urgent: boolean): boolean;
  enter(): void;
  leave(outcome: "answered" | "too-many"): void;
  readonly inFlight: number;
  readonly allowed: number;
}

/** Starts with all of `most` allowed. Halves on a refusal; grows by one for as many good answers as are allowed. */
export function createConcurrency(most: number): Concurrency {
  let allowed = Math.max(1, most);
  let inFlight = 0;
  let good = 0;
  return {
    hasRoom: (urgent) => inFlight < (urgent || allowed === 1 ? allowed : allowed - 1),
    enter() {
      inFlight += 1;
    },
    leave(outcome) {
      if (outcome === "too-many") {
        allowed = Math.max(1, Math.floor(Math.min(allowed, inFlight) / 2));
        good = 0;
      } else if (allowed < most) {
        good += 1;
        if (good >= allowed) {
          allowed += 1;
          good = 0;
        }
      }
      inFlight -= 1;
    },
    get inFlight() {
      return inFlight;
    },
    get allowed() {
      return allowed;
    },
  };
}
