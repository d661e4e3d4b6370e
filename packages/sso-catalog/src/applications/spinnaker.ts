import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { group, groupPrefix, host, label, slug } from "../blueprint/setting.ts";
import { yamlText } from "../blueprint/yaml-text.ts";
import { customSaml, NAME_ID } from "../okta/okta-application.ts";

const Settings = z.strictObject({
  label: label("Spinnaker"),
  /** Host of Gate. */
  gate: host,
  registrationId: slug.default("SSO"),
  /** What Gate calls itself. */
  issuerId: slug.default("spinnaker"),
  /** PKCS#12 file on Gate's machine; its password comes from the environment, as SAML_KEYSTORE_PASSWORD. */
  keyStore: z.string().startsWith("/", "expected an absolute path").default("/opt/spinnaker/saml.p12"),
  groupPrefix: groupPrefix("spinnaker-"),
  /** One of these is needed to sign in at all. */
  requiredGroups: z.array(group).min(1),
  adminGroups: z.array(group).min(1),
});

// Gate folds roles before it compares them.
const roles = (groups: readonly string[]) => groups.map((name) => name.toLowerCase());

/** Spinnaker: Gate signs people in, Fiat decides what they may do. */
export const spinnaker: Application = defineApplication({
  key: "spinnaker",
  name: "Spinnaker",
  protocol: "saml",
  inOkta: "custom SAML application",
  settings: Settings,
  okta: ({ label, gate, registrationId, issuerId, groupPrefix }) =>
    customSaml({
      label,
      acsUrl: `https://${gate}/saml/${registrationId}`,
      audience: issuerId,
      nameId: NAME_ID.email,
      statements: [
        { name: "email", value: "user.email" },
        { name: "User.FirstName", value: "user.firstName" },
        { name: "User.LastName", value: "user.lastName" },
        { name: "memberOf", groups: { startsWith: groupPrefix } },
      ],
    }),
  provider: ({ issuerId, registrationId, keyStore, requiredGroups, adminGroups }, live) => [
    {
      fileName: "gate-local.yml",
      language: "yaml",
      text: yamlText({
        saml: {
          enabled: true,
          issuerId,
          registrationId,
          metadataUrl: live.metadataUrl,
          keyStore,
          // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of Spring's
          keyStorePassword: "${SAML_KEYSTORE_PASSWORD}",
          signRequests: false,
          requiredRoles: roles(requiredGroups),
          forceLowercaseRoles: true,
          userAttributeMapping: {
            roles: "memberOf",
            rolesDelimiter: ";",
            firstName: "User.FirstName",
            lastName: "User.LastName",
            email: "email",
          },
        },
        services: { fiat: { enabled: true } },
      }),
      apply: "Put it beside gate.yml and restart Gate.",
    },
    {
      fileName: "fiat-local.yml",
      language: "yaml",
      text: `# auth.group-membership.service stays unset: roles come from the assertion.\n${yamlText({
        fiat: { "write-mode": { "sync-delay-ms": 600_000 }, admin: { roles: roles(adminGroups) } },
      })}`,
      apply: "Put it beside fiat.yml and restart Fiat.",
    },
  ],
  groups: { assigned: "may sign in, with one of the required roles", pushed: undefined },
  roles: {
    arrives: "login",
    become: "roles of the same name in lower case, which accounts and applications name in their permissions",
    beware: [
      "Roles stay as they were at sign-in until the next one, whatever Fiat synchronises in between.",
      "WRITE does not imply READ, EXECUTE is for applications only, and no permissions at all means open to everybody.",
    ],
  },
  provisioning: { setUp: "none", onRemoval: "nothing: Spinnaker is not told", endsAccess: "no" },
  consoleOnly: [
    {
      where: "provider",
      step: "Make the key store on Gate's machine and give its password to Gate's environment.",
      reason: "A private key is made where it stays.",
    },
  ],
  residue: [
    {
      what: "The session at Gate and the roles in it, until it times out",
      endedBy: "Delete the person's session from Gate's Redis, or restart Gate, which ends everybody's",
      owner: "application-owner",
      within: "PT1H",
      evidence: "no session of theirs is left in Redis",
      certainty: "unconfirmed",
    },
    {
      what: "Client certificates (x509), which do not pass Okta at all",
      endedBy: "Revoke the person's certificates at the authority Gate trusts",
      owner: "security",
      within: "PT4H",
      evidence: "the serial numbers are on the revocation list",
      certainty: "documented",
    },
  ],
  destructive: [],
});
