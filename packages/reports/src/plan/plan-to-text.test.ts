import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { aPlan } from "../testing/a-plan.ts";
import { planToText } from "./plan-to-text.ts";

const withoutColor = (text: string) =>
  text
    .split("\u001b")
    .map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, "")))
    .join("");

describe("planToText", () => {
  it("shows every step with target, due time and cause", () => {
    expect(planToText(aPlan(), { width: 100, color: false })).toMatchInlineSnapshot(`
      "Joiner HR-7  Mira Okonkwo <mira.okonkwo@jupiter.example>
      6 steps · table jupiter 3f2ac19e0000 · org jupiter.okta.com
      plan 9b1c44e0d2a70000000000000000000000000000000000000000000000000000

      At once
        1  + create account    mira.okonkwo@jupiter.example   starts on 2027-03-01 (Start date)
        2  + add to group      climate-science-all            dept-climate: Department = Climate Science
        3  + add to group      app-gitlab                     app-gitlab: Applications = GitLab
                                                              dept-climate-code: Department = Climate
                                                              Science
        4  > open task         Laptop for Mira Okonkwo        hw-laptop: Hardware = MacBook Pro 14

      Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC)
        5  + activate account  mira.okonkwo@jupiter.example   starts on 2027-03-01 (Start date)
        6  > send mail         account active, to the person  mail-person: Department = Climate Science

      Kept
            = data-room  given by hand: not ours to take

      To know before
            ! The manager named on the form is not in Okta yet.

      Read from: Start date (customfield_10101) · Department (customfield_10103) · Applications (answer
      q7) · Hardware (answer q9)
      "
    `);
  });

  it("fits a narrow terminal", () => {
    const text = planToText(aPlan(), { width: 80, color: false });

    expect(Math.max(...text.split("\n").map((line) => stringWidth(line)))).toBeLessThan(80);
    expect(text).toMatchInlineSnapshot(`
      "Joiner HR-7  Mira Okonkwo <mira.okonkwo@jupiter.example>
      6 steps · table jupiter 3f2ac19e0000 · org jupiter.okta.com
      plan 9b1c44e0d2a70000000000000000000000000000000000000000000000000000

      At once
        1  + create account    mira.okonkwo@jupiter.example   starts on 2027-03-01
                                                              (Start date)
        2  + add to group      climate-science-all            dept-climate:
                                                              Department = Climate
                                                              Science
        3  + add to group      app-gitlab                     app-gitlab:
                                                              Applications = GitLab
                                                              dept-climate-code:
                                                              Department = Climate
                                                              Science
        4  > open task         Laptop for Mira Okonkwo        hw-laptop: Hardware =
                                                              MacBook Pro 14

      Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC)
        5  + activate account  mira.okonkwo@jupiter.example   starts on 2027-03-01
                                                              (Start date)
        6  > send mail         account active, to the person  mail-person: Department
                                                              = Climate Science

      Kept
            = data-room  given by hand: not ours to take

      To know before
            ! The manager named on the form is not in Okta yet.

      Read from: Start date (customfield_10101) · Department (customfield_10103) ·
      Applications (answer q7) · Hardware (answer q9)
      "
    `);
  });

  it("says the same with colour as without", () => {
    const colored = planToText(aPlan(), { width: 100, color: true });

    expect(colored).toContain("\u001b[");
    expect(withoutColor(colored)).toBe(planToText(aPlan(), { width: 100, color: false }));
  });

  it("says so when there is nothing to do", () => {
    expect(
      planToText(aPlan({ steps: [], kept: [], findings: [] }), { width: 80, color: false }),
    ).toMatchInlineSnapshot(`
      "Joiner HR-7  Mira Okonkwo <mira.okonkwo@jupiter.example>
      0 steps · table jupiter 3f2ac19e0000 · org jupiter.okta.com
      plan 9b1c44e0d2a70000000000000000000000000000000000000000000000000000

      Nothing to do: everything is as the table says.
      "
    `);
  });

  it("lets no ticket text steer the terminal", () => {
    const text = planToText(aPlan({ subject: { login: "a@b.example", name: "Mira\u001b[2J" } }), {
      width: 80,
      color: false,
    });

    expect(text).toContain("Mira\\u{1b}[2J");
  });
});
