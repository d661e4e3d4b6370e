import { describe, expect, it } from "vitest";
import { hearClock } from "./examine-clock.ts";

/** Okta's clock is so many seconds ahead of ours; each answer takes a second. */
async function heard(...ahead: readonly (number | undefined)[]) {
  let now = Date.parse("2027-03-01T08:00:00.000Z");
  const seconds = [...ahead];
  const okta: typeof fetch = async () => {
    now += 1_000;
    const next = seconds.shift();
    return new Response("{}", {
      headers: next === undefined ? {} : { date: new Date(now + next * 1_000).toUTCString() },
    });
  };
  const clock = hearClock(okta, () => now);
  for (const _ of ahead) await clock.fetch("https://jupiter.okta.com");
  return clock.diagnoses().map(({ sentence, state }) => [state, sentence]);
}

describe("hearClock", () => {
  it.each([
    [0, "good", "This machine's clock and Okta's agree."],
    [-59, "good", "This machine's clock and Okta's agree."],
    [90, "warning", "This machine's clock and Okta's differ by 90 seconds."],
    [-90, "warning", "This machine's clock and Okta's differ by 88 seconds."],
    [400, "bad", "This machine's clock and Okta's differ by 400 seconds; Okta refuses our key."],
    [-400, "bad", "This machine's clock and Okta's differ by 398 seconds; Okta refuses our key."],
  ])("says of %i seconds that it is %s", async (ahead, state, sentence) => {
    expect(await heard(ahead)).toEqual([[state, sentence]]);
  });

  it("believes the answer that came closest, and says nothing where none told the time", async () => {
    expect(await heard(400, 2, undefined)).toEqual([["good", "This machine's clock and Okta's agree."]]);
    expect(await heard(undefined)).toEqual([]);
  });
});
