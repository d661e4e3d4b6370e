import type { JWK } from "jose";

/** An API token. It acts with the present roles of whoever made it. */
export interface ApiToken {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly name: string;
  readonly created: string;
  /** ISO 8601; 30 days without use end the token. */
  readonly lastUsed: string;
}

/** A service app: an OAuth client that acts for nobody but itself. */
export interface ServiceApp {
  readonly clientId: string;
  readonly label: string;
  /** Public keys; the private ones belong to the client. */
  readonly keys: readonly JWK[];
  readonly scopes: readonly string[];
  readonly dpop: boolean;
}

/** What a service app calls with. */
export interface AccessToken {
  readonly token: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Thumbprint of the key whose proofs must come along. */
  readonly jkt?: string;
}
