import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { groupPrefix, label, slug } from "../blueprint/setting.ts";
import { customSaml, NAME_ID } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";
import { GroupLink, groupLinks } from "./gitlab-group-links.ts";

const Settings = z.strictObject({
  label: label("GitLab"),
  /** Path of the top-level group. */
  group: slug,
  groupPrefix: groupPrefix("gitlab-"),
  links: z.array(GroupLink).default([]),
});

/** GitLab.com: sign-on for a top-level group and everything below it. */
export const gitlabCom: Application = defineApplication({
  key: "gitlab-com",
  name: "GitLab.com",
  protocol: "saml",
  inOkta: "custom SAML application; the catalogue's GitLab is for provisioning only",
  settings: Settings,
  okta: ({ label, group, groupPrefix }) =>
    customSaml({
      label,
      acsUrl: `https://gitlab.com/groups/${group}/-/saml/callback`,
      audience: `https://gitlab.com/groups/${group}`,
      nameId: NAME_ID.persistent,
      // Never the login: whoever takes over a name would take over the account.
      userName: 'user.getInternalProperty("id")',
      statements: [
        { name: "email", value: "user.email" },
        { name: "first_name", value: "user.firstName" },
        { name: "last_name", value: "user.lastName" },
        { name: "Groups", groups: { startsWith: groupPrefix } },
      ],
    }),
  provider: ({ group, links }, live) => [
    settingsSheet({
      fileName: "saml-sso.md",
      title: "GitLab.com: SAML single sign-on",
      where: `https://gitlab.com/groups/${group}/-/saml`,
      fields: [
        ...samlFields(live, { signOn: "Identity provider single sign-on URL", fingerprint: "Certificate fingerprint" }),
        ["Enable SAML authentication for this group", "on"],
        ["Default membership role", "Minimal Access"],
      ],
      notes: [
        certificateNote(live),
        "Try it with one person before enforcing SSO-only authentication for web and Git.",
      ],
    }),
    ...groupLinks(links),
  ],
  groups: { assigned: "may sign on to the group", pushed: undefined },
  roles: {
    arrives: "login",
    become: "membership of a GitLab group with an access level, through SAML group links; the highest wins",
    beware: [
      "Names are compared exactly, case included.",
      "Somebody in none of the linked groups is removed from all of them, and falls back to the default role.",
    ],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "SCIM removes the person from the top-level group and all below; the account stays",
    endsAccess: "no",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Add the catalogue's GitLab application and switch SCIM on with the group's token; map externalId to the same value as the name identifier.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Switch SAML on, then create the SCIM token on the same page.",
      reason: "GitLab offers no API for a group's SAML settings.",
    },
  ],
  residue: [
    {
      what: "Personal access tokens and SSH keys: they lose the group, and still reach whatever else the account can see",
      endedBy:
        "Look for the account among the members of every group and project, and for credentials in the group's inventory",
      owner: "application-owner",
      within: "P1D",
      evidence: "the account is on no member list of the group or below it",
      certainty: "documented",
    },
    {
      what: "Sessions in a browser, until GitLab asks for SSO again",
      endedBy: "SCIM removal; without SCIM, remove the member by hand",
      owner: "application-owner",
      within: "PT4H",
      evidence: "the member is gone from the top-level group",
      certainty: "documented",
    },
  ],
  destructive: [],
});
