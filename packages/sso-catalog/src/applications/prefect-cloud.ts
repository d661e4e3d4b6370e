import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { copiedUrl, host, label } from "../blueprint/setting.ts";
import { oidcWeb } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("Prefect Cloud"),
  /** The e-mail domain whose people sign on through Okta. */
  emailDomain: host,
  /** As Prefect's set-up link shows it. */
  redirectUri: copiedUrl,
});

/** Prefect Cloud: workflows and their runs. */
export const prefectCloud: Application = defineApplication({
  key: "prefect-cloud",
  name: "Prefect Cloud",
  protocol: "oidc",
  inOkta: "custom OpenID Connect application",
  settings: Settings,
  okta: ({ label, redirectUri }) => oidcWeb({ label, redirectUris: [redirectUri] }),
  provider: ({ emailDomain }, live) => [
    settingsSheet({
      fileName: "sso.md",
      title: `Prefect Cloud: single sign-on for ${emailDomain}`,
      where: "the set-up link Prefect Cloud makes under Settings, SSO (Enterprise plan)",
      fields: [
        ["Identity provider", "Okta, OpenID Connect"],
        ["Discovery endpoint", `${live.orgUrl}/.well-known/openid-configuration`],
        ["Client ID", live.clientId],
        ["Domain", emailDomain],
      ],
      notes: [
        "The client secret is handed over by itself, from the application's page in Okta, and to nobody else.",
        "Owners may sign in past SSO, administrators may not: keep owners few.",
      ],
    }),
  ],
  groups: { assigned: "may sign on, with the account role Member", pushed: "teams of the same name" },
  roles: {
    arrives: "push",
    become: "teams, which are given workspace roles (Viewer, Runner, Developer, Owner, Worker or one's own) in Prefect",
    beware: ["Members of a pushed team can only be changed in Okta."],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "directory synchronisation takes the person out of the account",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "provider",
      step: "Make the set-up link, verify the domain, and switch directory synchronisation on.",
      reason: "Prefect offers it to an owner of the account only, in its console.",
    },
  ],
  residue: [
    {
      what: "API keys of the person, and service accounts they made: flows keep running on them",
      endedBy:
        "List API keys and service accounts, revoke the person's keys and name another owner for each service account",
      owner: "application-owner",
      within: "P1D",
      evidence: "no key of the person is left, and every service account has an owner",
      certainty: "unconfirmed",
    },
  ],
  destructive: [],
});
