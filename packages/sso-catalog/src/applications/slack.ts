import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label, slug } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Slack"),
  /** `jupiter` of `jupiter.slack.com`. */
  domain: slug,
});

/** Slack: talking. */
export const slack: Application = defineApplication({
  key: "slack",
  name: "Slack",
  protocol: "saml",
  inOkta: "`slack` of the catalogue",
  settings: Settings,
  okta: ({ label, domain }) => catalogueSaml({ label, name: "slack", settings: { domain, userEmailValue: "Email" } }),
  provider: ({ domain }, live) => [
    settingsSheet({
      fileName: "authentication.md",
      title: "Slack: SAML authentication",
      where: `https://${domain}.slack.com/admin/auth`,
      fields: [
        ...samlFields(live, { signOn: "SAML 2.0 Endpoint (HTTP)", issuer: "Identity Provider Issuer" }),
        ["Service Provider Issuer", "https://slack.com"],
        ["Sign AuthnRequest", "off"],
        ["Responses signed", "on"],
        ["Assertions signed", "on"],
        ["Allow users to change their e-mail address", "off"],
      ],
      notes: [
        certificateNote(live),
        "User name and e-mail must have the same form in Okta, or Slack makes a second account for the same person.",
      ],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "gets an account", pushed: "user groups, and workspaces on Enterprise Grid" },
  roles: {
    arrives: "push",
    become: "user groups; on Enterprise Grid they can be given workspaces",
    beware: ["A pushed group must not be the one that assigns the application."],
  },
  provisioning: {
    setUp: "api",
    onRemoval: "deactivates the account (Business+ and above)",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Consent to the provisioning connection as an owner of the workspace.",
      reason: "Slack shows the consent page to a person only.",
    },
  ],
  residue: [
    {
      what: "Sessions on phones and desktops",
      endedBy:
        "Deactivation signs out; where in doubt, reset the user's sessions (`admin.users.session.reset`, Enterprise)",
      owner: "identity",
      within: "PT1H",
      evidence: "the member is listed as deactivated, and the access log shows nothing after it",
      certainty: "unconfirmed",
    },
    {
      what: "Applications, workflows and webhooks the person installed: they go on posting",
      endedBy: "List what they installed, give it another owner or remove it",
      owner: "application-owner",
      within: "P7D",
      evidence: "no installed application has the person as its only collaborator",
      certainty: "documented",
    },
  ],
  destructive: [],
});
