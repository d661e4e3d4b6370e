/**
 * One simulated product behind HTTP. Knows nothing of sockets: servers and msw handlers carry requests to it.
 *
 * `Response.error()` means that the connection breaks without an answer.
 */
export interface Vendor {
  handle(request: Request): Promise<Response>;
  /** All state as JSON; given back as the seed it makes an equal vendor. */
  snapshot(): unknown;
}
