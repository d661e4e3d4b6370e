import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { everyScope } from "../../src/okta/auth/scopes.ts";
import type { OktaSeedInput } from "../../src/okta/okta-seed.ts";
import { anOrg, aPerson, ORG_URL, readAnswer, refusalOf, type TestOrg } from "./an-org.ts";

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const CLIENT = "0oaServiceApp0000005d7";
const URL_OF_TOKENS = `${ORG_URL}/oauth2/v1/token`;
const KID = "first";

let keys: KeyPair;
let other: KeyPair;
let publicJwk: JWK;
beforeAll(async () => {
  keys = await generateKeyPair("ES256", { extractable: true });
  other = await generateKeyPair("ES256", { extractable: true });
  publicJwk = { ...(await exportJWK(keys.publicKey)), kid: KID };
});

type ServiceApp = NonNullable<OktaSeedInput["serviceApps"]>[number];
const org = (app: Partial<ServiceApp> = {}, seed: OktaSeedInput = {}): TestOrg =>
  anOrg({
    ...seed,
    serviceApps: [{ clientId: CLIENT, keys: [{ ...publicJwk, kty: "EC" }], scopes: ["okta.users.read"], ...app }],
  });

interface AssertionParts {
  readonly key?: KeyPair;
  readonly audience?: string;
  readonly expiresIn?: number;
  readonly jti?: string;
  readonly issuer?: string;
}

function assertion(of: TestOrg, parts: AssertionParts = {}): Promise<string> {
  const now = Math.floor(of.clock.now() / 1000);
  const jwt = new SignJWT({ ...(parts.jti === undefined ? {} : { jti: parts.jti }) })
    .setProtectedHeader({ alg: "ES256", kid: KID })
    .setIssuer(parts.issuer ?? CLIENT)
    .setSubject(CLIENT)
    .setAudience(parts.audience ?? URL_OF_TOKENS)
    .setIssuedAt(now)
    .setExpirationTime(now + (parts.expiresIn ?? 300));
  return jwt.sign((parts.key ?? keys).privateKey);
}

async function askToken(of: TestOrg, client_assertion: string, scope = "okta.users.read", dpop?: string) {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    scope,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion,
  });
  const headers = dpop === undefined ? {} : { dpop };
  return readAnswer(await of.okta.handle(new Request(URL_OF_TOKENS, { method: "POST", body, headers })));
}

const list = async (of: TestOrg, authorization: string, headers: Readonly<Record<string, string>> = {}) =>
  of.get("/api/v1/users?limit=1", { authorization, ...headers });

async function proof(of: TestOrg, claims: Readonly<Record<string, unknown>>, key: KeyPair = keys): Promise<string> {
  const jwk = await exportJWK(key.publicKey);
  return new SignJWT({ htm: "POST", htu: URL_OF_TOKENS, jti: crypto.randomUUID(), ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk })
    .setIssuedAt(Math.floor(of.clock.now() / 1000))
    .sign(key.privateKey);
}

describe("§12.7 service apps", () => {
  it("gives a token for an hour, and not a second longer", async () => {
    const of = org();
    const token = await askToken(of, await assertion(of));
    expect(token.body).toMatchObject({ token_type: "Bearer", expires_in: 3600, scope: "okta.users.read" });
    const bearer = `Bearer ${token.text("access_token")}`;
    expect((await list(of, bearer)).status).toBe(200);
    await of.clock.advance(3_599_000);
    expect((await list(of, bearer)).status).toBe(200);
    await of.clock.advance(1000);
    const late = await list(of, bearer);
    expect([late.status, late.at("errorCode")]).toEqual([401, "E0000011"]);
    expect(late.headers.get("www-authenticate")).toContain('error="invalid_token"');
  });

  it.each([
    ["another audience", { audience: `${ORG_URL}/oauth2/default/v1/token` }, "audience"],
    ["an expiry beyond an hour", { expiresIn: 3601 }, "expiration too far"],
    ["an expiry in the past", { expiresIn: -1 }, "expired"],
    ["another issuer", { issuer: "somebody" }, "issuer and subject"],
  ] as const)("refuses an assertion with %s", async (_what, parts, words) => {
    const of = org();
    const answer = await askToken(of, await assertion(of, parts));
    expect([answer.status, answer.at("error")]).toEqual([401, "invalid_client"]);
    expect(answer.text("error_description")).toContain(words);
  });

  it("refuses an assertion signed by another key", async () => {
    const of = org();
    expect((await askToken(of, await assertion(of, { key: other }))).at("error")).toBe("invalid_client");
  });

  it("takes a jti once", async () => {
    const of = org();
    const once = await assertion(of, { jti: "one" });
    expect((await askToken(of, once)).status).toBe(200);
    expect((await askToken(of, once)).body).toEqual({
      error: "invalid_client",
      error_description: "The client_assertion token has already been used.",
    });
  });

  it("demands private_key_jwt", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: CLIENT, client_secret: "x" });
    const answer = await readAnswer(await org().okta.handle(new Request(URL_OF_TOKENS, { method: "POST", body })));
    expect(answer.text("error_description")).toBe(
      "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.",
    );
  });

  it("gives only scopes that were granted", async () => {
    const of = org();
    const answer = await askToken(of, await assertion(of), "okta.users.read okta.groups.read");
    expect([answer.status, answer.at("error")]).toEqual([400, "invalid_scope"]);
  });

  it("lets manage include read, and says what was missing otherwise", async () => {
    const of = org({ scopes: ["okta.users.manage"] });
    const bearer = `Bearer ${(await askToken(of, await assertion(of), "okta.users.manage")).text("access_token")}`;
    expect((await list(of, bearer)).status).toBe(200);
    const groups = await of.get("/api/v1/groups", { authorization: bearer });
    expect(refusalOf(groups)).toEqual([403, "E0000006", "You do not have permission to perform the requested action"]);
    expect(groups.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
  });

  it("asks for a role too: without one, lists are empty and writes are refused", async () => {
    const of = org({ scopes: [...everyScope], roles: [] });
    const scope = "okta.users.manage okta.groups.manage";
    const bearer = `Bearer ${(await askToken(of, await assertion(of), scope)).text("access_token")}`;
    const users = await list(of, bearer);
    expect([users.status, users.body]).toEqual([200, []]);
    const made = await of.post("/api/v1/groups", { profile: { name: "x" } }, { authorization: bearer });
    expect([made.status, made.at("errorCode")]).toEqual([403, "E0000006"]);
  });

  it("shows somebody with a role for some groups only their members", async () => {
    const seed = { groups: [{ id: "00gEngineering0005d7x", name: "engineering" }] };
    const id = "00gEngineering00005d";
    const of = org(
      { roles: [{ type: "USER_ADMIN", groupTargets: [id] }] },
      { groups: [{ ...seed.groups[0]!, id }], users: [aPerson("ada", { groups: ["engineering"] }), aPerson("bob")] },
    );
    const bearer = `Bearer ${(await askToken(of, await assertion(of))).text("access_token")}`;
    const users = await of.get("/api/v1/users", { authorization: bearer });
    expect(users.body).toMatchObject([{ profile: { login: "ada@jupiter.test" } }]);
    expect((await of.get("/api/v1/users/bob@jupiter.test", { authorization: bearer })).status).toBe(404);
  });
});

describe("§12.7 DPoP", () => {
  const ath = (token: string): string => createHash("sha256").update(token).digest("base64url");

  async function bound(of: TestOrg): Promise<string> {
    const first = await askToken(of, await assertion(of), undefined, await proof(of, {}));
    const nonce = first.headers.get("dpop-nonce");
    return (await askToken(of, await assertion(of), undefined, await proof(of, { nonce }))).text("access_token");
  }

  it("asks for a proof, then for its nonce, then binds the token to the key", async () => {
    const of = org({ dpop: true });
    const missing = await askToken(of, await assertion(of));
    expect([missing.status, missing.at("error")]).toEqual([400, "invalid_dpop_proof"]);

    const first = await askToken(of, await assertion(of), undefined, await proof(of, {}));
    expect([first.status, first.at("error")]).toEqual([400, "use_dpop_nonce"]);
    const nonce = first.headers.get("dpop-nonce");
    const second = await askToken(of, await assertion(of), undefined, await proof(of, { nonce }));
    expect(second.at("token_type")).toBe("DPoP");
  });

  it("honours a nonce for three days", async () => {
    const of = org({ dpop: true });
    const nonce = (await askToken(of, await assertion(of), undefined, await proof(of, {}))).headers.get("dpop-nonce");
    const day = 24 * 3_600_000;
    await of.clock.advance(2 * day);
    expect((await askToken(of, await assertion(of), undefined, await proof(of, { nonce }))).status).toBe(200);
    await of.clock.advance(day);
    expect((await askToken(of, await assertion(of), undefined, await proof(of, { nonce }))).at("error")).toBe(
      "use_dpop_nonce",
    );
  });

  it("takes the token only with a fresh proof of the same key for this very call", async () => {
    const of = org({ dpop: true });
    const token = await bound(of);
    const use = { htm: "GET", htu: `${ORG_URL}/api/v1/users`, ath: ath(token) };
    const fine = await proof(of, use);
    expect((await list(of, `DPoP ${token}`, { dpop: fine })).status).toBe(200);
    for (const [scheme, dpop] of [
      ["DPoP", fine],
      ["DPoP", await proof(of, { ...use, htm: "POST" })],
      ["DPoP", await proof(of, { ...use, htu: `${ORG_URL}/api/v1/users?limit=1` })],
      ["DPoP", await proof(of, { ...use, ath: ath("another") })],
      ["DPoP", await proof(of, use, other)],
      ["Bearer", await proof(of, use)],
    ] as const) {
      expect((await list(of, `${scheme} ${token}`, { dpop })).status).toBe(401);
    }
  });
});

describe("§12.7 API tokens", () => {
  it("dies after thirty days without use, and each use gives it thirty more", async () => {
    const day = 24 * 3_600_000;
    const of = anOrg();
    await of.clock.advance(29 * day);
    expect((await of.get("/api/v1/org")).status).toBe(200);
    await of.clock.advance(30 * day);
    expect((await of.get("/api/v1/org")).status).toBe(200);
    await of.clock.advance(30 * day + 1);
    expect(refusalOf(await of.get("/api/v1/org"))).toEqual([401, "E0000011", "Invalid token provided"]);
  });

  it("acts with its creator's present roles, and dies with them", async () => {
    const of = anOrg({
      users: [aPerson("ada", { roles: [{ type: "READ_ONLY_ADMIN" }] })],
      apiTokens: [{ token: "00Ada", user: "ada@jupiter.test" }],
    });
    const ada = { authorization: "SSWS 00Ada" };
    expect((await of.get("/api/v1/users", ada)).status).toBe(200);
    expect((await of.post("/api/v1/groups", { profile: { name: "x" } }, ada)).status).toBe(403);
    await of.post(`/api/v1/users/${of.userId("ada")}/roles`, { type: "USER_ADMIN" });
    expect((await of.post("/api/v1/groups", { profile: { name: "x" } }, ada)).status).toBe(200);
    await of.post("/api/v1/users/ada@jupiter.test/lifecycle/deactivate");
    expect((await of.get("/api/v1/users", ada)).status).toBe(401);
  });
});
