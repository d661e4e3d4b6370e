import type { Action, Instant } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { actionWords } from "./action-words.ts";

const task: Extract<Action, { kind: "open-task" }> = {
  kind: "open-task",
  task: "gitlab-com-tokens",
  summary: "GitLab: tokens",
  details: [],
};
const dueBy = "2027-09-15T14:47:00.000Z" as Instant;

describe("actionWords", () => {
  it("says of a task who has to do it and until when, and shows no address", () => {
    const said = (more: Partial<typeof task>) => actionWords({ ...task, ...more }, "").target;

    expect(said({})).toBe("GitLab: tokens");
    expect(said({ owner: "application owner", dueBy })).toBe(
      "GitLab: tokens (application owner, by 2027-09-15 14:47 UTC)",
    );
    expect(said({ owner: "it@jupiter.example", dueBy })).toBe("GitLab: tokens (by 2027-09-15 14:47 UTC)");
    expect(said({ owner: "security" })).toBe("GitLab: tokens (security)");
  });
});
