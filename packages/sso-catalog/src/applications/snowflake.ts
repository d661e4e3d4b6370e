import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { label } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { identifier, literal, statements } from "../render/sql.ts";

const Settings = z.strictObject({
  label: label("Snowflake"),
  /** `{organisation}-{account}` or `{locator}.{region}`. */
  account: z.string().regex(/^[a-z0-9_]+([-.][a-z0-9_-]+)*$/i, "expected organisation-account or locator.region"),
});

/** Snowflake: the data warehouse. */
export const snowflake: Application = defineApplication({
  key: "snowflake",
  name: "Snowflake",
  protocol: "saml",
  inOkta: "`snowflake` of the catalogue",
  settings: Settings,
  okta: ({ label, account }) => catalogueSaml({ label, name: "snowflake", settings: { subDomain: account } }),
  provider: ({ account }, live) => [
    {
      fileName: "single-sign-on.sql",
      language: "sql",
      text: statements(
        ["Run as ACCOUNTADMIN.", "USE ROLE ACCOUNTADMIN"],
        [
          `Okta signs with a certificate that ends at ${live.certificateEndsAt}.`,
          [
            "CREATE SECURITY INTEGRATION OKTA_SSO",
            "  TYPE = SAML2",
            "  ENABLED = TRUE",
            `  SAML2_ISSUER = ${literal(live.entityId)}`,
            `  SAML2_SSO_URL = ${literal(live.ssoUrl)}`,
            "  SAML2_PROVIDER = 'OKTA'",
            `  SAML2_X509_CERT = ${literal(live.certificate)}`,
            "  SAML2_SP_INITIATED_LOGIN_PAGE_LABEL = 'Okta'",
            "  SAML2_ENABLE_SP_INITIATED = TRUE",
            `  SAML2_SNOWFLAKE_ISSUER_URL = ${literal(`https://${account}.snowflakecomputing.com`)}`,
            `  SAML2_SNOWFLAKE_ACS_URL = ${literal(`https://${account}.snowflakecomputing.com/fed/login`)}`,
          ].join("\n"),
        ],
      ),
      apply: "Run it in a worksheet, then try to sign in through Okta in a private window.",
    },
    {
      fileName: "provisioning.sql",
      language: "sql",
      text: statements(
        ["Run as ACCOUNTADMIN.", "USE ROLE ACCOUNTADMIN"],
        ["Owns the users and roles Okta makes.", "CREATE ROLE IF NOT EXISTS OKTA_PROVISIONER"],
        ["It may make users.", "GRANT CREATE USER ON ACCOUNT TO ROLE OKTA_PROVISIONER"],
        ["It may make roles.", "GRANT CREATE ROLE ON ACCOUNT TO ROLE OKTA_PROVISIONER"],
        ["It is under an administrator.", "GRANT ROLE OKTA_PROVISIONER TO ROLE ACCOUNTADMIN"],
        [
          "Passwords are none of its business.",
          [
            "CREATE SECURITY INTEGRATION OKTA_PROVISIONING",
            "  TYPE = SCIM",
            "  SCIM_CLIENT = 'OKTA'",
            "  RUN_AS_ROLE = 'OKTA_PROVISIONER'",
            "  SYNC_PASSWORD = FALSE",
          ].join("\n"),
        ],
        [
          "The token for Okta's console: valid for six months, and old ones stay valid until the integration is dropped.",
          "SELECT SYSTEM$GENERATE_SCIM_ACCESS_TOKEN('OKTA_PROVISIONING')",
        ],
      ),
      apply: "Run it in a worksheet, paste the token into Okta's console, and note when six months are over.",
    },
  ],
  groups: { assigned: "gets a user", pushed: "roles of the same name, owned by OKTA_PROVISIONER" },
  roles: {
    arrives: "push",
    become: "Snowflake roles of the same name, to which privileges are granted in Snowflake",
    beware: [
      "Groups do not come with the sign-on.",
      "A default role or warehouse in the profile has to be written in capitals.",
    ],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "sets DISABLED = TRUE: no new sign-in by password, SSO, key pair or token",
    endsAccess: "unconfirmed",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch provisioning on with the SCIM token; leave password synchronisation off.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
  ],
  residue: [
    {
      what: "Queries that run, and sessions that are open, when the user is disabled",
      endedBy: "ALTER USER … ABORT ALL QUERIES",
      owner: "application-owner",
      within: "PT1H",
      evidence: "SHOW USERS says disabled, and the query history shows nothing of theirs running",
      certainty: "unconfirmed",
      artefact: (_, { userName }) => ({
        fileName: "end-leaver.sql",
        language: "sql",
        text: statements(
          ["Run as the role that owns the user.", "USE ROLE OKTA_PROVISIONER"],
          ["Disabled already, when provisioning worked.", `ALTER USER ${identifier(userName)} SET DISABLED = TRUE`],
          ["Ends what still runs.", `ALTER USER ${identifier(userName)} ABORT ALL QUERIES`],
        ),
        apply: "Run it in a worksheet; SHOW USERS tells the exact name where it differs.",
      }),
    },
    {
      what: "Tasks, pipes and shares that run as a role only the person held",
      endedBy: "Grant ownership of what the person's own roles own to another role",
      owner: "application-owner",
      within: "P7D",
      evidence: "SHOW GRANTS TO ROLE shows nothing owned by a role nobody holds",
      certainty: "documented",
    },
  ],
  destructive: [
    {
      what: "Unlinking a pushed group with deletion drops the role and all its grants",
      when: "a group push is removed with “delete in the application”",
      instead: "unlink and leave the role, then drop it by hand",
    },
  ],
});
