import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { LEAVER, LIVE } from "../../test/live.ts";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { awsIdentityCenter } from "./aws-identity-center.ts";

const configured = describeApplication(awsIdentityCenter, {
  acsUrl: "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/4f3e2d1c",
  issuerUrl: "https://eu-central-1.signin.aws.amazon.com/platform/saml/d-99671234ab",
  instanceArn: "arn:aws:sso:::instance/ssoins-6987abcd",
  identityStoreId: "d-99671234ab",
  assignments: [
    {
      group: "aws-data-engineers",
      permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-6987abcd/ps-0123456789abcdef",
      accounts: ["111122223333", "444455556666"],
    },
  ],
});

describe("awsIdentityCenter", () => {
  it("assigns each group in each of its accounts, looking the group up once", async () => {
    const assignments = configured.tell(LIVE.saml)._unsafeUnwrap()[1];
    if (assignments === undefined) throw new Error("no assignments");
    const { data, resource } = (await parseArtefact(assignments)) as Record<
      "data" | "resource",
      Record<string, object>
    >;
    expect(Object.keys(data["aws_identitystore_group"] ?? {})).toEqual(["aws_data_engineers"]);
    expect(Object.keys(resource["aws_ssoadmin_account_assignment"] ?? {})).toHaveLength(2);
  });

  it("denies a leaver by the id AWS knows them by, and says nothing when that is not known", () => {
    const [known] = configured.residueOf(LEAVER);
    expect(JSON.parse(known?.artefact?.text ?? "")).toMatchObject({
      Statement: [{ Effect: "Deny", Condition: { StringEquals: { "identitystore:UserId": LEAVER.providerId } } }],
    });
    const [unknown] = configured.residueOf({ userName: LEAVER.userName, endedAt: LEAVER.endedAt });
    expect(unknown?.artefact).toBeUndefined();
  });
});
