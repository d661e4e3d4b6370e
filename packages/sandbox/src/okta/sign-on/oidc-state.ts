import { createSigningKey, type SigningKey } from "../apps/certificate.ts";

/** What a browser came for, until the client fetches it by its code. */
export interface AuthorizationCode {
  readonly clientId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  /** SHA-256 of the verifier, base64url. */
  readonly challenge: string | undefined;
  readonly authenticatedAt: string;
  readonly expiresAt: number;
}

/** A token that lets a client ask who somebody is. */
export interface PersonToken {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

/** What the org's own authorization server remembers of people who sign on to applications. */
export interface OidcState {
  readonly codes: Map<string, AuthorizationCode>;
  readonly tokens: Map<string, PersonToken>;
  /** Signs id tokens; made when somebody first asks. */
  key(): SigningKey;
}

/** Nobody has signed on yet. */
export function createOidcState(): OidcState {
  let key: SigningKey | undefined;
  return {
    codes: new Map(),
    tokens: new Map(),
    key: () => {
      key ??= createSigningKey();
      return key;
    },
  };
}
