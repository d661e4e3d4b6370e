import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { group, label } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { type Resource, reference, resourceName, terraform } from "../render/hcl.ts";
import { jsonFile } from "../render/json.ts";
import { settingsSheet } from "../render/sheet.ts";

const aws = (path: string) =>
  z
    .string()
    .regex(
      new RegExp(`^https://[a-z0-9-]+\\.signin\\.aws\\.amazon\\.com/platform/saml/${path}$`),
      `expected https://{region}.signin.aws.amazon.com/platform/saml/…, copied from AWS`,
    );
const Settings = z.strictObject({
  label: label("AWS"),
  /** As AWS shows it when the identity source is changed. */
  acsUrl: aws("acs/[\\w-]+"),
  issuerUrl: aws("d-[\\w-]+"),
  instanceArn: z
    .string()
    .regex(/^arn:aws[\w-]*:sso:::instance\/[\w-]+$/, "expected the ARN of the Identity Center instance"),
  identityStoreId: z.string().regex(/^d-\w+$/, "expected d-…"),
  /** Which pushed group gets which permission set in which accounts. */
  assignments: z
    .array(
      z.strictObject({
        group,
        permissionSetArn: z
          .string()
          .regex(/^arn:aws[\w-]*:sso:::permissionSet\/[\w-]+\/[\w-]+$/, "expected the ARN of a permission set"),
        accounts: z.array(z.string().regex(/^\d{12}$/, "expected an account number of 12 digits")).min(1),
      }),
    )
    .default([]),
});
type Settings = z.infer<typeof Settings>;

/** AWS through IAM Identity Center: one portal for all accounts. */
export const awsIdentityCenter: Application = defineApplication({
  key: "aws-identity-center",
  name: "AWS IAM Identity Center",
  protocol: "saml",
  inOkta: "`amazon_aws_sso` of the catalogue",
  settings: Settings,
  okta: ({ label, acsUrl, issuerUrl }) =>
    catalogueSaml({ label, name: "amazon_aws_sso", settings: { acsURL: acsUrl, entityID: issuerUrl } }),
  provider: (settings, live) => [
    settingsSheet({
      fileName: "identity-source.md",
      title: "AWS IAM Identity Center: identity source",
      where: "IAM Identity Center, Settings, Identity source, Change identity source, External identity provider",
      fields: samlFields(live, {
        metadata: "IdP SAML metadata (download, then upload)",
        issuer: "IdP issuer URL",
        signOn: "IdP sign-in URL",
      }),
      notes: [
        certificateNote(live),
        "Changing the identity source removes assignments that exist: do it before anybody depends on it.",
        "Enable automatic provisioning, and give Okta the SCIM endpoint without its last slash; the token lives one year.",
      ],
    }),
    ...(settings.assignments.length === 0 ? [] : [assignments(settings)]),
  ],
  groups: { assigned: "gets a user in the identity store", pushed: "groups of the identity store" },
  roles: {
    arrives: "push",
    become: "groups, which are assigned permission sets in accounts, inside AWS",
    beware: [
      "A user has to be there before their group is pushed.",
      "First name, last name, user name and display name are all needed, and one e-mail address only.",
    ],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "disables the user: the portal refuses new sign-ins at once",
    endsAccess: "no",
  },
  consoleOnly: [
    {
      where: "provider",
      step: "Change the identity source, then enable automatic provisioning and copy its endpoint and token.",
      reason: "AWS has no API for either.",
    },
    {
      where: "okta",
      step: "Switch provisioning on with endpoint and token, and push the groups.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
  ],
  residue: [
    {
      what: "Role sessions already issued: they run to their end, up to 12 hours",
      endedBy:
        "Deny everything to the user by a service control policy, and remove it once the longest session is over",
      owner: "security",
      within: "PT1H",
      evidence: "CloudTrail shows AccessDenied, or nothing at all, for the user after the policy was attached",
      certainty: "documented",
      artefact: (_, { providerId }) =>
        providerId === undefined
          ? undefined
          : {
              fileName: "deny-leaver.scp.json",
              language: "json",
              text: jsonFile({
                Version: "2012-10-17",
                Statement: [
                  {
                    Sid: "DenyLeaver",
                    Effect: "Deny",
                    Action: "*",
                    Resource: "*",
                    Condition: { StringEquals: { "identitystore:UserId": providerId } },
                  },
                ],
              }),
              apply: "Attach it to the organisation's root; remove it after the longest permission set's session.",
            },
    },
    {
      what: "Access keys of IAM users the person made beside Identity Center",
      endedBy: "List IAM users and keys by who created them, and deactivate the person's",
      owner: "security",
      within: "P1D",
      evidence: "the credential report of each account lists no active key of theirs",
      certainty: "documented",
    },
  ],
  destructive: [],
});

/** Which groups get which permission sets, with the groups looked up by name. */
function assignments({ instanceArn, identityStoreId, assignments }: Settings) {
  const groups = [...new Set(assignments.map(({ group }) => group))];
  const looked: readonly Resource[] = groups.map((name) => ({
    kind: "data",
    type: "aws_identitystore_group",
    name: resourceName(name),
    values: {
      identity_store_id: identityStoreId,
      alternate_identifier: {
        unique_attribute: { attribute_path: "DisplayName", attribute_value: name },
      },
    },
  }));
  const given: readonly Resource[] = assignments.flatMap(({ group, permissionSetArn, accounts }) =>
    accounts.map((account) => ({
      type: "aws_ssoadmin_account_assignment",
      name: resourceName(`${group} ${account} ${permissionSetArn.split("/").at(-1)}`),
      values: {
        instance_arn: instanceArn,
        permission_set_arn: permissionSetArn,
        principal_type: "GROUP",
        principal_id: reference(`data.aws_identitystore_group.${resourceName(group)}.group_id`),
        target_type: "AWS_ACCOUNT",
        target_id: account,
      },
    })),
  );
  return {
    fileName: "assignments.tf",
    language: "hcl",
    text: terraform(...looked, ...given),
    apply:
      "Apply with the Terraform provider hashicorp/aws, in the account that holds Identity Center, after the groups were pushed.",
  } as const;
}
