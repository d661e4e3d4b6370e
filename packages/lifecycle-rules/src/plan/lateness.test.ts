import { describe, expect, it } from "vitest";
import { anInstant, aZone } from "../testing/builders.ts";
import { lateness } from "./lateness.ts";
import { makeStep } from "./make-step.ts";
import type { Due } from "./plan.ts";

const late = (now: string, ...dues: readonly Due[]) =>
  lateness(
    dues.map((due) => makeStep({ kind: "end-sessions" }, { due, causes: [] })),
    anInstant(now),
    aZone("UTC"),
  ).map(({ sentence }) => sentence);

describe("lateness", () => {
  const first = anInstant("2027-03-01T09:00:00Z");
  const second = anInstant("2027-03-05T09:00:00Z");

  it("counts whole days from the first step that was due, in whatever order the steps stand", () => {
    const sentence = (ago: string) => [
      `The first step was due on 2027-03-01, ${ago} ago; it is done as soon as the plan runs.`,
    ];

    expect(late("2027-03-02T08:59:59.999Z", first)).toEqual([]);
    expect(late("2027-03-02T09:00:00Z", first)).toEqual(sentence("a day"));
    expect(late("2027-03-03T09:00:00Z", first, second)).toEqual(sentence("2 days"));
    expect(late("2027-03-03T09:00:00Z", second, first)).toEqual(sentence("2 days"));
  });

  it("never calls late what is due at once", () => {
    expect(late("2027-03-02T09:00:00Z", "at-once")).toEqual([]);
    expect(late("2027-03-02T09:00:00Z")).toEqual([]);
  });
});
