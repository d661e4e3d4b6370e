/** Something in the answers that the published OpenAPI documents do not allow, and why the sandbox says it anyway. */
export interface Deviation {
  /** The routes, and the validator's words. */
  readonly route: RegExp;
  readonly problem: RegExp;
  readonly reason: string;
}

/** All of them; one that no answer shows any more fails the test too. */
export const deviations: readonly Deviation[] = [
  {
    route: /changelog/,
    problem: /\/items\/\*\/(from|fromString|to|toString) must be string/,
    reason: "What was or became empty is null in every recorded changelog.",
  },
  {
    route: /GET \/rest\/api\/3\/attachment\/content\//,
    problem: /a body is not foreseen/,
    reason: "The document describes no content for a file, which is what the answer is.",
  },
  {
    route: /POST \/rest\/servicedeskapi\/servicedesk\/\{serviceDeskId\}\/attachTemporaryFile/,
    problem: /a body is not foreseen/,
    reason: "The document describes no content for it; its prose shows the ids that come back.",
  },
  {
    route: / \/jira\/forms\/cloud\//,
    problem: /the route is not in the documents/,
    reason: "Forms have a document of their own, which is published as pages only.",
  },
  {
    route: / \/rest\/webhooks\/1\.0\/webhook/,
    problem: /the route is not in the documents/,
    reason: "Webhooks of admins are described in prose, outside the platform's document.",
  },
  {
    route: / \/(_edge\/tenant_info|media\/file\/)/,
    problem: /the route is not in the documents/,
    reason: "These belong to the edge and to the media service, which have no public document.",
  },
];
