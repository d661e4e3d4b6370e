import { describe, expect, it } from "vitest";
import { aPlan } from "../testing/a-plan.ts";
import { aProgress, ranOut } from "../testing/a-progress.ts";
import { progressToText } from "./progress-to-text.ts";

const plain = { width: 100, color: false };

describe("progressToText", () => {
  it("shows every step with what reading back showed", () => {
    expect(progressToText(aProgress(), plain)).toMatchInlineSnapshot(`
      "HR-7  NOT FINISHED
      3 of 6 steps are done and read back; what failed is tried again, and the table says why it failed.

        1  ✓ create account    mira.okonkwo@jupiter.example   Read back: create-account holds.
        2  ✓ add to group      climate-science-all            Read back: add-to-group:00g1 holds.
        3  ✗ add to group      app-gitlab                     Okta answered 503 three times.
        4  ✓ open task         Laptop for Mira Okonkwo        Read back: open-task:laptop holds.
        5  ◷ activate account  mira.okonkwo@jupiter.example   Mon 1 Mar 2027, 00:00
        6  ◷ send mail         account active, to the person  Mon 1 Mar 2027, 00:00
      "
    `);
  });

  it("names every mistake on the form", () => {
    const progress = aProgress({
      state: "form-incomplete",
      steps: [],
      problems: [
        {
          kind: "missing",
          field: "customfield_10101",
          label: "Start date",
          expected: "a day",
          found: undefined,
          sentence: 'Give "Start date": it is empty.',
        },
      ],
    });

    expect(progressToText(progress, plain)).toMatchInlineSnapshot(`
      "HR-7  FORM NEEDS MENDING
      Nothing was done: one answer on the form must be mended first.
        ✗ Give "Start date": it is empty.
      "
    `);
  });

  it("runs the leaver clock", () => {
    const progress = aProgress({ state: "done", steps: [], leaverClock: ranOut, plan: aPlan({ kind: "leaver" }) });

    expect(progressToText(progress, plain)).toMatchInlineSnapshot(`
      "HR-7  DONE
      There was nothing left to do.

      Leaver clock
              noticed    Tue 24 Nov 2026, 10:00 Europe/Zurich (2026-11-24 09:00 UTC)
              approved   Tue 24 Nov 2026, 10:00 Europe/Zurich (2026-11-24 09:00 UTC)  + 4 s
              effective  Tue 24 Nov 2026, 10:00 Europe/Zurich (2026-11-24 09:00 UTC)
              contained  Tue 24 Nov 2026, 10:00 Europe/Zurich (2026-11-24 09:00 UTC)  + 6 s
              completed  Tue 24 Nov 2026, 10:01 Europe/Zurich (2026-11-24 09:01 UTC)  + 1 min 9 s
      "
    `);
  });

  it("says what has not happened yet", () => {
    const { noticedAt, effectiveAt } = ranOut;

    expect(progressToText(aProgress({ steps: [], leaverClock: { noticedAt, effectiveAt } }), plain)).toContain(
      "contained  not yet",
    );
  });
});
