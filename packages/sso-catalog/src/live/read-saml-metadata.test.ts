import { describe, expect, it } from "vitest";
import { METADATA } from "../../test/live.ts";
import { readSamlMetadata } from "./read-saml-metadata.ts";

const ORG = "https://jupiter.okta.com/";

describe("readSamlMetadata", () => {
  it("reads what a provider has to be told", () => {
    const live = readSamlMetadata(METADATA, ORG)._unsafeUnwrap();
    expect(live).toMatchObject({
      entityId: "http://www.okta.com/exkfs4oiP02V0bg2o5d7",
      ssoUrl: "https://jupiter.okta.com/app/jupiter_app_1/exkfs4oiP02V0bg2o5d7/sso/saml",
      metadataUrl: "https://jupiter.okta.com/app/exkfs4oiP02V0bg2o5d7/sso/saml/metadata",
      orgUrl: "https://jupiter.okta.com",
    });
    expect(live.certificate).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(live.sha1Fingerprint).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(live.certificateEndsAt).toMatch(/^2036-/);
  });

  it("reads one without prefixes, with one service and one key for everything", () => {
    const plain = METADATA.replaceAll("md:", "")
      .replaceAll("ds:", "")
      .replace(/<SingleSignOnService[^>]*HTTP-POST[^>]*>/, "")
      .replace(' use="signing"', "");
    expect(readSamlMetadata(plain, ORG).isOk()).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["a page", "<html><body>Sign in</body></html>"],
    ["a service provider's", METADATA.replaceAll("IDPSSODescriptor", "SPSSODescriptor")],
    ["no certificate", METADATA.replace(/<ds:X509Certificate>[^<]*/, "<ds:X509Certificate>planted")],
    [
      "an entity that would read a file",
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${METADATA.replace("http://www.okta.com/exk", "&e;")}`,
    ],
  ])("is an error for %s, which quotes nothing of it", (what, xml) => {
    const read = readSamlMetadata(xml, ORG);
    if (what.startsWith("an entity")) expect(read.isErr() || read.value.entityId.includes("&e;")).toBe(true);
    else expect(read._unsafeUnwrapErr().sentence).toMatch(/^This is no SAML metadata: .*\.$/);
    expect(JSON.stringify(read)).not.toContain("planted");
  });
});
