import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { copiedUrl, label } from "../blueprint/setting.ts";
import { customSaml, NAME_ID } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Tableau Cloud"),
  /** Both as the site's authentication page shows them. */
  acsUrl: copiedUrl,
  entityId: copiedUrl,
});

/** Tableau Cloud: charts. */
export const tableauCloud: Application = defineApplication({
  key: "tableau-cloud",
  name: "Tableau Cloud",
  protocol: "saml",
  inOkta: "custom SAML application; the catalogue's key is not known",
  settings: Settings,
  okta: ({ label, acsUrl, entityId }) =>
    customSaml({
      label,
      acsUrl,
      audience: entityId,
      nameId: NAME_ID.email,
      statements: [
        { name: "Email", value: "user.email" },
        { name: "FirstName", value: "user.firstName" },
        { name: "LastName", value: "user.lastName" },
      ],
    }),
  provider: (_, live) => [
    settingsSheet({
      fileName: "authentication.md",
      title: "Tableau Cloud: authentication of the site",
      where: "Settings, Authentication, New configuration, SAML",
      fields: [
        ...samlFields(live, { metadata: "Metadata file (download, then upload)" }),
        ["Email", "Email"],
        ["First name", "FirstName"],
        ["Last name", "LastName"],
      ],
      notes: [certificateNote(live), "Keep one site administrator on Tableau authentication."],
    }),
  ],
  groups: { assigned: "gets a user with a site role", pushed: "groups of the site" },
  roles: {
    arrives: "push",
    become: "groups; the site role is an attribute of the assignment, or granted by a group at sign-on",
    beware: ["A group that grants a role at sign-on does so at the next sign-on, not before."],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "sets the user to Unlicensed; owners of content cannot be removed",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch provisioning on with the site's base address and secret.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Create the SCIM secret as an administrator who stays.",
      reason: "The secret dies when its maker loses the role.",
    },
  ],
  residue: [
    {
      what: "Workbooks, data sources and schedules the person owns, with credentials embedded in them",
      endedBy: "Give content another owner, and replace embedded credentials",
      owner: "application-owner",
      within: "P7D",
      evidence: "the user owns no content",
      certainty: "documented",
    },
    {
      what: "Personal access tokens",
      endedBy: "Revoke them on the user's page",
      owner: "application-owner",
      within: "P1D",
      evidence: "the user's page lists no token",
      certainty: "unconfirmed",
    },
  ],
  destructive: [],
});
