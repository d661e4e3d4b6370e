import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { host, label } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Atlassian Cloud"),
  /** The verified domain. */
  domain: host,
});

/** Atlassian Cloud: Jira and Confluence. */
export const atlassianCloud: Application = defineApplication({
  key: "atlassian-cloud",
  name: "Atlassian Cloud",
  protocol: "saml",
  inOkta: "`atlassian` of the catalogue",
  settings: Settings,
  okta: ({ label }) => catalogueSaml({ label, name: "atlassian", settings: {} }),
  provider: ({ domain }, live) => [
    settingsSheet({
      fileName: "saml.md",
      title: `Atlassian: SAML single sign-on for ${domain}`,
      where: "https://admin.atlassian.com, Security, Identity providers (Atlassian Guard)",
      fields: samlFields(live, { issuer: "Identity provider Entity ID", signOn: "Identity provider SSO URL" }),
      notes: [
        certificateNote(live),
        "Enforce single sign-on by an authentication policy, for a test policy first.",
        "Keep one administrator outside the domain: they sign in when nobody else can.",
      ],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "gets a managed account", pushed: "groups of the directory, which are given products" },
  roles: {
    arrives: "push",
    become: "groups, which are given access to products and roles in projects",
    beware: [
      "Bitbucket and Trello do not follow these groups.",
      "Memberships of an inactive user are kept: whoever returns has them again until the groups are pushed anew.",
    ],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "deactivates the managed account",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "provider",
      step: "Verify the domain, create the directory and its SCIM key, and link them.",
      reason: "Atlassian has no interface for it but its own.",
    },
    {
      where: "okta",
      step: "On the Sign On tab, enter the unique id, which is the end of the SP Entity ID Atlassian shows.",
      reason:
        "The integration keeps it in a setting whose name Okta has not published; without it no assertion arrives.",
    },
    {
      where: "okta",
      step: "Switch provisioning on with the directory's address and key.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
  ],
  residue: [
    {
      what: "API tokens of the account, and sessions",
      endedBy: "Deactivation stops both; where in doubt, revoke the tokens and reset sessions under Managed accounts",
      owner: "identity",
      within: "PT4H",
      evidence: "the managed account is deactivated and lists no API token",
      certainty: "unconfirmed",
    },
    {
      what: "Automation rules and filters that run as the person",
      endedBy: "Give rules another actor, and filters and boards another owner",
      owner: "application-owner",
      within: "P7D",
      evidence: "no enabled rule has the person as actor",
      certainty: "documented",
    },
  ],
  destructive: [
    {
      what: "A SCIM deletion unlinks the account for good",
      when: "somebody deletes the user by the SCIM interface; Okta never does",
      instead: "deactivate",
    },
  ],
});
