import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { copiedUrl, label } from "../blueprint/setting.ts";
import { oidcWeb } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Databricks"),
  accountId: z.uuid(),
  /** As the account console shows it under Settings, Authentication. */
  redirectUri: copiedUrl,
});

/** Databricks: notebooks and jobs, at the level of the account. */
export const databricks: Application = defineApplication({
  key: "databricks",
  name: "Databricks",
  protocol: "oidc",
  inOkta: "custom OpenID Connect application; the catalogue's is for provisioning, and its key is not known",
  settings: Settings,
  okta: ({ label, redirectUri }) => oidcWeb({ label, redirectUris: [redirectUri] }),
  provider: ({ accountId }, live) => [
    settingsSheet({
      fileName: "authentication.md",
      title: "Databricks: authentication of the account",
      where: "the account console, Settings, Authentication, Manage, OpenID Connect",
      fields: [
        ["Account", accountId],
        ["Client ID", live.clientId],
        ["OpenID issuer URL", live.orgUrl],
      ],
      notes: [
        "The client secret is handed over by itself, from the application's page in Okta, and to nobody else.",
        "Keep an account administrator's emergency access before unified login is switched on.",
      ],
    }),
  ],
  groups: { assigned: "gets a user of the account", pushed: "groups of the account" },
  roles: {
    arrives: "push",
    become: "account groups, which are given workspaces and grants in Unity Catalog",
    beware: ["Provisioning at the level of a workspace is the old way: use the account's."],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "deactivates the user: sign-in and tokens are refused while inactive",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Add the catalogue's Databricks application and switch provisioning on with the account's SCIM address and token.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Create the SCIM token as somebody Okta does not manage.",
      reason: "The token would end with its maker.",
    },
  ],
  residue: [
    {
      what: "Jobs and clusters that run as the person: they fail, or go on",
      endedBy: "Give jobs a service principal as owner",
      owner: "application-owner",
      within: "P1D",
      evidence: "no job or cluster runs as the person",
      certainty: "unconfirmed",
    },
    {
      what: "Personal access tokens in workspaces",
      endedBy: "List tokens by owner in each workspace, and revoke the person's",
      owner: "application-owner",
      within: "P1D",
      evidence: "the token report lists none of theirs",
      certainty: "unconfirmed",
    },
  ],
  destructive: [],
});
