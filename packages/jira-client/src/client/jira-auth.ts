import { type Api, type ApiOptions, createApi, type HttpError } from "@tenure/http-kit";
import { okAsync, type ResultAsync } from "neverthrow";
import { accessTokens, askForToken } from "./access-tokens.ts";

/** How calls prove who makes them. */
export type JiraAuth =
  /** An API token with the e-mail of its account: without scopes on the site, with scopes on the gateway. */
  | { readonly kind: "basic"; readonly email: string; readonly token: string }
  /** A token of a service account or an access token from elsewhere, on the gateway. */
  | { readonly kind: "bearer"; readonly token: string }
  /** OAuth 2.0 credentials of a service account, on the gateway. */
  | {
      readonly kind: "client-credentials";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly authUrl?: string;
    }
  /**
   * OAuth 2.0 on behalf of a user who agreed (3LO), on the gateway. Each refresh token works once:
   * `save` has to have kept the next one when it resolves, or access is lost with the process.
   */
  | {
      readonly kind: "refresh-token";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
      readonly save: (refreshToken: string) => Promise<void>;
      readonly authUrl?: string;
    };

/** The proof for each attempt, what to do when it is refused, and the words never to print. */
export interface Authorization {
  readonly authorize: () => ResultAsync<Readonly<Record<string, string>>, HttpError>;
  readonly onRefused?: () => boolean;
  readonly secrets: () => readonly string[];
}

/** Prepares the proof. Tokens live in closures, so that printing a client prints none. */
export function authorization(auth: JiraAuth, options: Omit<ApiOptions, "baseUrl">): Authorization {
  switch (auth.kind) {
    case "basic": {
      const pair = Buffer.from(`${auth.email}:${auth.token}`, "utf8").toString("base64");
      return { authorize: always(`Basic ${pair}`), secrets: () => [auth.token, auth.email, pair] };
    }
    case "bearer":
      return { authorize: always(`Bearer ${auth.token}`), secrets: () => [auth.token] };
    case "client-credentials": {
      const { clientId, clientSecret } = auth;
      const body = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
      const ask = askForToken(authApi(auth.authUrl, options));
      const tokens = accessTokens(() => ask(body), options.now ?? Date.now);
      return { ...tokens, secrets: () => [clientSecret, ...tokens.secrets()] };
    }
    case "refresh-token": {
      const { clientId, clientSecret, save } = auth;
      const ask = askForToken(authApi(auth.authUrl, options));
      let refreshToken = auth.refreshToken;
      const renew = () =>
        ask({
          grant_type: "refresh_token",
          client_id: clientId,
          client_secret: clientSecret,
          refresh_token: refreshToken,
        }).map((granted) => {
          refreshToken = granted.refreshToken ?? refreshToken;
          return granted;
        });
      const tokens = accessTokens(renew, options.now ?? Date.now, save);
      return { ...tokens, secrets: () => [clientSecret, refreshToken, ...tokens.secrets()] };
    }
  }
}

const always = (header: string) => () => okAsync({ authorization: header });

function authApi(authUrl: string | undefined, options: Omit<ApiOptions, "baseUrl">): Api {
  return createApi({ ...options, baseUrl: authUrl ?? "https://auth.atlassian.com" });
}
