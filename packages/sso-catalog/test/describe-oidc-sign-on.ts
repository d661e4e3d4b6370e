import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import * as client from "openid-client";
import { beforeAll, describe, expect } from "vitest";
import type { Artefact } from "../src/index.ts";
import type { Provider, SignOn, ToldOidc } from "./providers/provider.ts";
import { type Browser, browserOf } from "./stage/browser.ts";
import { type MadeApplication, makeApplication, membership } from "./stage/made-application.ts";
import { proving } from "./stage/proving.ts";
import { assigning, loginAt, type Stage } from "./stage/stage.ts";

/**
 * What holds for signing on by OpenID Connect: a client set up by what we told its operator, and with the secret that
 * is handed over apart, takes an assigned person, and nothing that was meant for another or made by another.
 */
export function describeOidcSignOn(
  provider: Provider,
  signOn: Extract<SignOn, { protocol: "oidc" }>,
  onStage: () => Stage,
): void {
  describe(`${provider.name}, by a client library that knows nothing of us`, () => {
    const prove = proving(provider);
    let stage: Stage;
    let made: MadeApplication;
    let sheets: readonly Artefact[];
    let told: ToldOidc;
    let login: string;

    beforeAll(async () => {
      stage = onStage();
      login = loginAt(provider);
      made = await makeApplication(stage, provider);
      sheets = made.configured.tell(await made.live())._unsafeUnwrap();
      told = signOn.understood(sheets);
    });

    const configure = async (secret = made.secret, intercept?: client.CustomFetch): Promise<client.Configuration> => {
      const proof = client.ClientSecretBasic(secret);
      const config = await client.discovery(new URL(told.issuer), told.clientId, secret, proof, {
        // The sandbox listens on the machine's own address only.
        execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
        ...(intercept === undefined ? {} : { [client.customFetch]: intercept }),
      });
      return config;
    };
    const arrive = async (config: client.Configuration, browser: Browser, redirectUri = told.redirectUri) => {
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
      const asked = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: "openid email profile",
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...{ state, nonce },
      });
      const visited = await browser.visit(asked);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const finish = () =>
        client.authorizationCodeGrant(config, visited.location ?? new URL("https://nowhere.example"), checks);
      return { visited, finish };
    };
    const signedOn = async (config: client.Configuration) => (await arrive(config, browserOf(stage, login))).finish();

    prove("signsOn", "is signed on to: the right person, for the right client", async () => {
      const config = await configure();
      const tokens = await signedOn(config);
      const id = stage.userId(login);
      expect(tokens.claims()).toMatchObject({
        sub: id,
        aud: told.clientId,
        iss: stage.sandbox.okta.url,
        email: login,
        preferred_username: login,
      });
      const person = await client.fetchUserInfo(config, tokens.access_token, id);
      expect(person).toMatchObject({ given_name: "Ana", family_name: "Silva" });
    });

    prove("signsOn", "needs the secret that is in no sheet", async () => {
      expect(made.secret.length).toBeGreaterThan(40);
      expect(JSON.stringify(sheets)).not.toContain(made.secret);
      await expect(signedOn(await configure("a guess"))).rejects.toMatchObject({ error: "invalid_client" });
    });

    prove("refuses", "sends nobody anywhere else", async () => {
      const { visited } = await arrive(await configure(), browserOf(stage, login), "https://evil.example/callback");
      expect(visited).toMatchObject({ status: 400, location: undefined });
    });

    prove(
      "refuses",
      "refuses a token somebody changed, one another key signed, and one for another audience",
      async () => {
        const forging =
          (claims: object, key?: KeyObject): client.CustomFetch =>
          async (url, init) => {
            const response = await fetch(url, init as RequestInit);
            if (!url.endsWith("/oauth2/v1/token")) return response;
            const body = (await response.json()) as { id_token: string };
            const [header, payload = "", signature] = body.id_token.split(".");
            const said = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), ...claims };
            const forged = Buffer.from(JSON.stringify(said)).toString("base64url");
            const signed = `${header}.${forged}`;
            const own = key === undefined ? signature : sign("sha256", Buffer.from(signed), key).toString("base64url");
            return Response.json({ ...body, id_token: `${signed}.${own}` });
          };
        const changed = signedOn(await configure(made.secret, forging({ email: "somebody.else@jupiter.example" })));
        await expect(changed).rejects.toMatchObject({ cause: { message: expect.stringMatching(/signature/) } });
        const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
        const impostor = signedOn(await configure(made.secret, forging({}, privateKey)));
        await expect(impostor).rejects.toMatchObject({ cause: { message: expect.stringMatching(/signature/) } });
        const another = signedOn(await configure(made.secret, forging({ aud: "another" })));
        await expect(another).rejects.toMatchObject({ cause: { message: expect.stringMatching(/aud/) } });
      },
    );

    prove("refuses", "refuses what comes too late", async () => {
      const { finish } = await arrive(await configure(), browserOf(stage, login));
      await stage.pass(301_000);
      await expect(finish()).rejects.toMatchObject({ error: "invalid_grant" });
    });

    prove("isOut", "hears nothing more of a person without the application", async () => {
      const browser = browserOf(stage, login);
      await stage.ask("DELETE", membership(stage, provider, assigning(provider)));
      await stage.pass(60_000);
      const { finish } = await arrive(await configure(), browser);
      await expect(finish()).rejects.toMatchObject({ error: "access_denied" });
      await stage.ask("PUT", membership(stage, provider, assigning(provider)));
      await stage.pass(60_000);
    });

    prove(
      "isOut",
      "hears nothing of a leaver, whatever their browser still holds, and knows them again when they return",
      async () => {
        const [browser, path] = [browserOf(stage, login), `/api/v1/users/${stage.userId(login)}/lifecycle`];
        const isOut = async () => {
          const { visited } = await arrive(await configure(), browser);
          expect([visited.status, visited.location?.pathname]).toEqual([302, "/login/login.htm"]);
          expect(stage.sandbox.okta.people.signIn(login)).toBeUndefined();
        };
        await stage.ask("POST", `${path}/suspend`);
        await isOut();
        await stage.ask("POST", `${path}/unsuspend`);
        await stage.ask("POST", `${path}/deactivate`);
        await stage.pass(60_000);
        await isOut();
        await stage.ask("POST", `${path}/activate?sendEmail=false`);
        stage.sandbox.okta.people.choosePassword(login);
        await stage.pass(60_000);
        expect((await signedOn(await configure())).claims()?.sub).toBe(stage.userId(login));
      },
    );
  });
}
