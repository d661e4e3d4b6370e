import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { group, groupPrefix, label } from "../blueprint/setting.ts";
import { catalogueSaml, customSaml, NAME_ID, type Statement } from "../okta/okta-application.ts";
import { resourceName, terraform } from "../render/hcl.ts";
import { settingsSheet } from "../render/sheet.ts";

const SITES = [
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "datadoghq.eu",
  "ap1.datadoghq.com",
  "ddog-gov.com",
] as const;
const Settings = z.strictObject({
  label: label("Datadog"),
  site: z.enum(SITES).default("datadoghq.com"),
  groupPrefix: groupPrefix("datadog-"),
  /** Which group gets which role. With any mapping on, whoever matches none cannot sign in. */
  mappings: z.array(z.strictObject({ group, roleId: z.uuid() })).default([]),
});

/** Where people work: some sites have a name of their own, the others one host in front. */
const consoleOf = (site: string): string => (/^[a-z]+\d\./.test(site) ? site : `app.${site}`);

/** Datadog: what the machines do. */
export const datadog: Application = defineApplication({
  key: "datadog",
  name: "Datadog",
  protocol: "saml",
  inOkta: "`datadog` of the catalogue for datadoghq.com; for every other site a custom SAML application",
  settings: Settings,
  okta: ({ label, site, groupPrefix }) => {
    const memberOf: Statement = { name: "memberOf", groups: { startsWith: groupPrefix } };
    // The catalogue's integration knows the first of Datadog's sites only.
    if (site === "datadoghq.com")
      return catalogueSaml({ label, name: "datadog", settings: {}, statements: [memberOf] });
    return customSaml({
      label,
      acsUrl: `https://${consoleOf(site)}/account/saml/assertion`,
      audience: `https://${consoleOf(site)}/account/saml/metadata.xml`,
      nameId: NAME_ID.email,
      statements: [
        { name: "givenName", value: "user.firstName", format: "uri" },
        { name: "sn", value: "user.lastName", format: "uri" },
        memberOf,
      ],
    });
  },
  provider: ({ site, mappings }, live) => [
    settingsSheet({
      fileName: "saml.md",
      title: "Datadog: SAML",
      where: `https://${consoleOf(site)}/organization-settings/login-methods/saml`,
      fields: samlFields(live, { metadata: "Identity provider metadata (upload)", signOn: "Sign-on URL" }),
      notes: [
        certificateNote(live),
        `Compare the page's assertion address with Okta's (https://${consoleOf(site)}/account/saml/assertion): with sign-on from Okta's dashboard switched on, Datadog shows another one.`,
        "Switch just-in-time provisioning off once SCIM is on.",
        "Enable mappings only after every group has one: with mappings on, whoever matches none loses all roles.",
      ],
    }),
    ...(mappings.length === 0
      ? []
      : [
          {
            fileName: "mappings.tf",
            language: "hcl" as const,
            text: terraform(
              ...mappings.map(({ group, roleId }) => ({
                type: "datadog_authn_mapping",
                name: resourceName(group),
                values: { key: "memberOf", value: group, role: roleId },
              })),
            ),
            apply: "Apply with the Terraform provider DataDog/datadog.",
          },
        ]),
  ],
  groups: { assigned: "may sign on, and gets an account by SCIM", pushed: "managed teams" },
  roles: {
    arrives: "login",
    become: "roles and teams by mappings of the attribute memberOf",
    beware: [
      "Values are compared exactly, case included.",
      "Whoever matches no mapping loses all roles and cannot sign in.",
    ],
  },
  provisioning: { setUp: "console", onRemoval: "disables the user", endsAccess: "unconfirmed" },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch provisioning on with an application key of a service account.",
      reason:
        "Okta's API cannot hold provisioning credentials for this application; a person's key would end with the person.",
    },
  ],
  residue: [
    {
      what: "API and application keys the person made",
      endedBy: "List keys by owner, replace those in use and revoke the rest",
      owner: "application-owner",
      within: "P1D",
      evidence: "no key has the person as its owner",
      certainty: "unconfirmed",
    },
  ],
  destructive: [],
});
