import type { Instant } from "@tenure/lifecycle-rules";
import { anInstant } from "@tenure/lifecycle-rules/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toJson } from "../json.ts";
import { type AlertArea, lookout } from "./alert.ts";
import { type AlertBook, readBook, turnPage } from "./alert-book.ts";

const DAY = 86_400_000;
const START = anInstant("2027-08-20T10:00:00Z");
const EMPTY: AlertBook = { heard: 0, standing: [] };

const after = (milliseconds: number) => new Date(Date.parse(START) + milliseconds).toISOString() as Instant;

/** What is told of a ticket that was given up, at instants after the start; `undefined`: nobody could look. */
function told(sights: readonly (readonly [milliseconds: number, isSo: boolean | undefined])[]): readonly string[] {
  let book = EMPTY;
  return sights.flatMap(([milliseconds, isSo]) => {
    const seen = lookout();
    const alert = { id: "given-up:1", sentence: "It is so.", over: "No more." } as const;
    if (isSo !== undefined) seen.saw("given-up", isSo ? [alert] : []);
    const page = turnPage(book, seen, after(milliseconds), DAY);
    // What is not entered is not remembered.
    if (page.said.length > 0) book = readBook(toJson(page.book));
    return page.said.map(({ what }) => `${milliseconds / 3_600_000} h: ${what}`);
  });
}

const HOUR = 3_600_000;

describe("turnPage", () => {
  it("tells when a state begins, after each day, and when it has ended", () => {
    const everyHour = Array.from({ length: 60 }, (_, hour) => [hour * HOUR, hour < 50] as const);

    expect(told(everyHour)).toEqual(["0 h: begun", "24 h: reminded", "48 h: reminded", "50 h: ended"]);
  });

  it("takes nothing for ended where nobody could look", () => {
    expect(
      told([
        [0, true],
        [HOUR, undefined],
        [2 * HOUR, true],
        [3 * HOUR, false],
      ]),
    ).toEqual(["0 h: begun", "3 h: ended"]);
  });

  it("tells of what comes and goes no more than twice an hour, and of what is back for longer within the hour", () => {
    const swinging = Array.from({ length: 289 }, (_, times) => [times * 300_000, times % 2 === 0] as const);
    expect(told(swinging).length).toBeLessThanOrEqual(48);

    expect(
      told([
        [0, true],
        [HOUR, false],
        [1.5 * HOUR, true],
        [2 * HOUR, true],
      ]),
    ).toEqual(["0 h: begun", "1 h: ended", "2 h: begun"]);
  });

  it("is not kept silent by a clock that ran a year ahead", () => {
    expect(
      told([
        [365 * DAY, true],
        [0, true],
        [HOUR, true],
      ]),
    ).toEqual(["8760 h: begun", "0 h: reminded"]);
  });

  it("says everything that is new, whatever there is, and nothing twice", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 12 }), (rounds) => {
        let book = EMPTY;
        let before: readonly number[] = [];
        for (const [round, now] of rounds.entries()) {
          const seen = lookout();
          const alerts = now.map((id) => ({ id: `returned:${id}`, sentence: `${id}`, over: `${id}` }) as const);
          seen.saw("returned" satisfies AlertArea, [...alerts, ...alerts]);
          const { book: next, said } = turnPage(book, seen, after(round * 2 * HOUR), 1000 * DAY);
          const of = (what: string) => said.filter((one) => one.what === what).map(({ id }) => Number(id.slice(9)));
          expect(new Set(of("begun"))).toEqual(new Set(now).difference(new Set(before)));
          expect(new Set(of("ended"))).toEqual(new Set(before).difference(new Set(now)));
          expect(said).toHaveLength(of("begun").length + of("ended").length);
          [book, before] = [next, now];
        }
      }),
    );
  });
});
