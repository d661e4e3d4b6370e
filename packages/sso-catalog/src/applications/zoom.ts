import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label, slug } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Zoom"),
  /** `jupiter` of `jupiter.zoom.us`. */
  vanity: slug,
});

/** Zoom: meetings. */
export const zoom: Application = defineApplication({
  key: "zoom",
  name: "Zoom",
  protocol: "saml",
  inOkta: "`zoomus` of the catalogue",
  settings: Settings,
  okta: ({ label, vanity }) => catalogueSaml({ label, name: "zoomus", settings: { subDomain: vanity } }),
  provider: ({ vanity }, live) => [
    settingsSheet({
      fileName: "single-sign-on.md",
      title: "Zoom: single sign-on",
      where: "https://zoom.us/account/sso",
      fields: [
        ["Vanity URL", `https://${vanity}.zoom.us`],
        ...samlFields(live, { signOn: "Sign-in page URL", issuer: "Issuer (IDP Entity ID)" }),
        ["Service Provider (SP) Entity ID", `${vanity}.zoom.us`],
        ["Binding", "HTTP-Redirect"],
        ["Signature Hash Algorithm", "SHA-256"],
        ["Provision user", "prior to sign-in"],
      ],
      notes: [
        certificateNote(live),
        "Response mapping turns attributes (department, groups) into roles, licences and groups at sign-in.",
      ],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "gets an account and a licence", pushed: undefined },
  roles: {
    arrives: "login",
    become: "roles, licences and groups by Zoom's response mapping on attributes (IMGroup, UserGroup)",
    beware: ["A change of e-mail address is not sent: change it at Zoom too."],
  },
  provisioning: { setUp: "api", onRemoval: "deactivates the account", endsAccess: "unconfirmed" },
  consoleOnly: [
    {
      where: "provider",
      step: "Apply for the vanity address and associate the mail domain, and wait for approval.",
      reason: "Without the associated domain each person has to confirm by mail.",
    },
    {
      where: "okta",
      step: "Consent to the provisioning connection as a Zoom administrator.",
      reason: "Zoom shows the consent page to a person only.",
    },
  ],
  residue: [
    {
      what: "Meetings and recordings the person hosts",
      endedBy: "Transfer meetings, webinars and recordings to the manager before the account is deleted",
      owner: "application-owner",
      within: "P7D",
      evidence: "the account lists no future meeting of theirs",
      certainty: "documented",
    },
    {
      what: "Sessions in clients",
      endedBy: "Sign the user out of all clients under User Management",
      owner: "identity",
      within: "PT1H",
      evidence: "the user is listed as deactivated",
      certainty: "unconfirmed",
    },
  ],
  destructive: [],
});
