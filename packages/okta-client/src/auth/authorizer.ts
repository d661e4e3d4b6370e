import { type ApiOptions, type Authorize, createApi, type HttpError, type OnRefused } from "@tenure/http-kit";
import { okAsync, ResultAsync } from "neverthrow";
import { type AccessToken, requestToken, type TokenSession } from "./access-token.ts";
import { dpopProof } from "./dpop-key.ts";
import type { OktaAuth } from "./okta-auth.ts";

/** How early a token is renewed, so that no call sets out with one that ends on the way. */
const EARLY_MS = 300_000;

/** Gives each call its headers of proof. */
export interface Authorizer {
  readonly authorize: Authorize;
  /** Drops the token that was refused; `false` when there is nothing that could be renewed. */
  readonly forget: OnRefused;
}

type Options = Omit<ApiOptions, "baseUrl" | "headers" | "authorize" | "onRefused" | "governor">;

/** Renews an access token before it ends, once for all callers that wait for it. */
export function authorizer(origin: string, auth: OktaAuth, options: Options): Authorizer {
  if (auth.kind === "ssws") {
    const headers = { authorization: `SSWS ${auth.token}` };
    return { authorize: () => okAsync(headers), forget: () => false };
  }
  // Repeating a token request is up to the call that needs it: each try wants an assertion of its own.
  const api = createApi({ ...options, baseUrl: origin, retries: 0 });
  const session: TokenSession = { dpopKey: undefined, nonce: undefined, clockAhead: 0 };
  let current: AccessToken | undefined;
  let renewal: ResultAsync<AccessToken, HttpError> | undefined;

  const renew = async () => {
    const outcome = await requestToken(api, auth, session);
    if (outcome.isOk()) current = outcome.value;
    renewal = undefined;
    return outcome;
  };
  const token = (): ResultAsync<AccessToken, HttpError> => {
    if (current !== undefined && api.now() < current.endsAt - EARLY_MS) return okAsync(current);
    renewal ??= new ResultAsync(renew());
    return renewal;
  };

  return {
    authorize: (request) =>
      token().andThen(({ value, dpopKey }) => {
        if (dpopKey === undefined) return okAsync({ authorization: `Bearer ${value}` });
        const proof = dpopProof(dpopKey, { ...request, now: api.now() + session.clockAhead, accessToken: value });
        return ResultAsync.fromSafePromise(proof).map((dpop) => ({ authorization: `DPoP ${value}`, dpop }));
      }),
    forget(proof) {
      // Others may have renewed it since this call set out.
      if (current !== undefined && proof["authorization"]?.endsWith(` ${current.value}`) === true) current = undefined;
      return true;
    },
  };
}
