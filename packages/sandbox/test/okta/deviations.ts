/** Something in the answers that the published OpenAPI document does not allow, and why the sandbox says it anyway. */
export interface Deviation {
  /** The routes, and the validator's words. */
  readonly route: RegExp;
  readonly problem: RegExp;
  readonly reason: string;
}

/** All of them; one that no answer shows any more fails the test too. */
export const deviations: readonly Deviation[] = [
  {
    route: / \/api\/v1\/(apps|groups\/\{groupId\}\/apps)/,
    problem: /\/accessibility\/(errorRedirectUrl|loginRedirectUrl) must be string/,
    reason: "Recorded applications show both as null when nobody set them.",
  },
  {
    route: / \/api\/v1\/apps\/\{appId\}\/users/,
    problem: /\/(externalId|lastSync) must be string/,
    reason: "Recorded assignments without provisioning show both as null.",
  },
  {
    route: / \/api\/v1\/(groups|users\/\{id\}\/groups)/,
    problem: /\/profile(\/description must be string| must match a schema in anyOf)/,
    reason: "A group without a description shows null, which clients that expect a text have to survive.",
  },
  {
    route: /GET \/api\/v1\/logs/,
    problem: /\/(detailEntry|legacyEventType|reason|device|geographicalContext|id|ipAddress|userAgent|zone) must be/,
    reason: "The log shows everything it does not know as null.",
  },
  {
    route: /GET \/api\/v1\/users\/\{id\}\/clients/,
    problem: /\/(client_uri|logo_uri) must be string/,
    reason: "A client without a page or a logo shows null.",
  },
  {
    route: /\/roles$/,
    problem: /must match exactly one schema in oneOf/,
    reason: "The document tells standard from custom roles by the value of `type`, which its oneOf does not express.",
  },
  {
    route: /\/api\/v1\/api-tokens/,
    problem: /\/tokenWindow must match pattern/,
    reason: "The document's pattern for durations can match nothing at all; P30D is what tokens have.",
  },
  {
    route: /\/groups\/\{groupId\}\/users\/\{userId\}\/group-rules$/,
    problem: /the route is not in the document/,
    reason: "Newer than the document: announced with the release of June 2026.",
  },
  {
    route: /\/oauth2\/v1\/global-token-revocation$/,
    problem: /the route is not in the document/,
    reason: "Described in the document of the OAuth endpoints, which is another one.",
  },
];
