import * as z from "zod";
import { isPrivateKey } from "./is-private-key.ts";
import { address, words } from "./value-shapes.ts";

/** A service app with its own key is right. An API token has all its creator's roles and dies with them: discouraged. */
export const OktaAuthSettings = z.union(
  [
    z.strictObject({
      clientId: words,
      /** PKCS#8 PEM, or a JWK as text. */
      privateKey: words.refine(isPrivateKey, {
        error: "expected a private key: a PKCS#8 PEM or a JWK, RSA or EC",
      }),
      keyId: words.exactOptional(),
      /** Binds tokens to a key of this process. @defaultValue when the app demands it */
      dpop: z.boolean().exactOptional(),
    }),
    z.strictObject({ apiToken: words }),
  ],
  { error: "expected a service app's clientId and privateKey, or an apiToken" },
);
/** How we prove to Okta who we are. */
export type OktaAuthSettings = z.infer<typeof OktaAuthSettings>;

/** The `okta` part of a configuration. */
export const OktaPart = z.strictObject(
  {
    orgUrl: address("the org's address, like https://acme.okta.com"),
    auth: OktaAuthSettings,
    org: words.exactOptional(),
    activationMail: z.boolean({ error: "expected true or false" }).exactOptional(),
    adminDuties: z.boolean({ error: "expected true or false" }).exactOptional(),
    eventHookSecret: words.exactOptional(),
    share: z.number({ error: "expected a number from 0.01 to 1" }).min(0.01).max(1).exactOptional(),
  },
  { error: "expected the org's address and credentials: set OKTA_ORG_URL, OKTA_CLIENT_ID and OKTA_PRIVATE_KEY" },
);
