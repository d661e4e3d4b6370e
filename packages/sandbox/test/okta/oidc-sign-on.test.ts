import * as client from "openid-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anOrg, aPerson, ORG_URL, type TestOrg } from "./an-org.ts";

const START = "2026-03-02T09:00:00.000Z";
const CALLBACK = "https://prefect.test/callback";

const anOidcOrg = (oauthClient: object = {}) =>
  anOrg({
    users: [aPerson("ada"), aPerson("bob")],
    apps: [
      {
        label: "Prefect",
        name: "oidc_client",
        signOnMode: "OPENID_CONNECT",
        credentials: { oauthClient: { pkce_required: true, ...oauthClient } },
        settings: {
          oauthClient: {
            redirect_uris: [CALLBACK],
            grant_types: ["authorization_code"],
            response_types: ["code"],
          },
        },
        users: ["ada@jupiter.test"],
      },
    ],
  });

async function configured(org: TestOrg, secret?: string): Promise<client.Configuration> {
  const app = await org.get(`/api/v1/apps/${org.appId("Prefect")}`);
  const known = secret ?? app.text("credentials.oauthClient.client_secret");
  const proof =
    app.at("credentials.oauthClient.token_endpoint_auth_method") === "client_secret_post"
      ? client.ClientSecretPost(known)
      : client.ClientSecretBasic(known);
  const config = await client.discovery(new URL(ORG_URL), org.appId("Prefect"), known, proof, {
    [client.customFetch]: (url, init) => org.okta.handle(new Request(url, init as RequestInit)),
  });
  client.enableNonRepudiationChecks(config);
  return config;
}

interface Asked {
  readonly who?: string;
  readonly leave?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** Asks as a browser; gives where it is sent, and what the client has to hold against it. */
async function visit(org: TestOrg, config: client.Configuration, { who = "ada", leave, more = {} }: Asked = {}) {
  const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...{ state, nonce, ...more },
  });
  if (leave !== undefined) address.searchParams.delete(leave);
  const sid = org.okta.people.signIn(`${who}@jupiter.test`);
  const response = await org.okta.handle(new Request(address, { headers: { cookie: `sid=${sid}` } }));
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { response, location: response.headers.get("location"), checks };
}

const signOn = async (org: TestOrg, config: client.Configuration, asked?: Asked) => {
  const { location, checks } = await visit(org, config, asked);
  return client.authorizationCodeGrant(config, new URL(location ?? ""), checks);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(START) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("signing on by OpenID Connect", () => {
  it.each(["client_secret_basic", "client_secret_post"])(
    "gives an assigned person's client what it asked for: %s",
    async (method) => {
      const org = anOidcOrg({ token_endpoint_auth_method: method });
      const config = await configured(org);
      const tokens = await signOn(org, config);
      expect(tokens.claims()).toMatchObject({
        iss: ORG_URL,
        aud: org.appId("Prefect"),
        sub: org.userId("ada"),
        email: "ada@jupiter.test",
        preferred_username: "ada@jupiter.test",
      });
      const person = await client.fetchUserInfo(config, tokens.access_token, org.userId("ada"));
      expect(person).toMatchObject({ given_name: "Ada", family_name: "Example", email_verified: true });
    },
  );

  it("makes a secret for each client, and lets nobody in with another", async () => {
    const org = anOidcOrg();
    const config = await configured(org, "made-up");
    await expect(signOn(org, config)).rejects.toMatchObject({ error: "invalid_client" });
  });

  it("keeps a client's id and secret through a change that names neither", async () => {
    const org = anOidcOrg();
    const config = await configured(org);
    const path = `/api/v1/apps/${org.appId("Prefect")}`;
    const app = await org.get(path);
    const credentials = { oauthClient: { token_endpoint_auth_method: "client_secret_basic", pkce_required: true } };
    await org.put(path, { label: "Prefect", settings: app.at("settings"), credentials });
    expect((await signOn(org, config)).claims()?.sub).toBe(org.userId("ada"));
  });

  it("tells a client why somebody does not come", async () => {
    const org = anOidcOrg();
    const config = await configured(org);
    await expect(signOn(org, config, { who: "bob" })).rejects.toMatchObject({ error: "access_denied" });
    await expect(signOn(org, config, { leave: "code_challenge" })).rejects.toMatchObject({ error: "invalid_request" });
    await org.post("/api/v1/users/ada@jupiter.test/lifecycle/suspend");
    const silent = signOn(org, config, { more: { prompt: "none" } });
    await expect(silent).rejects.toMatchObject({ error: "login_required" });
    expect((await visit(org, config)).location).toContain("/login/login.htm?fromURI=%2Foauth2%2Fv1%2Fauthorize");
  });

  it("sends nobody to an address nobody vouched for", async () => {
    const org = anOidcOrg();
    const config = await configured(org);
    const { response, location } = await visit(org, config, { more: { redirect_uri: "https://evil.test/" } });
    expect([response.status, location]).toEqual([400, null]);
    await org.post(`/api/v1/apps/${org.appId("Prefect")}/lifecycle/deactivate`);
    expect((await visit(org, config)).response.status).toBe(400);
  });

  it("takes a code once, for five minutes, from its own client, with its own proof", async () => {
    const org = anOidcOrg();
    const config = await configured(org);
    const first = await visit(org, config);
    await client.authorizationCodeGrant(config, new URL(first.location ?? ""), first.checks);
    const again = client.authorizationCodeGrant(config, new URL(first.location ?? ""), first.checks);
    await expect(again).rejects.toMatchObject({ error: "invalid_grant" });

    const stolen = await visit(org, config);
    const checks = { ...stolen.checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };
    const guessed = client.authorizationCodeGrant(config, new URL(stolen.location ?? ""), checks);
    await expect(guessed).rejects.toMatchObject({ error: "invalid_grant" });

    const late = await visit(org, config);
    await org.clock.advance(301_000);
    vi.setSystemTime(org.clock.now());
    const expired = client.authorizationCodeGrant(config, new URL(late.location ?? ""), late.checks);
    await expect(expired).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("says nothing more of somebody once the token is old, or they are gone", async () => {
    const org = anOidcOrg();
    const config = await configured(org);
    const { access_token } = await signOn(org, config);
    await org.post("/api/v1/users/ada@jupiter.test/lifecycle/suspend");
    await expect(client.fetchUserInfo(config, access_token, org.userId("ada"))).rejects.toMatchObject({ status: 401 });
    await org.post("/api/v1/users/ada@jupiter.test/lifecycle/unsuspend");
    await org.clock.advance(3_600_000);
    await expect(client.fetchUserInfo(config, access_token, org.userId("ada"))).rejects.toMatchObject({ status: 401 });
  });
});
