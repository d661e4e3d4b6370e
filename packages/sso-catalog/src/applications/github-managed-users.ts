import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label, slug } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({ label: label("GitHub"), enterprise: slug });

/** A GitHub enterprise whose accounts belong to it. */
export const githubManagedUsers: Application = defineApplication({
  key: "github-managed-users",
  name: "GitHub Enterprise Managed Users",
  protocol: "saml",
  inOkta: "`githubenterprisemanageduser` of the catalogue",
  settings: Settings,
  okta: ({ label, enterprise }) =>
    catalogueSaml({ label, name: "githubenterprisemanageduser", settings: { enterpriseName: enterprise } }),
  provider: ({ enterprise }, live) => [
    settingsSheet({
      fileName: "saml.md",
      title: `GitHub: SAML single sign-on of ${enterprise}`,
      where: `https://github.com/enterprises/${enterprise}/settings/single_sign_on_configuration`,
      fields: [
        ...samlFields(live, { signOn: "Sign on URL", issuer: "Issuer" }),
        ["Signature method", "RSA-SHA256"],
        ["Digest method", "SHA256"],
      ],
      notes: [certificateNote(live), "Signed in as the set-up user ({shortcode}_admin). Save the recovery codes."],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "gets a managed account", pushed: "groups of the enterprise, which teams are mapped to" },
  roles: {
    arrives: "push",
    become: "teams that are mapped to a pushed group; membership of a team brings membership of its organisation",
    beware: [
      "The enterprise role (user, restricted user, owner) is an attribute of the assignment, not a group.",
      "Suspending in Okta sends nothing.",
    ],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "suspends the account, obscures its name and address, and takes it out of mapped teams",
    endsAccess: "documented",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch provisioning on with a token of the set-up user (scope scim:enterprise).",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Map each team to its group under the team's settings.",
      reason: "A team without a mapping keeps members by hand.",
    },
  ],
  residue: [
    {
      what: "Private forks: deleted within 24 hours, restorable for 90 days",
      endedBy: "Copy what is still needed within a day of the suspension",
      owner: "application-owner",
      within: "P1D",
      evidence: "the repositories named by the manager are copied, or none was named",
      certainty: "documented",
    },
    {
      what: "Tokens and SSH keys: useless while suspended, and alive again when the same person is reinstated",
      endedBy: "Before a rehire is reinstated, revoke what was theirs",
      owner: "security",
      within: "P7D",
      evidence: "the account's credentials were listed and revoked, or the account stays suspended",
      certainty: "documented",
    },
  ],
  destructive: [
    {
      what: "A hard deprovisioning cannot be taken back",
      when: "somebody deletes the user by GitHub's own SCIM interface; Okta never does",
      instead: "leave the account suspended",
    },
  ],
});
