import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, warning } = diagnosing("okta");

/** Listens to what Okta's answers say of the time. */
export interface HeardClock {
  /** Calls as before, and takes note of each answer's `Date`. */
  readonly fetch: typeof fetch;
  /** What is to be said of the clocks; nothing where Okta never told its time. */
  diagnoses(): readonly Diagnosis[];
}

/** A key's proof is refused beyond this, in milliseconds. */
const REFUSED_BEYOND = 5 * 60_000;
/** Beyond this somebody is let in or shut out noticeably early or late. */
const TOLERATED = 60_000;

/** Compares Okta's clock with ours. A header drops fractions, and an answer travels: the smallest difference counts. */
export function hearClock(call: typeof fetch, now: () => number): HeardClock {
  let smallest: number | undefined;
  return {
    fetch: async (input, init) => {
      const asked = now();
      const response = await call(input, init);
      const said = Date.parse(response.headers.get("date") ?? "");
      const apart = Math.max(0, asked - (said + 1_000), said - now());
      if (!Number.isNaN(said) && (smallest === undefined || apart < smallest)) smallest = apart;
      return response;
    },
    diagnoses: () => {
      if (smallest === undefined) return [];
      const remedy = "Set this machine's clock by a time server: due times and the proofs of our key depend on it.";
      const seconds = Math.round(smallest / 1_000);
      if (smallest > REFUSED_BEYOND) {
        return [bad(`This machine's clock and Okta's differ by ${seconds} seconds; Okta refuses our key.`, remedy)];
      }
      if (smallest > TOLERATED)
        return [warning(`This machine's clock and Okta's differ by ${seconds} seconds.`, remedy)];
      return [good("This machine's clock and Okta's agree.")];
    },
  };
}
