import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label, slug } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Salesforce"),
  /** `jupiter` of `jupiter.my.salesforce.com`. */
  myDomain: slug,
  instance: z.enum(["PRODUCTION", "SANDBOX", "GOVERNMENT"]).default("PRODUCTION"),
  /** What an assertion names a person by. A user name has to differ from all others at Salesforce, a federation id does not. */
  identifiedBy: z.enum(["federation-id", "user-name"]).default("federation-id"),
});

/** Salesforce: customers. */
export const salesforce: Application = defineApplication({
  key: "salesforce",
  name: "Salesforce",
  protocol: "saml",
  inOkta: "`salesforce` of the catalogue",
  settings: Settings,
  okta: ({ label, myDomain, instance }) =>
    catalogueSaml({
      label,
      name: "salesforce",
      settings: {
        integrationType: "STANDARD",
        instanceType: instance,
        loginUrl: `https://${myDomain}.my.salesforce.com`,
        logoutUrl: null,
      },
    }),
  provider: ({ myDomain, identifiedBy }, live) => [
    settingsSheet({
      fileName: "single-sign-on-settings.md",
      title: "Salesforce: single sign-on settings",
      where: `https://${myDomain}.my.salesforce.com/_ui/identity/saml/SingleSignOnSettingsUi/d`,
      fields: [
        ["SAML Enabled", "on"],
        ["Name", "Okta"],
        ...samlFields(live, { issuer: "Issuer", signOn: "Identity Provider Login URL" }),
        ["Entity ID", `https://${myDomain}.my.salesforce.com`],
        [
          "SAML Identity Type",
          identifiedBy === "federation-id"
            ? "Assertion contains the Federation ID from the User object"
            : "Assertion contains the User's Salesforce username",
        ],
        ["SAML Identity Location", "Identity is in the NameIdentifier element of the Subject statement"],
        ["Service Provider Initiated Request Binding", "HTTP Redirect"],
        ["User Provisioning Enabled", "off: accounts come by provisioning"],
      ],
      notes: [
        certificateNote(live),
        ...(identifiedBy === "federation-id"
          ? ["Okta names people by their Okta user name: each user's Federation ID has to be that text."]
          : []),
        "Then My Domain, Authentication Configuration: add Okta. Leave one administrator a password until it works.",
      ],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "gets a user, with the profile, role and licences of the assignment", pushed: undefined },
  roles: {
    arrives: "push",
    become:
      "profile, role, permission sets and feature licences, which are attributes of the assignment and not groups",
    beware: ["Of several groups that assign, the one with the lowest priority number decides the profile."],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "sets the user inactive; never deletes it, and frees the licence",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch provisioning on with an integration user's credentials.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Enter the single sign-on settings and make Okta an authentication service of My Domain.",
      reason: "A wrong value locks everybody out: a person tries it in a second browser.",
    },
  ],
  residue: [
    {
      what: "The user, when deactivation fails because something refers to them (default owner, hierarchy field)",
      endedBy: "Freeze the user, replace the references, deactivate",
      owner: "application-owner",
      within: "PT4H",
      evidence: "the user is inactive, or frozen with no session in Session Management",
      certainty: "documented",
    },
    {
      what: "Connected applications and refresh tokens",
      endedBy: "Revoke the user's OAuth tokens under Connected Apps OAuth Usage",
      owner: "application-owner",
      within: "P1D",
      evidence: "no token of the user is listed",
      certainty: "unconfirmed",
    },
  ],
  destructive: [],
});
