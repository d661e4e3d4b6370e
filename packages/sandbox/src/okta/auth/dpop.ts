import { createHash } from "node:crypto";
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, EmbeddedJWK } from "jose";
import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import type { Org } from "../org.ts";
import { type OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";
import { useOnce } from "./use-once.ts";

const Proof = z.looseObject({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string(),
  nonce: z.string().optional(),
  ath: z.string().optional(),
});

/** What a proof is for. */
export interface ProofUse {
  readonly method: string;
  /** Without query. */
  readonly url: string;
  /** The access token it goes with; none at the token endpoint. */
  readonly token?: string;
}

const bad = (description: string) => err(oauthRefusal(400, "invalid_dpop_proof", description));

/** Checks a DPoP proof and gives the thumbprint of its key. The token endpoint also wants our nonce in it. */
export async function checkProof(org: Org, proof: string | null, use: ProofUse): Promise<Result<string, OAuthRefusal>> {
  if (proof === null) return bad("The DPoP proof JWT header is missing.");
  const read = await readProof(proof);
  if (read === undefined) return bad("The DPoP proof JWT is not valid.");
  const { claims, thumbprint } = read;
  const now = org.clock.now() / 1000;
  if (claims.htm !== use.method) return bad("The 'htm' claim in the DPoP proof JWT does not match the request method.");
  if (claims.htu !== use.url) return bad("The 'htu' claim in the DPoP proof JWT does not match the request URL.");
  if (claims.iat < now - 300) return bad("The DPoP proof JWT was issued more than five minutes in the past.");
  if (claims.iat > now + 300) return bad("The DPoP proof JWT was issued in the future.");
  if (use.token === undefined && !isOurNonce(org, claims.nonce)) {
    return err(
      oauthRefusal(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.", {
        "dpop-nonce": nonceAt(org, org.clock.now()),
      }),
    );
  }
  if (use.token !== undefined && claims.ath !== createHash("sha256").update(use.token).digest("base64url")) {
    return bad("The 'ath' claim in the DPoP proof JWT does not match the access token.");
  }
  if (!useOnce(org, `dpop/${claims.jti}`, (claims.iat + 600) * 1000)) {
    return bad("The DPoP proof JWT has already been used.");
  }
  return ok(thumbprint);
}

async function readProof(
  jwt: string,
): Promise<{ readonly claims: z.infer<typeof Proof>; readonly thumbprint: string } | undefined> {
  try {
    const header = decodeProtectedHeader(jwt);
    if (header.typ !== "dpop+jwt" || header.jwk === undefined || "d" in header.jwk) return undefined;
    const { payload } = await compactVerify(jwt, EmbeddedJWK);
    const claims = Proof.parse(JSON.parse(new TextDecoder().decode(payload)));
    return { claims, thumbprint: await calculateJwkThumbprint(header.jwk) };
  } catch {
    return undefined; // unreadable, or not signed by the key inside
  }
}

const DAY = 24 * 3_600_000;

/** The nonce changes each day and is honoured for three. */
function nonceAt(org: Org, instant: number): string {
  const day = Math.floor(instant / DAY);
  return createHash("sha256").update(`${org.id}/${day}`).digest("base64url").slice(0, 22);
}

function isOurNonce(org: Org, nonce: string | undefined): boolean {
  return [0, 1, 2].some((days) => nonce === nonceAt(org, org.clock.now() - days * DAY));
}
