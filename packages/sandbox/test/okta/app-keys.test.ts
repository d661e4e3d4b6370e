import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { anOrg, type TestOrg } from "./an-org.ts";

const orgWithApp = () => {
  const org = anOrg({ apps: [{ label: "GitLab" }, { label: "Prefect" }] });
  return { org, path: `/api/v1/apps/${org.appId("GitLab")}` };
};
const certificateIn = (text: string): X509Certificate => {
  const base64 = /<ds:X509Certificate>([^<]+)</.exec(text)?.[1] ?? text;
  return new X509Certificate(Buffer.from(base64, "base64"));
};
const metadata = async (org: TestOrg, path: string, query = "") =>
  certificateIn(String((await org.get(`${path}/sso/saml/metadata${query}`)).body));

describe("an application's signing keys", () => {
  it("begins with one, whose certificate proves itself and is in the metadata", async () => {
    const { org, path } = orgWithApp();
    const keys = await org.get(`${path}/credentials/keys`);
    const app = await org.get(path);
    expect(keys.at("0.kid")).toBe(app.at("credentials.signing.kid"));
    const certificate = certificateIn(keys.text("0.x5c.0"));
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.subject).toContain("CN=sandbox");
    expect(Date.parse(certificate.validTo)).toBe(Date.parse("2036-03-02T09:00:00Z"));
    expect((await metadata(org, path)).fingerprint256).toBe(certificate.fingerprint256);
  });

  it("is renewed in three steps: make, hand over, switch", async () => {
    const { org, path } = orgWithApp();
    const old = await metadata(org, path);
    const made = await org.post(`${path}/credentials/keys/generate?validityYears=2`);
    expect([made.status, made.at("expiresAt")]).toEqual([201, "2028-03-02T09:00:00.000Z"]);
    const fresh = certificateIn(made.text("x5c.0"));
    expect(fresh.fingerprint256).not.toBe(old.fingerprint256);

    expect((await metadata(org, path)).fingerprint256).toBe(old.fingerprint256);
    expect((await metadata(org, path, `?kid=${made.text("kid")}`)).fingerprint256).toBe(fresh.fingerprint256);
    const app = Object((await org.get(path)).body);
    await org.put(path, { ...app, credentials: { ...app.credentials, signing: { kid: made.text("kid") } } });
    expect((await metadata(org, path)).fingerprint256).toBe(fresh.fingerprint256);
    expect((await org.get(`${path}/credentials/keys`)).body).toHaveLength(2);
  });

  it.each(["1", "11", "two", ""])("refuses %j years", async (years) => {
    const { org, path } = orgWithApp();
    expect((await org.post(`${path}/credentials/keys/generate?validityYears=${years}`)).status).toBe(400);
  });

  it("knows no key of another name", async () => {
    const { org, path } = orgWithApp();
    expect((await org.get(`${path}/credentials/keys/nothing`)).status).toBe(404);
    expect((await org.get(`${path}/sso/saml/metadata?kid=nothing`)).status).toBe(404);
  });
});
