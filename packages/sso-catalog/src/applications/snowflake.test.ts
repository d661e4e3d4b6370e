import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { LEAVER } from "../../test/live.ts";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { snowflakeProvider } from "../../test/providers/snowflake.ts";

const configured = describeApplication(snowflakeProvider);

describe("snowflake", () => {
  it.each([
    ["a name that nobody closes", 'ALTER USER "x SET DISABLED = TRUE;'],
    ["an option without its sign", "CREATE SECURITY INTEGRATION X\n  TYPE SAML2;"],
    ["a privilege there is not", "GRANT CREATE USR ON ACCOUNT TO ROLE X;"],
    ["a statement that is not closed", "USE ROLE X"],
  ])("would be told of %s", async (_, text) => {
    await expect(parseArtefact({ fileName: "x.sql", language: "sql", text, apply: "" })).rejects.toThrow();
  });

  it("ends a leaver's queries, whatever their name holds", async () => {
    const [task] = configured.residueOf({ ...LEAVER, userName: 'x"; DROP TABLE t; --' });
    if (task?.artefact === undefined) throw new Error("no statements");
    expect(await parseArtefact(task.artefact)).toEqual([
      "USE ROLE OKTA_PROVISIONER",
      'ALTER USER "x""; DROP TABLE t; --" SET DISABLED = TRUE',
      'ALTER USER "x""; DROP TABLE t; --" ABORT ALL QUERIES',
    ]);
  });
});
