import { type Profile, SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anOrg, aPerson, ORG_URL, type TestOrg } from "./an-org.ts";

const START = "2026-03-02T09:00:00.000Z";
const ACS = "https://gitlab.test/saml/callback";
const AUDIENCE = "https://gitlab.test";
const SIGN_ON = {
  ssoAcsUrl: ACS,
  recipient: ACS,
  destination: ACS,
  audience: AUDIENCE,
  subjectNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own template
  subjectNameIdTemplate: "${user.userName}",
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: "RSA_SHA256",
  digestAlgorithm: "SHA256",
  attributeStatements: [
    { type: "EXPRESSION", name: "name", values: ['user.firstName + " " + user.lastName'] },
    { type: "EXPRESSION", name: "empty", values: ["user.costCenter"] },
    { type: "EXPRESSION", name: "level", values: ["appuser.level"] },
    { type: "GROUP", name: "groups", filterType: "STARTS_WITH", filterValue: "git-" },
  ],
};

const gitlab = (signOn: object = {}) =>
  anOrg({
    groups: [{ name: "git-users" }, { name: "git-<owners> & co" }, { name: "board" }],
    users: [aPerson("ada", { groups: ["git-users", "git-<owners> & co", "board"] }), aPerson("bob")],
    apps: [
      {
        label: "GitLab",
        name: "gitlab",
        credentials: { userNameTemplate: { template: 'user.getInternalProperty("id")', type: "CUSTOM" } },
        settings: { signOn: { ...SIGN_ON, ...signOn } },
        users: [{ user: "ada@jupiter.test", profile: { level: "7" } }],
      },
    ],
  });

/** What a browser has after asking: where the page would post what, or the refusal. */
async function visit(org: TestOrg, who: string, address?: string, form?: URLSearchParams) {
  const app = await org.get(`/api/v1/apps/${org.appId("GitLab")}`);
  const key = /exk\w+/.exec(app.text("_links.help.href"))?.[0];
  const sid = org.okta.people.signIn(`${who}@jupiter.test`);
  const url = address ?? `${ORG_URL}/app/${app.text("name")}/${key}/sso/saml`;
  const response = await org.okta.handle(
    new Request(url, {
      headers: { cookie: `lang=en; sid=${sid}` },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    }),
  );
  const page = await response.text();
  const field = (name: string) => new RegExp(`name="${name}" type="hidden" value="([^"]*)"`).exec(page)?.[1] ?? "";
  return {
    status: response.status,
    location: response.headers.get("location"),
    page,
    action: /action="([^"]*)"/.exec(page)?.[1],
    SAMLResponse: field("SAMLResponse"),
    RelayState: field("RelayState"),
    key,
  };
}

async function serviceProvider(org: TestOrg, more: object = {}): Promise<SAML> {
  const { key } = await visit(org, "ada");
  const metadata = await org.okta.handle(new Request(`${ORG_URL}/app/${key}/sso/saml/metadata`));
  const [, certificate = ""] = /<ds:X509Certificate>([^<]+)/.exec(await metadata.text()) ?? [];
  return new SAML({
    callbackUrl: ACS,
    issuer: AUDIENCE,
    audience: AUDIENCE,
    idpCert: certificate,
    idpIssuer: `http://www.okta.com/${key}`,
    entryPoint: `${ORG_URL}/app/gitlab/${key}/sso/saml`,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    validateInResponseTo: ValidateInResponseTo.never,
    ...more,
  });
}

const profileOf = async (provider: SAML, posted: { readonly SAMLResponse: string }): Promise<Profile | null> =>
  (await provider.validatePostResponseAsync(posted)).profile;

// The service provider of the tests has no clock to give it: the machine's stands where the org's does.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(START) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("signing on by SAML", () => {
  it("says of an assigned person what the application's settings say, and of no other group", async () => {
    const org = gitlab();
    const posted = await visit(org, "ada");
    expect(posted).toMatchObject({ status: 200, action: ACS, RelayState: "" });
    const profile = await profileOf(await serviceProvider(org), posted);
    expect(profile).toMatchObject({
      nameID: org.userId("ada"),
      nameIDFormat: SIGN_ON.subjectNameIdFormat,
      name: "Ada Example",
      level: "7",
      groups: ["git-<owners> & co", "git-users"],
    });
    expect(profile).not.toHaveProperty("empty");
    expect(org.okta.state.log().at(-1)).toMatchObject({ eventType: "user.authentication.sso" });
  });

  it.each(["redirect", "post"])("answers the service provider's own question, by %s", async (binding) => {
    const org = gitlab();
    const provider = await serviceProvider(org, {
      validateInResponseTo: ValidateInResponseTo.always,
      skipRequestCompression: binding === "post",
    });
    const asked = new URL(await provider.getAuthorizeUrlAsync("/projects", undefined, {}));
    const form = binding === "post" ? new URLSearchParams(asked.searchParams) : undefined;
    const posted = await visit(org, "ada", form === undefined ? asked.href : asked.href.split("?")[0], form);
    expect(posted.RelayState).toBe("/projects");
    expect((await profileOf(provider, posted))?.nameID).toBe(org.userId("ada"));
    // The same answer twice is one too many.
    await expect(profileOf(provider, posted)).rejects.toThrow(/InResponseTo/);
  });

  it("signs what the settings say, and that alone", async () => {
    const org = gitlab({ responseSigned: false, signatureAlgorithm: "RSA_SHA1", digestAlgorithm: "SHA1" });
    const xml = Buffer.from((await visit(org, "ada")).SAMLResponse, "base64").toString();
    expect(xml.match(/<ds:Signature /g)).toHaveLength(1);
    expect(xml).toContain("xmldsig#rsa-sha1");
    expect(xml).not.toMatch(/<\/saml2:Issuer><ds:Signature .*<saml2p:Status>/s);
  });

  it("changes with the application: another audience is refused by the old service provider", async () => {
    const org = gitlab();
    const provider = await serviceProvider(org);
    const path = `/api/v1/apps/${org.appId("GitLab")}`;
    const app = await org.get(path);
    const settings = { signOn: { ...SIGN_ON, audience: "https://another.test" } };
    await org.put(path, { label: "GitLab", signOnMode: app.at("signOnMode"), settings });
    await expect(profileOf(provider, await visit(org, "ada"))).rejects.toThrow(/audience/i);
  });

  it("is believed for five minutes, and by whoever has the key in use", async () => {
    const org = gitlab();
    const provider = await serviceProvider(org);
    const posted = await visit(org, "ada");
    vi.setSystemTime(Date.parse(START) + 299_000);
    expect(await profileOf(provider, posted)).toMatchObject({ nameID: org.userId("ada") });
    vi.setSystemTime(Date.parse(START) + 301_000);
    await expect(profileOf(provider, posted)).rejects.toThrow(/expired/);

    vi.setSystemTime(Date.parse(START));
    const path = `/api/v1/apps/${org.appId("GitLab")}`;
    const made = await org.post(`${path}/credentials/keys/generate?validityYears=2`);
    const app = await org.get(path);
    const credentials = { signing: { kid: made.text("kid") } };
    await org.put(path, { label: "GitLab", settings: app.at("settings"), credentials });
    await expect(profileOf(provider, await visit(org, "ada"))).rejects.toThrow(/signature/i);
    expect(await profileOf(await serviceProvider(org), await visit(org, "ada"))).toMatchObject({ name: "Ada Example" });
  });

  it("refuses whoever is not assigned, and notes it", async () => {
    const org = gitlab();
    expect(await visit(org, "bob")).toMatchObject({ status: 403, SAMLResponse: "" });
    expect(org.okta.state.log().at(-1)).toMatchObject({
      eventType: "app.generic.unauth_app_access_attempt",
      outcome: { result: "FAILURE" },
    });
  });

  it.each(["suspend", "deactivate"])(
    "sends whoever is out to the sign-in page, whatever their browser holds: %s",
    async (end) => {
      const org = gitlab();
      const { key } = await visit(org, "ada");
      const sid = org.okta.people.signIn("ada@jupiter.test");
      await org.post(`/api/v1/users/ada@jupiter.test/lifecycle/${end}`);
      const address = `${ORG_URL}/app/gitlab/${key}/sso/saml?RelayState=x`;
      const response = await org.okta.handle(new Request(address, { headers: { cookie: `sid=${sid}` } }));
      expect(response.status).toBe(302);
      expect(response.headers.get("location")).toBe(
        `${ORG_URL}/login/login.htm?fromURI=${encodeURIComponent(`/app/gitlab/${key}/sso/saml?RelayState=x`)}`,
      );
      expect(org.okta.people.signIn("ada@jupiter.test")).toBeUndefined();
    },
  );

  it("takes no browser whose sessions were ended, and takes the person again when they sign in anew", async () => {
    const org = gitlab();
    const { key } = await visit(org, "ada");
    const sid = org.okta.people.signIn("ada@jupiter.test");
    const address = `${ORG_URL}/app/gitlab/${key}/sso/saml`;
    const enter = () => org.okta.handle(new Request(address, { headers: { cookie: `sid=${sid}` } }));
    expect((await enter()).status).toBe(200);
    await org.del(`/api/v1/users/${org.userId("ada")}/sessions`);
    expect((await enter()).status).toBe(302);
    expect((await visit(org, "ada")).status).toBe(200);
  });

  it("asks whoever comes without a session, and brings them where they wanted to go", async () => {
    const org = gitlab();
    const { key } = await visit(org, "ada");
    const ask = (url: string, cookie = "", username?: string) =>
      org.okta.handle(
        new Request(url, {
          headers: { cookie },
          ...(username === undefined ? {} : { method: "POST", body: new URLSearchParams({ username }) }),
        }),
      );
    const sent = (await ask(`${ORG_URL}/app/gitlab/${key}/sso/saml`)).headers.get("location") ?? "";
    expect(await (await ask(sent)).text()).toContain("<form");
    expect((await ask(sent, "", "nobody@jupiter.test")).status).toBe(401);
    const signedIn = await ask(sent, "", "Ada@jupiter.test");
    const [cookie = ""] = (signedIn.headers.get("set-cookie") ?? "").split(";");
    const arrived = await ask(signedIn.headers.get("location") ?? "", cookie);
    expect(await arrived.text()).toContain("SAMLResponse");
    const elsewhere = await ask(`${ORG_URL}/login/login.htm?fromURI=https://evil.test/`, "", "ada@jupiter.test");
    expect(elsewhere.headers.get("location")).toBe(ORG_URL);
  });

  it("knows no way into what is switched off, made up, or asked in no words of SAML", async () => {
    const org = gitlab();
    const { key } = await visit(org, "ada");
    const address = `${ORG_URL}/app/gitlab/${key}/sso/saml`;
    expect(await visit(org, "ada", `${address}?SAMLRequest=bm90IGRlZmxhdGVk`)).toMatchObject({ status: 400 });
    expect(await visit(org, "ada", `${ORG_URL}/app/gitlab/exkNothing/sso/saml`)).toMatchObject({ status: 404 });
    await org.post(`/api/v1/apps/${org.appId("GitLab")}/lifecycle/deactivate`);
    expect(await visit(org, "ada", address)).toMatchObject({ status: 403 });
  });

  it("fills in what the catalogue knows of an integration, and says so where it knows nothing", async () => {
    const org = anOrg({
      groups: [{ name: "aws_111122223333_Reader" }, { name: "aws_nonsense" }],
      users: [aPerson("ada", { groups: ["aws_111122223333_Reader", "aws_nonsense"] })],
      apps: [
        {
          label: "GitLab",
          name: "amazon_aws",
          settings: {
            app: {
              groupFilter: String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`,
              roleValuePattern:
                "arn:aws:iam::$" + "{accountid}:saml-provider/OKTA,arn:aws:iam::$" + "{accountid}:role/$" + "{role}",
              useGroupMapping: true,
              sessionDuration: 3600,
            },
          },
          users: ["ada@jupiter.test"],
        },
        { label: "Unknown", name: "some_integration", users: ["ada@jupiter.test"], externalKey: "exkUnknown" },
      ],
    });
    const xml = Buffer.from((await visit(org, "ada")).SAMLResponse, "base64").toString();
    expect(xml).toContain("arn:aws:iam::111122223333:saml-provider/OKTA,arn:aws:iam::111122223333:role/Reader<");
    expect(xml).not.toContain("nonsense");
    expect(await visit(org, "ada", `${ORG_URL}/app/some_integration/exkUnknown/sso/saml`)).toMatchObject({
      status: 501,
      page: expect.stringContaining("some_integration"),
    });
  });
});
