import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { host, label } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Google Workspace"),
  /** The primary domain. */
  domain: host,
  /** Id of the third-party SSO profile in Google's console; without it the legacy profile of the whole domain. */
  rpId: z
    .string()
    .regex(/^[\w-]{5,60}$/, "expected the id from the profile's address")
    .optional(),
});

/** Google Workspace: mail, calendar, drive. */
export const googleWorkspace: Application = defineApplication({
  key: "google-workspace",
  name: "Google Workspace",
  protocol: "saml",
  inOkta: "`google` of the catalogue",
  settings: Settings,
  okta: ({ label, domain, rpId }) =>
    catalogueSaml({ label, name: "google", settings: { domain, ...(rpId === undefined ? {} : { rpId }) } }),
  provider: ({ domain, rpId }, live) => [
    settingsSheet({
      fileName: "sso-profile.md",
      title: `Google Workspace: single sign-on for ${domain}`,
      where: "https://admin.google.com/ac/security/sso",
      fields: [
        ...samlFields(live, { issuer: "IdP entity ID", signOn: "Sign-in page URL" }),
        ["Sign-out page URL", `${live.orgUrl}/login/signout`],
        ["Change password URL", `${live.orgUrl}/enduser/settings`],
        ["Profile", rpId === undefined ? "legacy profile of the organisation" : `third-party profile ${rpId}`],
      ],
      notes: [
        certificateNote(live),
        "Assign the profile to a small organisational unit first.",
        "Super administrators sign in past SSO: keep their accounts few, and protect each with security keys.",
      ],
    }),
    certificateFile(live),
  ],
  groups: {
    assigned: "gets an account and a licence",
    pushed: "Google Groups of the same name, with their addresses",
  },
  roles: {
    arrives: "push",
    become: "Google Groups; administrator roles are given in Google or by the integration's role management",
    beware: ["A pushed group must not be the one that assigns the application."],
  },
  provisioning: {
    setUp: "api",
    onRemoval: "suspends the account, or deletes it when the integration is set to",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Consent to the provisioning connection as a Google super administrator.",
      reason: "Google shows the consent page to a person only.",
    },
    {
      where: "provider",
      step: "Switch automatic licensing off for the organisational units Okta provisions.",
      reason: "While Google assigns licences by itself, deactivation from Okta fails in silence.",
    },
  ],
  residue: [
    {
      what: "Sessions, app passwords and tokens of connected applications",
      endedBy:
        "Sign the user out (`users.signOut`) and delete tokens and app passwords; cookies may live up to an hour",
      owner: "identity",
      within: "PT1H",
      evidence: "the user's security page lists no session, token or app password",
      certainty: "documented",
    },
    {
      what: "Files, calendars and groups only the person owned",
      endedBy:
        "Transfer files and calendars to the manager, and give groups another owner, before the account is deleted",
      owner: "application-owner",
      within: "P7D",
      evidence: "the transfer is reported complete",
      certainty: "documented",
    },
  ],
  destructive: [
    {
      what: "Deleting an account takes its mail and files with it after 20 days",
      when: "the integration's removal is set to delete",
      instead: "keep it at suspend, transfer first, delete by hand later",
    },
  ],
});
