import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { LIVE } from "../../test/live.ts";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { gitlabSelfManagedProvider } from "../../test/providers/gitlab-self-managed.ts";
import { gitlabSelfManaged } from "./gitlab-self-managed.ts";

const configured = describeApplication(gitlabSelfManagedProvider);

describe("gitlabSelfManaged", () => {
  it("says nothing of required groups when there are none: an empty list would let blocked people in", () => {
    const open = gitlabSelfManaged.configure({ host: "gitlab.jupiter.example" })._unsafeUnwrap();
    expect(open.tell(LIVE.saml)._unsafeUnwrap()[0]?.text).not.toContain("required_groups");
    expect(configured.tell(LIVE.saml)._unsafeUnwrap()[0]?.text).toContain("required_groups: ['gitlab-users']");
  });

  it("writes a group's name into Ruby as a text, whatever it holds", async () => {
    const requiredGroups = ["o'brien\\", "#{exit}"];
    const hostile = gitlabSelfManaged.configure({ host: "gitlab.jupiter.example", requiredGroups })._unsafeUnwrap();
    const artefact = hostile.tell(LIVE.saml)._unsafeUnwrap()[0];
    if (artefact === undefined) throw new Error("no gitlab.rb");
    await expect(parseArtefact(artefact)).resolves.toBeDefined();
    expect(artefact.text).toContain(String.raw`['o\'brien\\', '#{exit}']`);
  });
});
