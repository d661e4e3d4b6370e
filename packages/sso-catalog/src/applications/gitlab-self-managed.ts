import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { group, groupPrefix, host, label } from "../blueprint/setting.ts";
import { customSaml, NAME_ID } from "../okta/okta-application.ts";
import { ruby } from "../render/ruby.ts";
import { GroupLink, groupLinks } from "./gitlab-group-links.ts";

const groups = z.array(group).default([]);
const Settings = z.strictObject({
  label: label("GitLab"),
  host,
  groupPrefix: groupPrefix("gitlab-"),
  /** Only members of one of these may sign in; nobody is kept out when there are none. */
  requiredGroups: groups,
  adminGroups: groups,
  auditorGroups: groups,
  externalGroups: groups,
  links: z.array(GroupLink).default([]),
});

/** GitLab on machines of one's own. */
export const gitlabSelfManaged: Application = defineApplication({
  key: "gitlab-self-managed",
  name: "GitLab (self-managed)",
  protocol: "saml",
  inOkta: "custom SAML application",
  settings: Settings,
  okta: ({ label, host, groupPrefix }) =>
    customSaml({
      label,
      acsUrl: `https://${host}/users/auth/saml/callback`,
      audience: `https://${host}`,
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
  provider: ({ host, links, ...settings }, live) => {
    const lists = {
      required_groups: settings.requiredGroups,
      admin_groups: settings.adminGroups,
      auditor_groups: settings.auditorGroups,
      external_groups: settings.externalGroups,
    };
    const provider = {
      // GitLab heeds required groups only in a provider of this name.
      name: "saml",
      label: "Okta",
      groups_attribute: "Groups",
      // An empty list of required groups would let blocked people back in.
      ...Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length > 0)),
      args: {
        assertion_consumer_service_url: `https://${host}/users/auth/saml/callback`,
        idp_cert_fingerprint: live.sha1Fingerprint,
        idp_sso_target_url: live.ssoUrl,
        issuer: `https://${host}`,
        name_identifier_format: NAME_ID.persistent,
      },
    };
    return [
      {
        fileName: "gitlab.rb",
        language: "ruby",
        text: [
          `# Okta, whose certificate ends at ${live.certificateEndsAt}.`,
          "gitlab_rails['omniauth_allow_single_sign_on'] = ['saml']",
          "gitlab_rails['omniauth_block_auto_created_users'] = false",
          "gitlab_rails['omniauth_auto_link_saml_user'] = true",
          `gitlab_rails['omniauth_providers'] = [${ruby(provider)}]`,
          "",
        ].join("\n"),
        apply: "Put it into /etc/gitlab/gitlab.rb and run `gitlab-ctl reconfigure`.",
      },
      ...groupLinks(links),
    ];
  },
  groups: { assigned: "may sign in", pushed: undefined },
  roles: {
    arrives: "login",
    become: "group links give access levels; listed groups make administrators, auditors and external users",
    beware: [
      "Names are compared exactly, case included.",
      "Leaving a required group is noticed at the next sign-in, not before.",
    ],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "SCIM blocks the user: web, Git, API and tokens stop at once",
    endsAccess: "documented",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch SCIM on with the instance's address and token; map externalId to the same value as the name identifier.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Create the instance's SCIM token under Admin, Settings, General, SCIM Token (Premium).",
      reason: "It is shown once, to a person.",
    },
  ],
  residue: [
    {
      what: "Everything, where SCIM is off: sessions, tokens and keys live on",
      endedBy: "Block the user in the admin area",
      owner: "application-owner",
      within: "PT1H",
      evidence: "the user's state is blocked",
      certainty: "documented",
    },
    {
      what: "Deploy keys and project tokens the person made: they belong to projects and stay",
      endedBy: "Go through the projects the person maintained, and replace what only they knew",
      owner: "application-owner",
      within: "P7D",
      evidence: "the list of keys and tokens, each with a new owner",
      certainty: "documented",
    },
  ],
  destructive: [],
});
