import type { JWK } from "jose";

/** How we prove who we are. A service app with its own key is right; an API token is second best. */
export type OktaAuth =
  /** OAuth 2.0 service app, `private_key_jwt`. The app needs the scopes *and* admin roles. */
  | {
      readonly kind: "private-key";
      readonly clientId: string;
      /** PKCS#8 PEM, or a JWK as an object or as text; RSA (≥ 2048 bits) or EC P-256, P-384, P-521. */
      readonly privateKey: string | JWK;
      /** Needed when the app has several keys. @defaultValue the JWK's `kid` */
      readonly keyId?: string;
      readonly scopes: readonly string[];
      /** Binds tokens to a key of this process, so that a stolen one is worthless. @defaultValue when the app demands it */
      readonly dpop?: boolean;
    }
  /** An API token acts with all its creator's roles and dies with their account: discouraged. */
  | { readonly kind: "ssws"; readonly token: string };

/** A service app's way to prove who it is. */
export type PrivateKeyAuth = Extract<OktaAuth, { kind: "private-key" }>;
