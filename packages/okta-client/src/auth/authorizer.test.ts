import { inspect } from "node:util";
import { decodeJwt, decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair, importJWK, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { type FakeAnswer, fakeOkta, oktaRefusal, type SeenRequest } from "../../test/fake-okta.ts";
import { aUser } from "../../test/samples.ts";
import { findUser, type OktaAuth } from "../index.ts";

const NOW = Date.UTC(2026, 10, 24);
const keys = await generateKeyPair("RS256", { extractable: true });
const pem = await exportPKCS8(keys.privateKey);
const appAuth = {
  kind: "private-key",
  clientId: "0oaClient",
  privateKey: pem,
  scopes: ["okta.users.read", "okta.groups.read"],
} as const;

interface Scene {
  readonly auth?: OktaAuth;
  readonly now?: () => number;
  readonly token?: (request: SeenRequest, count: number) => FakeAnswer;
  readonly user?: (request: SeenRequest, count: number) => FakeAnswer;
}

/** An Okta that hands out tokens and knows one user. */
function scene({ auth = appAuth, now = () => NOW, token, user }: Scene = {}) {
  const tokens: SeenRequest[] = [];
  const users: SeenRequest[] = [];
  const granted = (count: number) => ({
    json: { access_token: `planted-token-${count}`, expires_in: 3600, token_type: "Bearer", scope: "okta.users.read" },
  });
  const fake = fakeOkta(
    (request) => {
      const isToken = request.path.startsWith("/oauth2/v1/token");
      const list = isToken ? tokens : users;
      const count = list.push(request);
      return isToken ? (token?.(request, count) ?? granted(count)) : (user?.(request, count) ?? { json: aUser });
    },
    { auth, now },
  );
  return { ...fake, tokens, users, find: () => findUser(fake.okta, "00u1") };
}

const form = (request: SeenRequest | undefined) => new URLSearchParams(request?.text);
const assertionOf = (request: SeenRequest | undefined) => form(request).get("client_assertion") ?? "";

describe("a service app's key", () => {
  it("signs an assertion as Okta wants it", async () => {
    const { find, tokens, users } = scene();
    expect((await find()).isOk()).toBe(true);
    expect(tokens[0]?.method).toBe("POST");
    expect(tokens[0]?.headers.get("content-type")).toContain("application/x-www-form-urlencoded");
    expect(Object.fromEntries(form(tokens[0]))).toMatchObject({
      grant_type: "client_credentials",
      scope: "okta.users.read okta.groups.read",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });
    const { payload } = await jwtVerify(assertionOf(tokens[0]), keys.publicKey, {
      currentDate: new Date(NOW),
      audience: "https://jupiter.okta.example/oauth2/v1/token",
      issuer: "0oaClient",
      subject: "0oaClient",
    });
    expect((payload.exp ?? 0) - NOW / 1000).toBeLessThanOrEqual(3600);
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    expect(users[0]?.headers.get("authorization")).toBe("Bearer planted-token-1");
  });

  it.each(["RS256", "ES256", "ES384", "ES512"])("may be a PEM or a JWK (%s)", async (algorithm) => {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    const { alg: _, ...jwk } = { ...(await exportJWK(pair.privateKey)), kid: "key-1" };
    const forms = [await exportPKCS8(pair.privateKey), jwk, JSON.stringify(jwk)];
    for (const privateKey of forms) {
      const { find, tokens } = scene({ auth: { ...appAuth, privateKey } });
      expect((await find()).isOk()).toBe(true);
      const header = decodeProtectedHeader(assertionOf(tokens[0]));
      expect(header).toEqual(
        typeof privateKey === "string" && !privateKey.startsWith("{")
          ? { alg: algorithm }
          : { alg: algorithm, kid: "key-1" },
      );
      await jwtVerify(assertionOf(tokens[0]), pair.publicKey, { currentDate: new Date(NOW) });
    }
  });

  it("names the key when told which", async () => {
    const { find, tokens } = scene({ auth: { ...appAuth, keyId: "key-2" } });
    await find();
    expect(decodeProtectedHeader(assertionOf(tokens[0])).kid).toBe("key-2");
  });

  it.each([
    "",
    "not a key",
    "{}",
    '{"kty":"planted"}',
    "-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----",
  ])("that is none is an error that does not hold it (%#)", async (privateKey) => {
    const { find, seen } = scene({ auth: { ...appAuth, privateKey } });
    const error = (await find())._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unexpected-body", sentence: expect.stringContaining("private key") });
    expect(inspect(error)).not.toContain("planted");
    expect(seen).toEqual([]);
  });

  it("proves itself once for all calls that wait, and again shortly before the token ends", async () => {
    let now = NOW;
    const { find, tokens } = scene({ now: () => now });
    await Promise.all([find(), find(), find()]);
    expect(tokens).toHaveLength(1);
    now += 54 * 60_000;
    await find();
    expect(tokens).toHaveLength(1);
    now += 2 * 60_000;
    await Promise.all([find(), find()]);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens.map((token) => decodeJwt(assertionOf(token)).jti)).size).toBe(2);
  });

  it("renews a token that Okta no longer takes, once for all", async () => {
    const user = ({ headers }: SeenRequest) =>
      headers.get("authorization") === "Bearer planted-token-1"
        ? { status: 401, json: oktaRefusal("E0000011") }
        : { json: aUser };
    const { find, tokens } = scene({ user });
    const outcomes = await Promise.all([find(), find(), find()]);
    expect(outcomes.every((outcome) => outcome.isOk())).toBe(true);
    expect(tokens).toHaveLength(2);
  });

  it("uses an assertion once, also when a token request is repeated", async () => {
    const { find, tokens } = scene({ token: (_, count) => (count < 3 ? { status: 503 } : (undefined as never)) });
    expect((await find()).isOk()).toBe(true);
    expect(new Set(tokens.map(assertionOf)).size).toBe(3);
  });

  it("signs on Okta's clock when ours is wrong", async () => {
    const date = new Date(NOW - 3_600_000).toUTCString();
    const { find, tokens } = scene({
      token: (request) =>
        (decodeJwt(assertionOf(request)).iat ?? 0) > (NOW - 3_600_000) / 1000 + 60
          ? { status: 401, json: { error: "invalid_client", error_description: "iat" }, headers: { date } }
          : (undefined as never),
    });
    expect((await find()).isOk()).toBe(true);
    expect(tokens).toHaveLength(2);
  });

  it.each([
    [400, "invalid_scope", "not-allowed"],
    [401, "invalid_client", "unauthorised"],
  ])("says what is wrong with it (%d %s)", async (status, error, kind) => {
    const { find, tokens } = scene({ token: () => ({ status, json: { error, error_description: "planted" } }) });
    expect((await find())._unsafeUnwrapErr()).toMatchObject({ kind, code: error, endpoint: "POST /oauth2/v1/token" });
    expect(tokens).toHaveLength(1);
  });

  it("does not show itself, a token or an assertion when a client is printed", async () => {
    const { okta, find, tokens } = scene();
    await find();
    const printed = `${inspect(okta, { depth: 20, showHidden: true })} ${JSON.stringify(okta)}`;
    expect(printed).not.toContain("planted-token");
    expect(printed).not.toContain(assertionOf(tokens[0]));
    expect(printed).not.toContain(pem.slice(40, 80));
  });
});

describe("DPoP", () => {
  const proofOf = (request: SeenRequest | undefined) => request?.headers.get("dpop") ?? "";
  const bound = (count: number) => ({ json: { access_token: `bound-${count}`, expires_in: 3600, token_type: "DPoP" } });

  /** A token endpoint that takes a proof with its current nonce only. */
  const demanding = (nonce: string) => (request: SeenRequest, count: number) => {
    const proof = proofOf(request);
    if (proof === "") return { status: 400, json: { error: "invalid_dpop_proof", error_description: "missing" } };
    if (decodeJwt(proof)["nonce"] === nonce) return bound(count);
    return { status: 400, json: { error: "use_dpop_nonce" }, headers: { "dpop-nonce": nonce } };
  };

  it("dances the nonce dance, with a new proof and a new assertion each time", async () => {
    const { find, tokens, users } = scene({ auth: { ...appAuth, dpop: true }, token: demanding("nonce-1") });
    expect((await find()).isOk()).toBe(true);
    expect(tokens).toHaveLength(2);
    expect(decodeJwt(proofOf(tokens[1]))).toMatchObject({
      htm: "POST",
      htu: "https://jupiter.okta.example/oauth2/v1/token",
      nonce: "nonce-1",
      iat: NOW / 1000,
    });
    const once = [...tokens.map(proofOf), ...tokens.map(assertionOf), ...users.map(proofOf)];
    expect(new Set(once.map((jwt) => decodeJwt(jwt).jti)).size).toBe(once.length);
  });

  it("proves each call with the key the token is bound to", async () => {
    const { find, users } = scene({ auth: { ...appAuth, dpop: true }, token: demanding("nonce-1") });
    await find();
    expect(users[0]?.headers.get("authorization")).toBe("DPoP bound-2");
    const header = decodeProtectedHeader(proofOf(users[0]));
    expect(header).toMatchObject({ typ: "dpop+jwt", alg: "ES256" });
    expect(Object.keys(header.jwk ?? {}).toSorted()).toEqual(["crv", "kty", "x", "y"]);
    const { payload } = await jwtVerify(proofOf(users[0]), await importJWK(header.jwk ?? {}, "ES256"));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("bound-2"));
    expect(payload).toMatchObject({
      htm: "GET",
      htu: "https://jupiter.okta.example/api/v1/users/00u1",
      ath: Buffer.from(digest).toString("base64url"),
    });
  });

  it("remembers the nonce for the next token", async () => {
    let now = NOW;
    const { find, tokens } = scene({ auth: { ...appAuth, dpop: true }, token: demanding("nonce-1"), now: () => now });
    await find();
    now += 3_600_000;
    await find();
    expect(tokens).toHaveLength(3);
  });

  it("is used when the app demands it, without being told", async () => {
    const { find, users } = scene({ token: demanding("nonce-1") });
    expect((await find()).isOk()).toBe(true);
    expect(users[0]?.headers.get("authorization")).toMatch(/^DPoP /);
  });

  it("gives up on a server that always wants another nonce", async () => {
    const token = (_: SeenRequest, count: number) => ({
      status: 400,
      json: { error: "use_dpop_nonce" },
      headers: { "dpop-nonce": `nonce-${count}` },
    });
    const { find, tokens } = scene({ auth: { ...appAuth, dpop: true }, token });
    expect((await find())._unsafeUnwrapErr()).toMatchObject({ kind: "unauthorised", code: "use_dpop_nonce" });
    expect(tokens.length).toBeLessThanOrEqual(4);
  });
});
