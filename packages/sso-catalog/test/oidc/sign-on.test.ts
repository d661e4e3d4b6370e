import * as client from "openid-client";
import { beforeEach, describe, expect, it } from "vitest";
import { findApplication, type LiveOidc } from "../../src/index.ts";
import { type OpenIdProvider, openIdProvider } from "./openid-provider.ts";

const SECRET = "planted-client-secret";
const LIVE: LiveOidc = { protocol: "oidc", orgUrl: "https://jupiter.okta.com", clientId: "0oafs4oiP02V0bg2o5d7" };
const cases: Readonly<Record<string, Readonly<Record<string, string>> & { readonly redirectUri: string }>> = {
  "prefect-cloud": { emailDomain: "jupiter.example", redirectUri: "https://api.prefect.cloud/auth/callback" },
  databricks: {
    accountId: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    redirectUri: "https://accounts.cloud.databricks.com/oidc/consume",
  },
};

describe.each(Object.entries(cases))("%s, by a client library that knows nothing of us", (key, settings) => {
  let okta: OpenIdProvider;
  let config: client.Configuration;

  beforeEach(async () => {
    const configured = findApplication(key)?.configure(settings)._unsafeUnwrap();
    if (configured === undefined) throw new Error(`no application ${key}`);
    okta = await openIdProvider(configured.okta, LIVE.orgUrl, LIVE.clientId, SECRET);
    const [sheet] = configured.tell(LIVE)._unsafeUnwrap();
    // Read from the sheet, as its operator would: where to look, and who one is.
    const [issuer = ""] = /https:\/\/jupiter\.okta\.com/.exec(sheet?.text ?? "") ?? [];
    const [clientId = ""] = /0oa\w{17}/.exec(sheet?.text ?? "") ?? [];
    config = await client.discovery(new URL(issuer), clientId, SECRET, client.ClientSecretBasic(SECRET), {
      [client.customFetch]: (url, init) => okta.fetch(url, init),
    });
  });

  const signOn = async (isAssigned: boolean, redirectUri = settings.redirectUri) => {
    const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
    const asked = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: "openid email",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...{ state, nonce },
    });
    const back = okta.signOn(asked, { sub: "00u1", isAssigned });
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    return client.authorizationCodeGrant(config, back, checks);
  };

  it("is signed on to", async () => {
    expect((await signOn(true)).claims()).toMatchObject({ sub: "00u1", aud: LIVE.clientId, iss: LIVE.orgUrl });
  });

  it("hears nothing of somebody who is not assigned any more", async () => {
    await expect(signOn(false)).rejects.toMatchObject({ error: "access_denied" });
  });

  it("sends nobody anywhere else", async () => {
    await expect(signOn(true, "https://evil.example/callback")).rejects.toThrow("redirect_uri is not allowed");
  });

  it("refuses a token for another audience", async () => {
    okta.forge("audience");
    await expect(signOn(true)).rejects.toMatchObject({ cause: { message: expect.stringMatching(/aud/) } });
  });

  it("refuses a token signed by another key, when it checks signatures", async () => {
    client.enableNonRepudiationChecks(config);
    okta.forge("key");
    await expect(signOn(true)).rejects.toMatchObject({ cause: { message: expect.stringMatching(/signature/) } });
  });
});
