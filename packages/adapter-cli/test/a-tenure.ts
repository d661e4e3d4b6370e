import type { Tenure } from "@tenure/service";
import { okAsync } from "neverthrow";
import type { OpenTenure } from "../src/config/open-tenure.ts";

/** A Tenure with nothing to do, which counts how often it was closed. */
export function aTenure(overrides: Partial<Tenure> = {}): Tenure & { readonly closed: () => number } {
  let closed = 0;
  return {
    handle: async () => ({ status: 404, headers: {}, body: "" }),
    preview: (key) => okAsync({ kind: "refused", ticket: { id: "1", key }, refusals: [] }),
    apply: (key) =>
      okAsync({ ticket: { id: "1", key }, state: "done", steps: [], problems: [], refusals: [], brakes: [] }),
    work: () => okAsync({ progress: [], failures: [] }),
    workOn: () => okAsync({ progress: [], failures: [], settlement: { kind: "settled" } }),
    sweep: () => okAsync(0),
    findPlanned: () => okAsync(undefined),
    takeWord: ({ says }) => okAsync({ says, stillNeeded: 0 }),
    everybody: nobody(),
    ledger: { read: () => okAsync([]), verify: () => okAsync({ kind: "intact", entries: 0, head: "0".repeat(64) }) },
    forget: () => okAsync(undefined),
    close: async () => {
      closed += 1;
    },
    closed: () => closed,
    ...overrides,
  };
}

/** Opens this Tenure whatever the configuration. */
export function opening(tenure: Tenure): OpenTenure {
  return () => okAsync(tenure);
}

/** A workforce that nobody may ask for in a test that is about something else. */
function nobody(): Tenure["everybody"] {
  const never = () => {
    throw new Error("this test is not about everybody");
  };
  return {
    reconcile: never,
    applyReconciliation: never,
    adoption: never,
    takeOver: never,
    openReview: never,
    decideReview: never,
    closeReview: never,
    applyReview: never,
    explain: never,
    whoAt: never,
  };
}
