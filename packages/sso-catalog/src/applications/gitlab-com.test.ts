import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { LIVE } from "../../test/live.ts";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { gitlabComProvider } from "../../test/providers/gitlab-com.ts";
import { NAME_ID } from "../okta/okta-application.ts";
import { gitlabCom } from "./gitlab-com.ts";

const configured = describeApplication(gitlabComProvider);

describe("gitlabCom", () => {
  it("names people by what never changes hands", () => {
    expect(configured.okta).toMatchObject({
      settings: { signOn: { subjectNameIdFormat: NAME_ID.persistent, audience: "https://gitlab.com/groups/jupiter" } },
    });
    expect(configured.okta).toMatchObject({
      credentials: { userNameTemplate: { template: 'user.getInternalProperty("id")', type: "CUSTOM" } },
    });
  });

  it("writes a group's name into Terraform as a text, whatever it holds", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what must stay a text
    const group = 'a"b ${var.x} %{ if true } \\ c';
    const links = [{ group, path: "jupiter", access: "guest" }];
    const artefact = gitlabCom
      .configure({ group: "jupiter", links })
      ._unsafeUnwrap()
      .tell(LIVE.saml)
      ._unsafeUnwrap()[1];
    if (artefact === undefined) throw new Error("no links");
    const { resource } = (await parseArtefact(artefact)) as { resource: Record<string, Record<string, object[]>> };
    const [link] = Object.values(resource["gitlab_group_saml_link"] ?? {}).flat() as { saml_group_name: string }[];
    // The parser leaves the escapes of templates as they are.
    expect(link?.saml_group_name.replaceAll("$${", "${").replaceAll("%%{", "%{")).toBe(group);
  });
});
