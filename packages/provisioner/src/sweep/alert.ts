/** Something a person should know for as long as it is so. */
export interface Alert {
  /** The same for every sweep that sees it; what stands before the first colon is its {@link AlertArea}. */
  readonly id: `${AlertArea}:${string}`;
  /** What is so, and what somebody can do: for the person it is told to, and kept nowhere. */
  readonly sentence: string;
  /** What is said when it is no longer so. It is kept in the ledger, and so names nobody. */
  readonly over: string;
}

/** What a sweep looks at as a whole: what is not seen there any more has ended. */
export type AlertArea =
  | "given-up"
  | "desk"
  | "directory"
  | "census"
  | "returned"
  | "activation"
  | "contracts"
  | "filing";

/**
 * What a sweep sees on its way. It is kept apart from the sweep's Result: what was seen is told, also where the rest of
 * the sweep fails.
 */
export interface Sightings {
  /** What is so now. */
  readonly alerts: readonly Alert[];
  /** Where everything was looked at. Of the other areas nobody knows, so that nothing there has ended. */
  readonly judged: ReadonlySet<AlertArea>;
}

/** Collects {@link Sightings}. */
export interface Lookout extends Sightings {
  /** Everything there is in an area now. */
  saw(area: AlertArea, alerts: readonly Alert[]): void;
}

/** A lookout that has seen nothing yet. */
export function lookout(): Lookout {
  const alerts: Alert[] = [];
  const judged = new Set<AlertArea>();
  return {
    alerts,
    judged,
    saw: (area, seen) => {
      judged.add(area);
      alerts.push(...seen);
    },
  };
}
