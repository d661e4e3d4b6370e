import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label, slug } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({ label: label("GitHub"), organisation: slug });

/** A GitHub organisation people enter with accounts of their own. */
export const githubOrganisation: Application = defineApplication({
  key: "github-organisation",
  name: "GitHub Enterprise Cloud (organisation)",
  protocol: "saml",
  inOkta: "`githubcloud` of the catalogue",
  settings: Settings,
  okta: ({ label, organisation }) =>
    catalogueSaml({ label, name: "githubcloud", settings: { githubOrg: organisation } }),
  provider: ({ organisation }, live) => [
    settingsSheet({
      fileName: "saml.md",
      title: `GitHub: SAML single sign-on of ${organisation}`,
      where: `https://github.com/organizations/${organisation}/settings/security`,
      fields: [
        ...samlFields(live, { signOn: "Sign on URL", issuer: "Issuer" }),
        ["Signature method", "RSA-SHA256"],
        ["Digest method", "SHA256"],
      ],
      notes: [certificateNote(live), "Download the recovery codes before requiring SSO for everybody."],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "is invited to the organisation", pushed: undefined },
  roles: {
    arrives: "push",
    become: "members of teams, where team synchronisation is set up with a token of Okta's",
    beware: ["Each person links their own account once, at their first sign-on."],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "removes the person from the organisation; their own account stays",
    endsAccess: "documented",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Authorise provisioning with an owner's account.",
      reason: "GitHub shows the consent page to a person only.",
    },
    {
      where: "provider",
      step: "Enable team synchronisation and map teams to groups, where teams are to follow Okta.",
      reason: "It needs an Okta token that only an owner may enter.",
    },
  ],
  residue: [
    {
      what: "Clones, and private forks in other organisations",
      endedBy:
        "Nothing ends a copy: ask for its deletion in the leaving talk, and replace secrets the repositories hold",
      owner: "application-owner",
      within: "P7D",
      evidence: "the list of secrets replaced",
      certainty: "documented",
    },
    {
      what: "Deploy keys, webhooks and OAuth applications the person made in repositories",
      endedBy: "Go through the audit log by actor, and replace what only they hold",
      owner: "application-owner",
      within: "P7D",
      evidence: "every key and application in the log has another owner or is gone",
      certainty: "documented",
    },
  ],
  destructive: [],
});
