import { awsAccountFederation } from "../../src/applications/aws-account-federation.ts";
import type { Provider } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

const ATTRIBUTE = "https://aws.amazon.com/SAML/Attributes";
const ACCOUNT = "arn:aws:iam::111122223333";

/** Each account trusts the metadata it was given, and takes one role out of the list in the assertion. */
export const awsAccountFederationProvider: Provider = {
  name: "aws-account-federation",
  application: awsAccountFederation,
  settings: { accounts: [{ id: "111122223333", roles: ["DataEngineer", "ReadOnly"] }] },
  groups: ["aws_111122223333_DataEngineer", "aws_111122223333_ReadOnly", "aws_of_another_form"],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => ({
      callbackUrl: "https://signin.aws.amazon.com/saml",
      audience: "urn:amazon:webservices",
      metadataUrl: fieldsOf(artefacts, "groups.md")("Metadata for the identity provider"),
    }),
    nameId: "login",
    attributes: { [`${ATTRIBUTE}/RoleSessionName`]: "LOGIN", [`${ATTRIBUTE}/SessionDuration`]: "3600" },
    groups: {
      attribute: `${ATTRIBUTE}/Role`,
      seen: ["DataEngineer", "ReadOnly"].map((role) => `${ACCOUNT}:saml-provider/OKTA,${ACCOUNT}:role/${role}`),
    },
  },
  deactivation: "untold",
};
