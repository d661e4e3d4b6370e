/** A sign-in to Okta that still holds. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly created: string;
}

/** What an application holds to get new access tokens for a user. */
export interface RefreshToken {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly created: string;
  readonly expiresAt: string;
}

/** A user's consent to a scope of an application. */
export interface Grant {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  readonly scopeId: string;
  readonly created: string;
}
