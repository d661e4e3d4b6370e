import { importPKCS8, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Sandbox, startSandbox } from "../src/index.ts";

const Groups = z.array(z.object({ profile: z.object({ name: z.string() }) }));
const Token = z.object({ access_token: z.string(), token_type: z.string() });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: { okta: { groups: [{ name: "engineering" }] } } });
});
afterAll(() => sandbox.close());

const groupNames = async (authorization: string): Promise<readonly string[]> => {
  const response = await fetch(`${sandbox.okta.url}/api/v1/groups`, { headers: { authorization } });
  return Groups.parse(await response.json())
    .map(({ profile }) => profile.name)
    .toSorted();
};

describe("a started sandbox", () => {
  it("opens Okta to an API token", async () => {
    expect(await groupNames(`SSWS ${sandbox.okta.apiToken}`)).toEqual(["Everyone", "engineering"]);
  });

  it("opens Okta to a service app that signs with its own key", async () => {
    const { url, clientId, privateKey } = sandbox.okta;
    const now = Math.floor(sandbox.clock.now() / 1000);
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: "RS256" })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(`${url}/oauth2/v1/token`)
      .setExpirationTime(now + 300)
      .sign(await importPKCS8(privateKey, "RS256"));
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      scope: "okta.groups.read",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    });
    const token = await fetch(`${url}/oauth2/v1/token`, { method: "POST", body });
    const { access_token, token_type } = Token.parse(await token.json());

    expect(token_type).toBe("Bearer");
    expect(await groupNames(`Bearer ${access_token}`)).toEqual(["Everyone", "engineering"]);
  });

  it("turns a stranger away", async () => {
    const response = await fetch(`${sandbox.okta.url}/api/v1/groups`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errorCode: "E0000011", errorLink: "E0000011" });
  });
});
