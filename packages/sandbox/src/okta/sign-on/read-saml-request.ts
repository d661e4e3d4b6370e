import { inflateRawSync } from "node:zlib";
import { err, ok, Result } from "neverthrow";

/** What a service provider asks when it sends a browser to Okta. */
export interface SamlRequest {
  /** `undefined` when nobody asked: the person began at Okta's dashboard. */
  readonly id: string | undefined;
  readonly relayState: string | undefined;
}

/** The question is none. */
export interface BadSamlRequest {
  readonly kind: "bad-saml-request";
}

// Far more than any request needs, and too little to fill the memory with.
const MOST_BYTES = 64 * 1024;
const inflate = Result.fromThrowable((bytes: Buffer) => inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }));

/** Reads the question out of the address (`HTTP-Redirect`, deflated) or out of a form (`HTTP-POST`). */
export async function readSamlRequest(request: Request): Promise<Result<SamlRequest, BadSamlRequest>> {
  const isForm = request.method === "POST";
  const fields = isForm ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams;
  const relayState = fields.get("RelayState") ?? undefined;
  const asked = fields.get("SAMLRequest");
  if (asked === null) return ok({ id: undefined, relayState });
  const bytes = Buffer.from(asked, "base64");
  const xml = isForm ? ok(bytes) : inflate(bytes);
  const bad: BadSamlRequest = { kind: "bad-saml-request" };
  return xml
    .mapErr(() => bad)
    .andThen((text) => {
      // The one thing needed of it; a document type would be an attack, and has no place here.
      const [, id] =
        /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:\w+:)?AuthnRequest\b[^>]*?\sID="([^"]{1,200})"/.exec(String(text)) ?? [];
      return id === undefined ? err(bad) : ok({ id, relayState });
    });
}
