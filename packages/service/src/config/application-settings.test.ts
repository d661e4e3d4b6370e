import { describe, expect, it } from "vitest";
import { readApplications } from "./application-settings.ts";

describe("readApplications", () => {
  const userName = "user.email";

  it("takes how user names may be made where the blueprint says nothing of them, and refuses it where it does", () => {
    const snowflake = { blueprint: "snowflake", settings: { account: "jupiter" }, userName };
    const gitlab = { blueprint: "gitlab-com", settings: { group: "jupiter" }, userName };

    expect(readApplications([snowflake])._unsafeUnwrap()).toMatchObject([{ userName }]);
    expect(readApplications([snowflake, gitlab])._unsafeUnwrapErr()).toEqual([
      expect.stringMatching(/^applications\.1\.userName: GitLab.* leave it out\.$/),
    ]);
  });
});
