import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { awsAccountFederationProvider } from "../../test/providers/aws-account-federation.ts";

const configured = describeApplication(awsAccountFederationProvider);

describe("awsAccountFederation", () => {
  it("has a pattern that reads account and role out of the groups it names", () => {
    const { groupFilter } = (configured.okta["settings"] as { app: { groupFilter: string } }).app;
    const pattern = new RegExp(groupFilter.replaceAll("{{", "<").replaceAll("}}", ">"));
    expect(pattern.exec("aws_111122223333_DataEngineer")?.groups).toEqual({
      accountid: "111122223333",
      role: "DataEngineer",
    });
  });

  it("ends a leaver's sessions of before, and nobody else's, whatever their name holds", () => {
    const [task] = configured.residueOf({ userName: "a*b?$@x", endedAt: "2026-11-24T17:00:00Z" });
    expect(JSON.parse(task?.artefact?.text ?? "").Statement[0].Condition).toEqual({
      DateLessThan: { "aws:TokenIssueTime": "2026-11-24T17:00:00.000Z" },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: how a policy writes these signs
      StringLike: { "aws:userid": "*:a${*}b${?}${$}@x" },
    });
  });
});
