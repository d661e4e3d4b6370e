import * as z from "zod";
import type { Artefact } from "../blueprint/artefact.ts";
import { group } from "../blueprint/setting.ts";
import { resourceName, terraform } from "../render/hcl.ts";

/** A group in Okta that gives an access level in a group of GitLab's. */
export const GroupLink = z.strictObject({
  group,
  /** Full path of the GitLab group, or its number. */
  path: z.string().regex(/^[\w.-]+(\/[\w.-]+)*$/, "expected the path of a GitLab group"),
  access: z.enum(["guest", "reporter", "developer", "maintainer", "owner"]),
  /** A custom role on top of the access level. */
  memberRoleId: z.int().positive().optional(),
});
/** A group in Okta that gives an access level in a group of GitLab's. */
export type GroupLink = z.infer<typeof GroupLink>;

/** The links as Terraform has them; nothing when there are none. */
export function groupLinks(links: readonly GroupLink[]): readonly Artefact[] {
  if (links.length === 0) return [];
  return [
    {
      fileName: "group-links.tf",
      language: "hcl",
      text: terraform(
        ...links.map(({ group, path, access, memberRoleId }) => ({
          type: "gitlab_group_saml_link",
          name: resourceName(`${path} ${group}`),
          values: {
            group: path,
            saml_group_name: group,
            access_level: access,
            ...(memberRoleId === undefined ? {} : { member_role_id: memberRoleId }),
          },
        })),
      ),
      apply: "Apply with the Terraform provider gitlabhq/gitlab, signed on as an owner of the groups.",
    },
  ];
}
