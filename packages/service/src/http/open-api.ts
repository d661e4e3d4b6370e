const json = (description: string, schema: object = { type: "object" }) => ({
  description,
  content: { "application/json": { schema } },
});
const refusal = (description: string) => json(description, { $ref: "#/components/schemas/Refusal" });
const token = [{ bearer: [] }, { basic: [] }];

const COMMON_REFUSALS = {
  "413": refusal("The body is too large."),
  "415": refusal("The content type is wrong."),
  "503": refusal("Not taken now; send it again."),
};

/** What our addresses take and give, as an OpenAPI 3.1 document. */
export const openApi = {
  openapi: "3.1.0",
  info: {
    title: "Tenure",
    version: "1",
    description: "Webhooks in, signed approvals in, status out. Every refusal is one sentence.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  paths: {
    "/webhooks/jira": {
      post: {
        summary: "Takes a webhook of Jira, verified over its exact bytes, and puts its ticket into the queue",
        security: [{ hubSignature: [] }, { automationToken: [] }, { bearer: [] }],
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses: {
          "200": json("Not about a request of ours, or taken already."),
          "202": json("Enqueued."),
          "400": refusal("No webhook of Jira."),
          "401": refusal("Not believed."),
          ...COMMON_REFUSALS,
        },
      },
    },
    "/hooks/okta": {
      get: {
        summary: "Okta's one-time check that the address is ours",
        parameters: [
          { name: "X-Okta-Verification-Challenge", in: "header", required: true, schema: { type: "string" } },
        ],
        responses: { "200": json("The challenge, as it came."), "400": refusal("No challenge.") },
      },
      post: {
        summary: "Takes an event hook of Okta, and looks again at tickets of the accounts it names",
        security: [{ hookSecret: [] }],
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses: {
          "200": json("Taken."),
          "400": refusal("No event hook of Okta."),
          "401": refusal("Not believed."),
          "413": COMMON_REFUSALS["413"],
          "503": COMMON_REFUSALS["503"],
        },
      },
    },
    "/approvals": {
      post: {
        summary: "Takes a person's signed word about one plan: approve, decline, or release of a brake",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/SignedWord" } } },
        },
        responses: {
          "202": json("Entered in the ledger; the ticket is looked at again."),
          "400": refusal("No signed word."),
          "401": refusal("Unknown key, wrong signature, or not signed just now."),
          "403": refusal("This person may not say this."),
          "404": refusal("No such ticket."),
          "409": refusal("The plan is another by now."),
          "422": refusal("A release without a reason."),
          ...COMMON_REFUSALS,
        },
      },
    },
    "/tickets/{key}": {
      get: {
        summary: "Where a ticket stands: what would be done now, and what was decided and done so far",
        security: token,
        parameters: [{ name: "key", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          "200": {
            description: "The status, as JSON or as a page.",
            content: {
              "application/json": { schema: { type: "object" } },
              "text/html": { schema: { type: "string" } },
            },
          },
          "401": refusal("Show a token."),
          "404": refusal("No such ticket, or none of ours."),
          "503": refusal("Jira, Okta or the store does not answer."),
        },
      },
    },
    "/queue": {
      get: {
        summary: "When the next job is due, and what was given up and waits for a person",
        security: token,
        responses: { "200": json("The queue."), "401": refusal("Show a token."), "503": refusal("The queue is away.") },
      },
    },
    "/health": { get: { summary: "Whether the process is up", responses: { "200": json("It is.") } } },
    "/ready": {
      get: {
        summary: "Whether webhooks can be taken",
        responses: { "200": json("They can."), "503": refusal("The queue is away.") },
      },
    },
    "/openapi.json": { get: { summary: "This document", responses: { "200": json("This document.") } } },
  },
  components: {
    schemas: {
      Refusal: {
        type: "object",
        required: ["error"],
        properties: {
          error: {
            type: "object",
            required: ["kind", "sentence"],
            properties: { kind: { type: "string" }, sentence: { type: "string" } },
          },
        },
      },
      SignedWord: {
        type: "object",
        required: ["says", "ticketId", "hash", "keyId", "person", "at", "signature"],
        properties: {
          says: { enum: ["approve", "decline", "release"] },
          ticketId: { type: "string", description: "Id of the issue, not its key." },
          hash: { type: "string", pattern: "^[0-9a-f]{64}$", description: "Hash of the plan." },
          keyId: { type: "string" },
          person: { type: "string", format: "email" },
          at: { type: "string", format: "date-time" },
          reason: { type: "string" },
          signature: { type: "string", description: "Base64url, over the canonical JSON of the rest." },
        },
      },
    },
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer", description: "A token of ours; for webhooks, the app's." },
      basic: { type: "http", scheme: "basic", description: "Any name; the token is the password." },
      hubSignature: { type: "apiKey", in: "header", name: "X-Hub-Signature" },
      automationToken: {
        type: "apiKey",
        in: "header",
        name: "X-Tenure-Token",
        description: "Of an Automation rule; the header's name is a setting.",
      },
      hookSecret: { type: "apiKey", in: "header", name: "Authorization" },
    },
  },
} as const;
