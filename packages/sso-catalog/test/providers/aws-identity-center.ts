import { awsIdentityCenter } from "../../src/applications/aws-identity-center.ts";
import type { Provider } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

const PORTAL = "https://eu-central-1.signin.aws.amazon.com/platform/saml";

/** AWS reads the metadata it is given; groups come by SCIM alone. */
export const awsIdentityCenterProvider: Provider = {
  name: "aws-identity-center",
  application: awsIdentityCenter,
  settings: {
    acsUrl: `${PORTAL}/acs/4f3e2d1c`,
    issuerUrl: `${PORTAL}/d-99671234ab`,
    instanceArn: "arn:aws:sso:::instance/ssoins-6987abcd",
    identityStoreId: "d-99671234ab",
    assignments: [
      {
        group: "aws-data-engineers",
        permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-6987abcd/ps-0123456789abcdef",
        accounts: ["111122223333", "444455556666"],
      },
    ],
  },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "identity-source.md");
      return {
        callbackUrl: `${PORTAL}/acs/4f3e2d1c`,
        audience: `${PORTAL}/d-99671234ab`,
        metadataUrl: field("IdP SAML metadata (download, then upload)"),
        issuer: field("IdP issuer URL"),
        signOnUrl: field("IdP sign-in URL"),
      };
    },
    nameId: "login",
    attributes: {},
    groups: undefined,
  },
  deactivation: "keep",
};
