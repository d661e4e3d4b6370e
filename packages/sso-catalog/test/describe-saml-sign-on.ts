import type { Profile, SAML } from "@node-saml/node-saml";
import { beforeAll, describe, expect } from "vitest";
import type { LiveApplication, LiveSaml } from "../src/index.ts";
import type { Provider, SignOn, ToldSaml } from "./providers/provider.ts";
import { type Browser, browserOf, type Visited } from "./stage/browser.ts";
import { type MadeApplication, makeApplication, membership } from "./stage/made-application.ts";
import { proving } from "./stage/proving.ts";
import { certificateByFingerprint, samlServiceProvider } from "./stage/saml-service-provider.ts";
import { assigning, loginAt, SECRET_GROUP, type Stage } from "./stage/stage.ts";

/**
 * What holds for signing on by SAML: a service provider set up by what we told its operator takes the assertion of an
 * assigned person, reads what it needs and nothing more, and takes no other.
 */
export function describeSamlSignOn(
  provider: Provider,
  signOn: Extract<SignOn, { protocol: "saml" }>,
  onStage: () => Stage,
): void {
  describe(`${provider.name}, by a service provider that knows nothing of us`, () => {
    const prove = proving(provider);
    let stage: Stage;
    let made: MadeApplication;
    let live: LiveApplication;
    let told: ToldSaml;
    let login: string;

    beforeAll(async () => {
      stage = onStage();
      login = loginAt(provider);
      made = await makeApplication(stage, provider);
      live = await made.live();
      told = await signOn.understood(made.configured.tell(live)._unsafeUnwrap());
    });

    /** The provider asks, the browser carries, the provider has an answer in its hands. */
    const arrive = async (browser: Browser, settings = told) => {
      const asking = await samlServiceProvider({ certificate: "to be seen", ...settings });
      const visited = await browser.visit(await asking.getAuthorizeUrlAsync("/here", undefined, {}));
      return { visited, asking };
    };
    const take = async (asking: SAML, visited: Visited): Promise<Profile | null> => {
      const SAMLResponse = visited.fields["SAMLResponse"] ?? "";
      // A question is remembered by whoever asked it.
      if (told.sha1Fingerprint !== undefined) {
        asking.options.idpCert = certificateByFingerprint(told, SAMLResponse).certificate ?? "";
      }
      return (await asking.validatePostResponseAsync({ SAMLResponse })).profile;
    };
    const expected = (text: string): string => (text === "LOGIN" ? login : text === "ID" ? stage.userId(login) : text);

    prove("signsOn", "is signed on to: the right name, attributes and groups, at the right address", async () => {
      const { visited, asking } = await arrive(browserOf(stage, login));
      expect(visited).toMatchObject({ status: 200, action: told.callbackUrl, fields: { RelayState: "/here" } });
      const profile = await take(asking, visited);
      expect(profile?.nameID).toBe(signOn.nameId === "login" ? login : stage.userId(login));
      for (const [name, text] of Object.entries(signOn.attributes)) expect(profile?.[name]).toBe(expected(text));
      if (signOn.groups !== undefined) {
        expect([profile?.[signOn.groups.attribute]].flat().toSorted()).toEqual(signOn.groups.seen.toSorted());
      }
      expect(JSON.stringify(profile)).not.toContain(SECRET_GROUP);
    });

    prove("refuses", "refuses an assertion somebody changed", async () => {
      const { visited, asking } = await arrive(browserOf(stage, login));
      const good = Buffer.from(visited.fields["SAMLResponse"] ?? "", "base64").toString();
      const name = signOn.nameId === "login" ? login : stage.userId(login);
      const forged = good.replace(`>${name}</saml2:NameID>`, ">somebody.else@jupiter.example</saml2:NameID>");
      expect(forged).not.toBe(good);
      const fields = { SAMLResponse: Buffer.from(forged).toString("base64") };
      await expect(take(asking, { ...visited, fields })).rejects.toThrow(/signature/i);
    });

    prove("refuses", "refuses one for another audience", async () => {
      const { visited, asking } = await arrive(browserOf(stage, login));
      asking.options.audience = `${told.audience}/another`;
      await expect(take(asking, visited)).rejects.toThrow(/audience/i);
    });

    prove("refuses", "refuses one that is too old", async () => {
      const { visited, asking } = await arrive(browserOf(stage, login));
      await stage.pass(301_000);
      await expect(take(asking, visited)).rejects.toThrow(/subject confirmation|expired/i);
    });

    prove("refuses", "refuses one signed with a key that was never told", async () => {
      const path = `/api/v1/apps/${made.id}`;
      const before = JSON.parse((await stage.ask("GET", path)).text) as { credentials: { signing: object } };
      const next = (await stage.ask("POST", `${path}/credentials/keys/generate?validityYears=2`)).at("kid");
      await stage.ask("PUT", path, { ...before, credentials: { ...before.credentials, signing: { kid: next } } });
      const { visited, asking } = await arrive(browserOf(stage, login), knownBefore());
      await expect(take(asking, visited)).rejects.toThrow(/signature/i);
      await stage.ask("PUT", path, before);
    });

    // Whoever took the metadata once does not ask again at every sign-on.
    const knownBefore = (): ToldSaml => {
      const { metadataUrl, ...rest } = told;
      const { certificate, ssoUrl } = live as LiveSaml;
      return metadataUrl === undefined ? told : { ...rest, certificate, signOnUrl: ssoUrl };
    };

    prove("isOut", "hears nothing more of a person without the application", async () => {
      const browser = browserOf(stage, login);
      await stage.ask("DELETE", membership(stage, provider, assigning(provider)));
      await stage.pass(60_000);
      const { visited, asking } = await arrive(browser);
      expect(visited).toMatchObject({ status: 403, fields: {} });
      await expect(take(asking, visited)).rejects.toThrow();
      await stage.ask("PUT", membership(stage, provider, assigning(provider)));
      await stage.pass(60_000);
    });

    prove(
      "isOut",
      "hears nothing of a leaver, whatever their browser still holds, and knows them again when they return",
      async () => {
        const [browser, path] = [browserOf(stage, login), `/api/v1/users/${stage.userId(login)}/lifecycle`];
        const isOut = async () => {
          const { visited } = await arrive(browser);
          expect(visited).toMatchObject({ status: 302, fields: {} });
          expect(visited.location?.pathname).toBe("/login/login.htm");
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
        const { visited, asking } = await arrive(browserOf(stage, login));
        expect((await take(asking, visited))?.nameID).toBe(signOn.nameId === "login" ? login : stage.userId(login));
      },
    );
  });
}
