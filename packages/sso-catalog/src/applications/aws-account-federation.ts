import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { type HclValue, reference, resourceName, terraform } from "../render/hcl.ts";
import { jsonFile } from "../render/json.ts";
import { settingsSheet } from "../render/sheet.ts";

const role = z.string().regex(/^[\w+=,.@-]{1,64}$/, "expected the name of an IAM role");
const Settings = z.strictObject({
  label: label("AWS accounts"),
  /** Name of the identity provider in each account. */
  providerName: z
    .string()
    .regex(/^[\w.-]{1,128}$/, "expected the name of an IAM identity provider")
    .default("OKTA"),
  /** Seconds a session lasts. */
  sessionSeconds: z.int().min(900).max(43_200).default(3_600),
  accounts: z
    .array(
      z.strictObject({
        id: z.string().regex(/^\d{12}$/, "expected an account number of 12 digits"),
        roles: z.array(role).min(1),
      }),
    )
    .min(1),
});

const groupOf = (account: string, role: string): string => `aws_${account}_${role}`;

/** AWS accounts, one by one, each with an identity provider of its own. */
export const awsAccountFederation: Application = defineApplication({
  key: "aws-account-federation",
  name: "AWS Account Federation",
  protocol: "saml",
  inOkta: "`amazon_aws` of the catalogue",
  settings: Settings,
  okta: ({ label, providerName, sessionSeconds }) =>
    catalogueSaml({
      label,
      name: "amazon_aws",
      settings: {
        appFilter: "okta",
        // Okta's own pattern, with its double braces: the group's name says account and role.
        groupFilter: String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`,
        roleValuePattern: [
          "arn:aws:iam::$",
          "{accountid}:saml-provider/",
          providerName,
          ",arn:aws:iam::$",
          "{accountid}:role/$",
          "{role}",
        ].join(""),
        useGroupMapping: true,
        joinAllRoles: false,
        sessionDuration: sessionSeconds,
        awsEnvironmentType: "aws.amazon",
        loginURL: "https://console.aws.amazon.com/ec2/home",
      },
    }),
  provider: ({ providerName, accounts, sessionSeconds }, live) => [
    settingsSheet({
      fileName: "groups.md",
      title: "AWS Account Federation: groups and roles",
      where: "Okta, Directory, Groups; and each account below",
      fields: [
        ...samlFields(live, { metadata: "Metadata for the identity provider" }),
        ...accounts.flatMap(({ id, roles }) =>
          roles.map((role) => [`Group for ${role} in ${id}`, groupOf(id, role)] as const),
        ),
      ],
      notes: [certificateNote(live), "A group with another name gives nothing: the name is what AWS is told."],
    }),
    ...accounts.map(({ id, roles }) => ({
      fileName: `${id}.tf`,
      language: "hcl" as const,
      text: terraform(
        {
          type: "aws_iam_saml_provider",
          name: "okta",
          values: { name: providerName, saml_metadata_document: reference('file("okta-metadata.xml")') },
        },
        ...roles.map((role) => ({
          type: "aws_iam_role",
          name: resourceName(role),
          values: {
            name: role,
            max_session_duration: Math.max(3_600, sessionSeconds),
            assume_role_policy: trustPolicy(`arn:aws:iam::${id}:saml-provider/${providerName}`),
          },
        })),
      ),
      apply: `Apply in account ${id}, beside the metadata saved as okta-metadata.xml. Attach each role's policies yourself.`,
    })),
  ],
  groups: { assigned: "may sign on, with the roles the group names say", pushed: undefined },
  roles: {
    arrives: "login",
    become: "an IAM role of the account in the group's name, chosen at sign-on",
    beware: ["The name of a group is its meaning: renaming it takes access away."],
  },
  provisioning: {
    setUp: "none",
    onRemoval: "nothing: AWS is not told; the next sign-on is refused by Okta",
    endsAccess: "no",
  },
  consoleOnly: [],
  residue: [
    {
      what: "Role sessions already issued: they run to their end",
      endedBy: "Deny whatever the person's sessions of before ask for, on each role they could take",
      owner: "security",
      within: "PT1H",
      evidence: "CloudTrail shows AccessDenied, or nothing at all, for the session name after the policy was attached",
      certainty: "documented",
      artefact: (_, { userName, endedAt }) => ({
        fileName: "revoke-sessions.json",
        language: "json",
        text: jsonFile({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "RevokeLeaverSessions",
              Effect: "Deny",
              Action: "*",
              Resource: "*",
              Condition: {
                DateLessThan: { "aws:TokenIssueTime": new Date(Date.parse(endedAt)).toISOString() },
                StringLike: { "aws:userid": `*:${userName.replaceAll(/[*?$]/g, (sign) => `\${${sign}}`)}` },
              },
            },
          ],
        }),
        apply: "Attach it as an inline policy to each role the person could take; remove it after the longest session.",
      }),
    },
  ],
  destructive: [],
});

function trustPolicy(provider: string): HclValue {
  return {
    asJson: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: provider },
          Action: "sts:AssumeRoleWithSAML",
          Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
        },
      ],
    },
  };
}
