import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { LIVE } from "../../test/live.ts";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { spinnakerProvider } from "../../test/providers/spinnaker.ts";

const configured = describeApplication(spinnakerProvider);

describe("spinnaker", () => {
  it("asks for roles in lower case, as Gate folds them", async () => {
    const [gate] = configured.tell(LIVE.saml)._unsafeUnwrap();
    if (gate === undefined) throw new Error("no gate-local.yml");
    expect(await parseArtefact(gate)).toMatchObject({
      saml: { requiredRoles: ["spinnaker-users"], metadataUrl: expect.stringMatching(/^https:.*metadata$/) },
    });
  });

  it("keeps the key store's password out of the file", () => {
    expect(configured.tell(LIVE.saml)._unsafeUnwrap()[0]?.text).toMatch(/keyStorePassword: "\$\{\w+\}"/);
  });
});
