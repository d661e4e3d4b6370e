import { describe, expect, it } from "vitest";
import { aPlan } from "../testing/a-plan.ts";
import { markdownText } from "../text/markdown-text.ts";
import { planToMarkdown } from "./plan-to-markdown.ts";

describe("planToMarkdown", () => {
  it("shows every step in a table", () => {
    expect(planToMarkdown(aPlan())).toMatchInlineSnapshot(`
      "## Joiner HR-7: Mira Okonkwo

      Table jupiter \`3f2ac19e0000\` · org jupiter.okta.com · plan \`9b1c44e0d2a7\`

      | # | Step | Target | Due | Because |
      | --: | --- | --- | --- | --- |
      | 1 | create account | mira.okonkwo&#64;jupiter.example | at once | starts on 2027-03-01 (Start date) |
      | 2 | add to group | climate-science-all | at once | dept-climate: Department = Climate Science |
      | 3 | add to group | app-gitlab | at once | app-gitlab: Applications = GitLab; dept-climate-code: Department = Climate Science |
      | 4 | open task | Laptop for Mira Okonkwo | at once | hw-laptop: Hardware = MacBook Pro 14 |
      | 5 | activate account | mira.okonkwo&#64;jupiter.example | Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC) | starts on 2027-03-01 (Start date) |
      | 6 | send mail | account active, to the person | Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC) | mail-person: Department = Climate Science |

      **Kept:**

      - data-room: given by hand: not ours to take

      **To know before:**

      - The manager named on the form is not in Okta yet.
      "
    `);
  });

  it.each([
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["see www.evil.example", "see www&#46;evil.example"],
    ["fixes #12", "fixes \\#12"],
    ["plain-text (kept)", "plain-text (kept)"],
  ])("writes %s as %s", (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  it("keeps the ticket's text out of the markup", () => {
    const name = "[Ana](https://evil.example) <img src=x> | **boss** @team";

    const markdown = planToMarkdown(
      aPlan({ subject: { login: "ana@b.example", name }, steps: [], kept: [], findings: [] }),
    );

    expect(markdown.split("\n")[0]).toMatchInlineSnapshot(
      `"## Joiner HR-7: \\[Ana\\](https&#58;//evil.example) &lt;img src=x&gt; \\| \\*\\*boss\\*\\* &#64;team"`,
    );
  });
});
