import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { forgeTokens } from "./forge-tokens.ts";
import { verifyAutomationToken } from "./verify-automation-token.ts";
import { verifyJwtWebhook } from "./verify-jwt-webhook.ts";

const now = new Date("2026-11-24T08:00:00Z");
const seconds = now.getTime() / 1000;
const secret = "client-secret-of-the-app-0123456789";
const key = (text: string) => new TextEncoder().encode(text);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe("verifyAutomationToken", () => {
  const verify = (headers: Record<string, string | string[]>, tokens = ["long-random-token"]) =>
    verifyAutomationToken({ headers, header: "X-Tenure-Token", tokens }).match(
      () => "believed",
      ({ reason }) => reason,
    );

  it("believes one of the configured tokens, in the header agreed on, once", () => {
    expect(verify({ "x-tenure-token": "long-random-token" })).toBe("believed");
    expect(verify({ "x-tenure-token": "long-random-token" }, ["newer", "long-random-token"])).toBe("believed");
    expect(verify({ "x-tenure-token": "long-random-tokem" })).toBe("wrong-signature");
    expect(verify({ "x-tenure-token": ["long-random-token", "x"] })).toBe("no-signature");
    expect(verify({ "x-other": "long-random-token" })).toBe("no-signature");
    expect(verify({ "x-tenure-token": "" }, [""])).toBe("no-secret-configured");
    expect(verify({ "x-tenure-token": "" })).toBe("no-signature");
  });
});

describe("verifyJwtWebhook", () => {
  const sign = (exp: number | undefined, alg = "HS256", by = secret) => {
    const jwt = new SignJWT({ iss: "client-id" }).setProtectedHeader({ alg }).setIssuedAt(seconds);
    return (exp === undefined ? jwt : jwt.setExpirationTime(exp)).sign(key(by));
  };
  const verify = async (headers: Record<string, string>, secrets: readonly string[] = [secret]) =>
    (await verifyJwtWebhook({ headers, secrets, now })).match(
      () => "believed",
      ({ reason }) => reason,
    );

  it("believes a token signed with one of the client secrets that has not run out", async () => {
    expect(await verify(bearer(await sign(seconds + 180)))).toBe("believed");
    expect(await verify(bearer(await sign(seconds + 180)), ["newer-secret-newer-secret-newer", secret])).toBe(
      "believed",
    );
  });

  it("refuses everything else, each for its reason", async () => {
    const good = await sign(seconds + 180);
    const unsigned = `${btoa('{"alg":"none"}').replaceAll("=", "")}.${btoa("{}").replaceAll("=", "")}.x`;
    expect(await verify(bearer(await sign(seconds - 180)))).toBe("expired");
    expect(await verify(bearer(await sign(undefined)))).toBe("not-for-us");
    expect(await verify(bearer(await sign(seconds + 180, "HS512")))).toBe("method-not-allowed");
    expect(await verify(bearer(await sign(seconds + 180, "HS256", "somebody else's secret, long")))).toBe(
      "wrong-signature",
    );
    expect(await verify(bearer(unsigned))).toBe("method-not-allowed");
    expect(await verify({ authorization: good })).toBe("no-signature");
    expect(await verify({})).toBe("no-signature");
    expect(await verify(bearer("a.b.c"))).toBe("malformed-signature");
    expect(await verify(bearer(good), ["", " "])).toBe("no-secret-configured");
  });
});

describe("forgeTokens", () => {
  const AUDIENCE = "ari:cloud:ecosystem::app/app-1";

  async function forge() {
    const { publicKey, privateKey } = await generateKeyPair("RS256");
    const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256" };
    let fetched = 0;
    const fetch: typeof globalThis.fetch = async () => {
      fetched += 1;
      return Response.json({ keys: [jwk] });
    };
    const sign = (claims: { aud?: string; iss?: string; exp?: number } = {}) =>
      new SignJWT({
        app: { installationId: "i1", apiBaseUrl: "https://api.atlassian.com/ex/jira/c1" },
        principal: "5b10",
      })
        .setProtectedHeader({ alg: "RS256", kid: "k1" })
        .setAudience(claims.aud ?? AUDIENCE)
        .setIssuer(claims.iss ?? "forge/invocation-token")
        .setExpirationTime(claims.exp ?? seconds + 180)
        .sign(privateKey);
    return { verify: forgeTokens({ appId: "app-1", fetch }), sign, fetched: () => fetched };
  }

  it("believes a token of Atlassian for our app, says who calls, and fetches the keys once", async () => {
    const { verify, sign, fetched } = await forge();
    const caller = { installationId: "i1", apiBaseUrl: "https://api.atlassian.com/ex/jira/c1", principal: "5b10" };
    expect((await verify(bearer(await sign()), now))._unsafeUnwrap()).toEqual(caller);
    expect((await verify(bearer(await sign()), now))._unsafeUnwrap()).toEqual(caller);
    expect(fetched()).toBe(1);
  });

  it("refuses a token for another app, of another issuer, run out, or signed with another key", async () => {
    const { verify, sign } = await forge();
    const other = await forge();
    const reason = async (token: string) => (await verify(bearer(token), now))._unsafeUnwrapErr().reason;
    expect(await reason(await sign({ aud: "ari:cloud:ecosystem::app/app-2" }))).toBe("not-for-us");
    expect(await reason(await sign({ iss: "somebody" }))).toBe("not-for-us");
    expect(await reason(await sign({ exp: seconds - 180 }))).toBe("expired");
    expect(await reason(await other.sign())).toBe("wrong-signature");
    const blank = await forgeTokens({ appId: "" })(bearer(await sign()), now);
    expect(blank._unsafeUnwrapErr().reason).toBe("no-secret-configured");
  });

  it("says when Atlassian's keys cannot be read, and holds nothing of what failed", async () => {
    const { sign } = await forge();
    const down = forgeTokens({ appId: "app-1", fetch: async () => Promise.reject(new Error("planted")) });
    const refusal = (await down(bearer(await sign()), now))._unsafeUnwrapErr();
    expect(refusal.reason).toBe("keys-unavailable");
    expect(JSON.stringify(refusal)).not.toContain("planted");
  });
});
