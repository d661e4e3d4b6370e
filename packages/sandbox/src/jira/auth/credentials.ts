/** An API token: a person's, or a service account's. */
export interface ApiToken {
  readonly token: string;
  readonly accountId: string;
  /** With scopes it opens the gateway only. */
  readonly scopes?: readonly string[];
  /** ISO 8601; an expired token is no token. */
  readonly expires?: string;
}

/** An OAuth 2.0 app or the credentials of a service account. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly kind: "client-credentials" | "3lo";
  /** For client credentials: the service account. */
  readonly accountId?: string;
  readonly scopes: readonly string[];
}

/** What the token endpoint gave out. */
export interface AccessToken {
  readonly token: string;
  readonly clientId: string;
  readonly accountId: string;
  readonly scopes: readonly string[];
  /** ISO 8601. */
  readonly expires: string;
}

/** A refresh token works once and is replaced by the next. */
export interface RefreshToken {
  readonly token: string;
  readonly clientId: string;
  readonly accountId: string;
  readonly scopes: readonly string[];
}
