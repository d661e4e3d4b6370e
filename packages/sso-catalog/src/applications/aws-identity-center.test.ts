import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { LEAVER, LIVE } from "../../test/live.ts";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { awsIdentityCenterProvider } from "../../test/providers/aws-identity-center.ts";

const configured = describeApplication(awsIdentityCenterProvider);

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
