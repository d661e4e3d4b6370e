/** Lets so many in at once. */
export interface Gate {
  /** Waits for a place; answers how to leave, or `undefined` when none became free in time. Who is urgent needs none. */
  enter(urgent: boolean): Promise<(() => void) | undefined>;
}

/**
 * A gate with places for work that is not urgent. Nobody waits longer than `patienceMs`: whoever waits here keeps
 * everybody else from the same ticket, and what comes for it may be urgent.
 */
export function openGate(places: number, patienceMs: number): Gate {
  let free = places;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const leaveOnce = () => {
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  };
  return {
    enter: async (urgent) => {
      if (urgent) return () => {};
      if (free > 0) {
        free -= 1;
        return leaveOnce();
      }
      return new Promise((settle) => {
        const come = () => {
          clearTimeout(timer);
          settle(leaveOnce());
        };
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(come), 1);
          settle(undefined);
        }, patienceMs);
        queue.push(come);
      });
    },
  };
}
