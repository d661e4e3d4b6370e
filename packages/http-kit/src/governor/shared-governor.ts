import { createGovernor, type Governor, type GovernorOptions } from "./governor.ts";

const governors = new WeakMap<() => number, Map<string, Governor>>();

/**
 * The governor all clients of one remote API share in this process, as the server counts them together.
 * Clients on another clock (a simulation, a test) have one of their own. Of several shares the smallest holds.
 *
 * @param of Names the remote API: its origin.
 */
export function sharedGovernor(of: string, options: GovernorOptions = {}): Governor {
  const clock = options.now ?? Date.now;
  const onThisClock = governors.get(clock) ?? new Map<string, Governor>();
  governors.set(clock, onThisClock);
  const governor = onThisClock.get(of) ?? createGovernor(options);
  onThisClock.set(of, governor);
  governor.keepTo(options.share ?? 1);
  return governor;
}
