import { type Api, type HttpError, sendForAnswer } from "@tenure/http-kit";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { type DpopKey, dpopProof, newDpopKey } from "./dpop-key.ts";
import type { PrivateKeyAuth } from "./okta-auth.ts";
import { readSigningKey } from "./signing-key.ts";

/** A token and, when it is bound to one, the key it is worthless without. */
export interface AccessToken {
  readonly value: string;
  /** Epoch milliseconds of our clock. */
  readonly endsAt: number;
  readonly dpopKey: DpopKey | undefined;
}

/** What was learned from the token endpoint and holds for the next request too. */
export interface TokenSession {
  dpopKey: DpopKey | undefined;
  nonce: string | undefined;
  /** How far Okta's clock is ahead of ours, in milliseconds; 0 unless it refused us for it. */
  clockAhead: number;
}

/** The endpoint, which is not in Okta's management document. */
export const TOKEN_ENDPOINT = "POST /oauth2/v1/token";
const PATH = "/oauth2/v1/token";
const SKEW_MS = 30_000;

const Token = z.object({ access_token: z.string(), expires_in: z.number(), token_type: z.string() });

/** Asks for a token with a fresh assertion, doing what Okta asks on the way: a DPoP proof, its nonce, its clock. */
export function requestToken(
  api: Api,
  auth: PrivateKeyAuth,
  session: TokenSession,
): ResultAsync<AccessToken, HttpError> {
  return new ResultAsync(request(api, auth, session));
}

async function request(api: Api, auth: PrivateKeyAuth, session: TokenSession): Promise<Result<AccessToken, HttpError>> {
  if (auth.dpop === true) session.dpopKey ??= await newDpopKey();
  // Once for each thing Okta may teach us: the proof, the nonce, the clock.
  for (let lessons = 3; ; lessons -= 1) {
    const outcome = await once(api, auth, session);
    if (outcome.isOk() || lessons === 0 || !(await learn(api, auth, session, outcome.error))) return outcome;
  }
}

async function once(api: Api, auth: PrivateKeyAuth, session: TokenSession): Promise<Result<AccessToken, HttpError>> {
  const now = api.now() + session.clockAhead;
  const url = `${api.origin}${PATH}`;
  const { dpopKey, nonce } = session;
  const assertion = await sign(auth, url, now);
  if (assertion.isErr()) return err(assertion.error);
  const answer = await sendForAnswer(api, {
    endpoint: TOKEN_ENDPOINT,
    method: "post",
    path: PATH,
    form: {
      grant_type: "client_credentials",
      scope: auth.scopes.join(" "),
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion.value,
    },
    ...(dpopKey === undefined
      ? {}
      : { headers: { dpop: await dpopProof(dpopKey, { method: "POST", url, now, nonce }) } }),
    reply: Token,
  });
  return answer.map(({ value, headers }) => {
    session.nonce = headers.get("dpop-nonce") ?? session.nonce;
    return {
      value: value.access_token,
      endsAt: api.now() + value.expires_in * 1000,
      dpopKey: value.token_type.toLowerCase() === "dpop" ? dpopKey : undefined,
    };
  });
}

/** Whether the refusal taught us something that makes another request promising. */
async function learn(api: Api, auth: PrivateKeyAuth, session: TokenSession, error: HttpError): Promise<boolean> {
  if (error.kind !== "rejected" || error.status >= 500) return false;
  const body = z.object({ error: z.string() }).safeParse(error.body);
  const nonce = error.headers["dpop-nonce"];
  if (body.data?.error === "use_dpop_nonce" && nonce !== undefined && nonce !== session.nonce) {
    session.nonce = nonce;
    return true;
  }
  if (body.data?.error === "invalid_dpop_proof" && session.dpopKey === undefined && auth.dpop === undefined) {
    session.dpopKey = await newDpopKey();
    return true;
  }
  const ahead = Date.parse(error.headers["date"] ?? "") - api.now();
  if (Number.isNaN(ahead) || Math.abs(ahead - session.clockAhead) < SKEW_MS) return false;
  session.clockAhead = ahead;
  return true;
}

async function sign(auth: PrivateKeyAuth, audience: string, now: number): Promise<Result<string, HttpError>> {
  const unusable = (): HttpError => ({
    kind: "unexpected-body",
    endpoint: TOKEN_ENDPOINT,
    // What the signing library says may hold the key's text: keep it to ourselves.
    problems: ["the private key cannot sign: give a PKCS#8 PEM or a JWK"],
  });
  const key = await readSigningKey(auth);
  if (key.isErr()) return err(unusable());
  const { algorithm, keyId } = key.value;
  const seconds = Math.floor(now / 1000);
  const signing = ResultAsync.fromThrowable(async () => {
    const { SignJWT } = await import("jose/jwt/sign");
    return (
      new SignJWT({})
        .setProtectedHeader({ alg: algorithm, ...(keyId === undefined ? {} : { kid: keyId }) })
        .setIssuer(auth.clientId)
        .setSubject(auth.clientId)
        .setAudience(audience)
        // Okta takes each assertion once.
        .setJti(crypto.randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 300)
        .sign(key.value.key)
    );
  }, unusable);
  return (await signing()).andThen((jwt) => ok(jwt));
}
